import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import { sendPage } from '../../../ui/page.tsx'
import { readPrivateKey } from '../private-key.ts'
import { ownPath } from '../steps.ts'
import { type SendProblem, submit } from '../submit.ts'
import { atForm, type Keyed, open, sendClosed } from './at-form.tsx'
import { CheckPage } from './check.view.tsx'
import { filesRoutes } from './files.routes.tsx'
import { sectionRoutes } from './section.routes.tsx'
import { senderRoutes } from './sender.routes.tsx'
import { sendUnknownLink } from './unknown-link.tsx'
import { visit } from './visit.ts'

/** Pages of the form, in the order people go through them, down to sending it. */
export function formRoutes(app: FastifyInstance, house: House): void {
  const form = atForm(house)
  sectionRoutes(app, house)
  filesRoutes(app, house)
  senderRoutes(app, house)

  app.get<Keyed>(
    '/my/:key/check',
    { config: open },
    form.reading(async (found, request, reply) =>
      sendPage(request, reply, house, <CheckPage page={await form.pageOf(found, 'check', request)} />),
    ),
  )

  app.post<Keyed>(
    '/my/:key/send',
    { config: { permission: 'public', audit: 'submission.received' } },
    async (request, reply) => {
      const words = form.wordsOf(request)
      const key = readPrivateKey(request.params.key)
      if (!key) return sendUnknownLink(house, request, reply)
      const fields = formOf(request)
      const sent = await submit(house.db, house, house.now(), words, key, {
        editionId: fieldOf(fields, 'edition'),
        revision: fieldOf(fields, 'revision'),
      })
      const own = ownPath(request.params.key)
      if (sent.ok) return seeOther(request, reply, house, `${own}?received`)
      if (sent.reason === 'withdrawn') return seeOther(request, reply, house, own)
      const found = await visit(house, request.params.key, request.language)
      if (!found || sent.reason === 'unknown') return sendUnknownLink(house, request, reply)
      if (sent.reason === 'closed') return sendClosed(house, found, request, reply)
      const problems: readonly SendProblem[] =
        sent.reason === 'incomplete'
          ? sent.problems
          : [
              {
                at: sent.reason,
                message: words.t(
                  sent.reason === 'edition-changed'
                    ? 'submissions.check.edition-changed'
                    : 'submissions.check.changed-elsewhere',
                ),
              },
            ]
      return sendPage(
        request,
        reply,
        house,
        <CheckPage page={await form.pageOf(found, 'check', request)} problems={problems} />,
        { status: sent.reason === 'incomplete' ? 422 : 409 },
      )
    },
  )
}
