import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { dashboardRoutes } from './dashboard.routes.tsx'
import { deskRoutes } from './desk.routes.ts'
import { exportRoutes } from './export.routes.tsx'
import { inboxRoutes } from './inbox.routes.tsx'
import { labelsRoutes } from './labels.routes.tsx'
import { notesRoutes } from './notes.routes.ts'
import { selectionsRoutes } from './selections.routes.tsx'

export function staffRoutes(app: FastifyInstance, house: House): void {
  dashboardRoutes(app, house)
  inboxRoutes(app, house)
  deskRoutes(app, house)
  notesRoutes(app, house)
  labelsRoutes(app, house)
  selectionsRoutes(app, house)
  exportRoutes(app, house)
}
