import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { sendPage } from '../../../ui/page.tsx'
import { listStaffNames } from '../../accounts/index.ts'
import { findPublishedEdition, findPublishedNotice } from '../../consultations/index.ts'
import { listEntries } from '../entry/queries.ts'
import { findDeadSince } from '../mail/dead-address.ts'
import { listMessagesAbout } from '../mail/queries.ts'
import { submissionPlace } from '../places.ts'
import { findReading } from '../reading.ts'
import { findEntry, listExclusions } from '../register/queries.ts'
import { listSignals } from '../screening/queries.ts'
import type { EntryFacts } from './entry-panel.view.tsx'
import { ReadingPage } from './reading.view.tsx'
import type { RegisterFacts, TypedExclusion } from './register-panel.view.tsx'
import { readShownFiles } from './shown-files.ts'

/**
 * One submission with all that staff know of it.
 *
 * @param typed a decision not to count it that could not be carried out, as it was made
 */
export async function showSubmission(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  typed?: TypedExclusion,
): Promise<FastifyReply> {
  const query = request.query as { version?: string; register?: string; entry?: string }
  const asked = Number(query.version)
  const reading = await findReading(
    house.db,
    id,
    Number.isSafeInteger(asked) && asked > 0 ? asked : undefined,
  )
  if (!reading) {
    reply.callNotFound()
    return reply
  }
  const { consultationId } = reading.submission
  const published = await findPublishedEdition(house.publicDb, reading.version.editionId)
  const notice = reading.version.noticeHash
    ? await findPublishedNotice(house.publicDb, reading.version.noticeHash)
    : undefined
  const panels = await house.places.fill(
    submissionPlace,
    { submissionId: id, consultationId, query },
    {
      db: house.db,
      publicDb: house.publicDb,
      now: house.now(),
      actor: actorOf(request),
      csrfToken: request.csrfToken,
    },
  )
  return sendPage(
    request,
    reply,
    house,
    <ReadingPage
      reading={reading}
      edition={published?.edition}
      notice={notice}
      register={{ ...(await registerFacts(house, id, query.register)), typed }}
      entered={await entryFacts(house, id, query.entry)}
      deadSince={await findDeadSince(house.db, id, reading.version.sender.email ?? null)}
      files={await readShownFiles(house.db, id, reading.content.files)}
      panels={panels}
    />,
    { status: typed ? 422 : 200 },
  )
}

async function registerFacts(
  house: House,
  id: string,
  done: string | undefined,
): Promise<Omit<RegisterFacts, 'typed'>> {
  const entry = await findEntry(house.db, id)
  if (!entry) throw new Error(`submission ${id} has no entry in the register`)
  const exclusions = await listExclusions(house.db, id)
  const people = exclusions.flatMap(({ decidedBy, liftedBy }) =>
    liftedBy ? [decidedBy, liftedBy] : [decidedBy],
  )
  return {
    entry,
    exclusions,
    names: await listStaffNames(house.db, people),
    signals: await listSignals(house.db, id),
    messages: await listMessagesAbout(house.db, id),
    done,
  }
}

async function entryFacts(house: House, id: string, done: string | undefined): Promise<EntryFacts> {
  const entries = await listEntries(house.db, id)
  const people = entries.flatMap(({ enteredBy, checkedBy }) =>
    checkedBy ? [enteredBy, checkedBy] : [enteredBy],
  )
  return { entries, names: await listStaffNames(house.db, people), done }
}
