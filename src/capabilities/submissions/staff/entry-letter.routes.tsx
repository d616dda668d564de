import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import { sendPage } from '../../../ui/index.ts'
import { listPublishedAgencies } from '../../accounts/index.ts'
import { findLetter, mayReadLetter, removeLetterKey } from '../entry/letter.ts'
import { EntryReceivedPage } from './entry-received.view.tsx'
import { findNamedEntry } from './find-entry.ts'

type One = { Params: { id: string } }

/** The letter to whoever wrote on paper: with their private link, for those whose business it is. */
export function entryLetterRoutes(app: FastifyInstance, house: House): void {
  const showLetter = async (request: FastifyRequest<One>, reply: FastifyReply, notSure?: boolean) => {
    const found = await findNamedEntry(house, request.params.id)
    const { draft, consultation } = found ?? {}
    const letter = draft && (await findLetter(house.db, house.keys, house.now(), draft.submissionId))
    if (!letter || !consultation) return reply.callNotFound()
    const mayRead = await mayReadLetter(house.db, actorOf(request), draft.submissionId)
    const { agencySlugs } = consultation.edition
    const agencies = await listPublishedAgencies(house.publicDb)
    return sendPage(
      request,
      reply,
      house,
      <EntryReceivedPage
        consultation={consultation}
        content={draft.content}
        submissionId={draft.submissionId}
        letter={mayRead ? letter : { ...letter, privateKey: undefined }}
        mayRead={mayRead}
        agencies={agencies.filter(({ slug }) => agencySlugs.includes(slug)).map(({ name }) => name)}
        now={house.now()}
        notSure={notSure}
      />,
      { status: notSure ? 422 : 200 },
    )
  }

  app.get<One>(
    '/staff/entries/:id/letter',
    { config: { permission: 'submission.enter', audit: 'entry-letter.viewed' } },
    async (request, reply) => showLetter(request, reply),
  )

  app.post<One>(
    '/staff/entries/:id/letter',
    { config: { permission: 'submission.enter', audit: 'submission.letter-removed' } },
    async (request, reply) => {
      const found = await findNamedEntry(house, request.params.id)
      if (!found?.draft.receivedAt) return reply.callNotFound()
      const { submissionId } = found.draft
      if (await mayReadLetter(house.db, actorOf(request), submissionId)) {
        // The link cannot be had again.
        if (fieldOf(formOf(request), 'printed') !== 'yes') return showLetter(request, reply, true)
        await removeLetterKey(house.db, house.now(), actorOf(request), submissionId)
      }
      return seeOther(request, reply, house, `/staff/entries/${submissionId}/letter`)
    },
  )
}
