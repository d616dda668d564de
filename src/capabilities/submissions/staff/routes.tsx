import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { isId } from '../../../platform/ids.ts'
import { sendPage } from '../../../ui/page.tsx'
import { listStaffNames } from '../../accounts/index.ts'
import { findPublishedEdition, findPublishedNotice } from '../../consultations/index.ts'
import { listEntries } from '../entry/queries.ts'
import { listMessagesAbout } from '../mail/queries.ts'
import { submissionPlace } from '../places.ts'
import { findReading } from '../reading.ts'
import { findEntry, listExclusions } from '../register/queries.ts'
import { listSignals } from '../screening/queries.ts'
import { apiKeysRoutes } from './api-keys.routes.tsx'
import { compareRoutes } from './compare.routes.tsx'
import { discardEntryRoutes } from './discard-entry.routes.tsx'
import { entriesRoutes } from './entries.routes.tsx'
import { entryRoutes } from './entry.routes.tsx'
import { entryLetterRoutes } from './entry-letter.routes.tsx'
import type { EntryFacts } from './entry-panel.view.tsx'
import { staffFilesRoutes } from './files.routes.tsx'
import { importsRoutes } from './imports.routes.tsx'
import { meetingRoutes } from './meeting.routes.tsx'
import { messageRoutes } from './messages.routes.tsx'
import { ReadingPage } from './reading.view.tsx'
import { registerRoutes } from './register.routes.tsx'
import type { RegisterFacts } from './register-panel.view.tsx'
import { readShownFiles } from './shown-files.ts'
import { toCheckRoutes } from './to-check.routes.tsx'

type Shown = { Params: { id: string }; Querystring: { version?: string; register?: string; entry?: string } }

export function staffRoutes(app: FastifyInstance, house: House): void {
  registerRoutes(app, house)
  staffFilesRoutes(app, house)
  messageRoutes(app, house)
  importsRoutes(app, house)
  apiKeysRoutes(app, house)
  entryRoutes(app, house)
  entriesRoutes(app, house)
  entryLetterRoutes(app, house)
  discardEntryRoutes(app, house)
  compareRoutes(app, house)
  meetingRoutes(app, house)
  toCheckRoutes(app, house)

  app.get<Shown>(
    '/staff/submissions/:id',
    { config: { permission: 'submission.read', audit: 'submission.viewed' } },
    async (request, reply) => {
      const { id } = request.params
      if (!isId(id)) return reply.callNotFound()
      const asked = Number(request.query.version)
      const reading = await findReading(
        house.db,
        id,
        Number.isSafeInteger(asked) && asked > 0 ? asked : undefined,
      )
      if (!reading) return reply.callNotFound()
      const { consultationId } = reading.submission
      const published = await findPublishedEdition(house.publicDb, reading.version.editionId)
      const notice = reading.version.noticeHash
        ? await findPublishedNotice(house.publicDb, reading.version.noticeHash)
        : undefined
      const panels = await house.places.fill(
        submissionPlace,
        { submissionId: id, consultationId, query: request.query },
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
          register={await registerFacts(house, id, request.query.register)}
          entered={await entryFacts(house, id, request.query.entry)}
          files={await readShownFiles(house.db, id, reading.content.files)}
          panels={panels}
        />,
      )
    },
  )
}

async function registerFacts(house: House, id: string, done: string | undefined): Promise<RegisterFacts> {
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
