import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { isId } from '../../../platform/ids.ts'
import { apiKeysRoutes } from './api-keys.routes.tsx'
import { compareRoutes } from './compare.routes.tsx'
import { discardEntryRoutes } from './discard-entry.routes.tsx'
import { discardImportRoutes } from './discard-import.routes.tsx'
import { entriesRoutes } from './entries.routes.tsx'
import { entryRoutes } from './entry.routes.tsx'
import { entryLetterRoutes } from './entry-letter.routes.tsx'
import { staffFilesRoutes } from './files.routes.tsx'
import { importsRoutes } from './imports.routes.tsx'
import { meetingRoutes } from './meeting.routes.tsx'
import { messageRoutes } from './messages.routes.tsx'
import { registerRoutes } from './register.routes.tsx'
import { showSubmission } from './show-submission.tsx'
import { toCheckRoutes } from './to-check.routes.tsx'

type Shown = { Params: { id: string }; Querystring: Record<string, unknown> }

export function staffRoutes(app: FastifyInstance, house: House): void {
  registerRoutes(app, house)
  staffFilesRoutes(app, house)
  messageRoutes(app, house)
  importsRoutes(app, house)
  discardImportRoutes(app, house)
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
      return isId(id) ? showSubmission(house, request, reply, id) : reply.callNotFound()
    },
  )
}
