import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import { isId } from '../../../platform/ids.ts'
import { sendPage } from '../../../ui/index.ts'
import { listStaffNames } from '../../accounts/index.ts'
import { findNamedConsultation, findPublishedEdition } from '../../consultations/index.ts'
import { findNextToCheck, listEntries } from '../entry/queries.ts'
import { findReading } from '../reading.ts'
import { ComparePage } from './compare.view.tsx'
import { comparePath, entriesPath } from './entries.view.tsx'
import { readShownFiles } from './shown-files.ts'

type OfConsultation = { Params: { id: string }; Querystring: { after?: string; done?: string } }
type One = { Params: { id: string }; Querystring: { done?: string } }

/** What was typed beside what came, one after the other. */
export function compareRoutes(app: FastifyInstance, house: House): void {
  // On to the next that waits and that somebody else entered.
  app.get<OfConsultation>(
    '/staff/consultations/:id/entries/compare',
    { config: { permission: 'submission.enter', audit: 'none' } },
    async (request, reply) => {
      const consultation = await findNamedConsultation(house.publicDb, request.params.id)
      if (!consultation) return reply.callNotFound()
      const { consultationId } = consultation
      const { after, done } = request.query
      const told = done === undefined ? '' : `?done=${encodeURIComponent(done)}`
      const actor = actorOf(request)
      const next = await findNextToCheck(
        house.db,
        consultationId,
        actor.id,
        after && isId(after) ? after : undefined,
      )
      reply.header('cache-control', 'no-store')
      if (next) return seeOther(request, reply, house, `${comparePath(next)}${told}`)
      return seeOther(request, reply, house, `${entriesPath(consultationId)}?done=none-left`)
    },
  )

  app.get<One>(
    '/staff/submissions/:id/compare',
    { config: { permission: 'submission.enter', audit: 'submission.viewed' } },
    async (request, reply) => {
      const { id } = request.params
      const reading = isId(id) ? await findReading(house.db, id) : undefined
      const entries = reading ? await listEntries(house.db, id) : []
      const [newest] = entries
      if (!reading || !newest) return reply.callNotFound()
      const published = await findPublishedEdition(house.publicDb, reading.version.editionId)
      return sendPage(
        request,
        reply,
        house,
        <ComparePage
          reading={reading}
          edition={published?.edition}
          entry={newest}
          meeting={entries.find((each) => each.meetingNotes)}
          files={await readShownFiles(house.db, id, reading.content.files)}
          names={await listStaffNames(house.db, [newest.enteredBy])}
          done={request.query.done}
        />,
      )
    },
  )
}
