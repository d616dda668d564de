import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf, type PostedForm } from '../../../platform/http/forms.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import { sendPage } from '../../../ui/page.tsx'
import { type PrivateKey, readPrivateKey } from '../private-key.ts'
import { createPressure } from '../screening/pressure.ts'
import { askForProof, isProved } from '../screening/proof-of-work.ts'
import { ownPath } from '../steps.ts'
import { type SendProblem, submit } from '../submit.ts'
import { atForm, type Keyed, open, sendClosed } from './at-form.tsx'
import { CheckPage, trapField } from './check.view.tsx'
import { filesRoutes } from './files.routes.tsx'
import { sectionRoutes } from './section.routes.tsx'
import { senderRoutes } from './sender.routes.tsx'
import { sendUnknownLink } from './unknown-link.tsx'
import { type Visit, visit } from './visit.ts'

/** Pages of the form, in the order people go through them, down to sending it. */
export function formRoutes(app: FastifyInstance, house: House): void {
  const form = atForm(house)
  const pressure = createPressure()
  sectionRoutes(app, house)
  filesRoutes(app, house)
  senderRoutes(app, house)

  app.get<Keyed>(
    '/my/:key/check',
    { config: open },
    form.reading(async (found, request, reply) =>
      sendPage(
        request,
        reply,
        house,
        <CheckPage page={await form.pageOf(found, 'check', request)} work={await workFor(found, request)} />,
      ),
    ),
  )

  /** Under pressure browsers are asked to work before they send; who cannot sends all the same, and is looked at. */
  const workFor = async (found: Visit, request: FastifyRequest): Promise<string | undefined> => {
    const { consultationId, submissionId } = found.draft
    return pressure.isUnder(consultationId, request.ip, house.now())
      ? askForProof(house.keys.secret, submissionId, house.now())
      : undefined
  }

  const aroundOf =
    (request: FastifyRequest, key: PrivateKey, fields: PostedForm) => async (consultationId: string) => {
      const underPressure = pressure.isUnder(consultationId, request.ip, house.now())
      const proof = fieldOf(fields, 'proof')
      return {
        trapFilled: fieldOf(fields, trapField) !== '',
        underPressure,
        fromAddress: pressure.note(consultationId, request.ip, house.now()),
        proved: underPressure
          ? await isProved(house.keys.secret, key.submissionId, proof, house.now())
          : undefined,
      }
    }

  app.post<Keyed>(
    '/my/:key/send',
    { config: { permission: 'public', audit: 'submission.received' } },
    async (request, reply) => {
      const words = form.wordsOf(request)
      const key = readPrivateKey(request.params.key)
      if (!key) return sendUnknownLink(house, request, reply)
      const fields = formOf(request)
      const sent = await submit(
        house.db,
        house,
        house.now(),
        words,
        key,
        { editionId: fieldOf(fields, 'edition'), revision: fieldOf(fields, 'revision') },
        aroundOf(request, key, fields),
      )
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
        <CheckPage
          page={await form.pageOf(found, 'check', request)}
          problems={problems}
          work={await workFor(found, request)}
        />,
        { status: sent.reason === 'incomplete' ? 422 : 409 },
      )
    },
  )
}
