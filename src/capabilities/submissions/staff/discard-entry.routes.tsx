import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import { sendPage } from '../../../ui/index.ts'
import { bringBackEntry, discardEntry } from '../entry/discard-entry.ts'
import { DiscardEntryPage } from './discard-entry.view.tsx'
import { entriesPath } from './entries.view.tsx'
import { type FoundEntry, findAnyEntry, findNamedEntry } from './find-entry.ts'

type One = { Params: { id: string } }

const longestReason = 500

/** Putting away an entry that was begun and not received. Asked once more, with a reason for colleagues. */
export function discardEntryRoutes(app: FastifyInstance, house: House): void {
  const path = '/staff/entries/:id/discard'

  const show = (
    found: FoundEntry,
    request: FastifyRequest,
    reply: FastifyReply,
    typed?: { because: string; problem: string },
  ) =>
    sendPage(request, reply, house, <DiscardEntryPage {...found} typed={typed} />, {
      status: typed ? 422 : 200,
    })

  app.get<One>(
    path,
    { config: { permission: 'submission.enter', audit: 'entry.viewed' } },
    async (request, reply) => {
      const found = await findNamedEntry(house, request.params.id)
      if (!found) return reply.callNotFound()
      if (found.draft.receivedAt)
        return seeOther(request, reply, house, `/staff/submissions/${found.draft.submissionId}`)
      return show(found, request, reply)
    },
  )

  app.post<One>(
    path,
    { config: { permission: 'submission.enter', audit: 'entry.discarded' } },
    async (request, reply) => {
      const found = await findNamedEntry(house, request.params.id)
      if (!found) return reply.callNotFound()
      const { submissionId, consultationId } = found.draft
      const { t } = house.words.in(request.language)
      const because = fieldOf(formOf(request), 'because').trim()
      if (because === '' || because.length > longestReason)
        return show(found, request, reply, {
          because,
          problem:
            because === ''
              ? t('submissions.discard.because-missing')
              : t('submissions.discard.because-long', { limit: longestReason }),
        })
      const done = await discardEntry(house.db, house.now(), actorOf(request), submissionId, because)
      if (!done.ok && done.reason === 'received-already')
        return seeOther(request, reply, house, `/staff/submissions/${submissionId}`)
      return seeOther(request, reply, house, `${entriesPath(consultationId)}?done=discarded`)
    },
  )

  app.post<One>(
    '/staff/entries/:id/bring-back',
    { config: { permission: 'submission.enter', audit: 'entry.brought-back' } },
    async (request, reply) => {
      const found = await findAnyEntry(house, request.params.id)
      if (!found) return reply.callNotFound()
      const { submissionId } = found.draft
      await bringBackEntry(house.db, house.now(), actorOf(request), submissionId)
      return seeOther(request, reply, house, `/staff/entries/${submissionId}`)
    },
  )
}
