import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { sendPage } from '../../../ui/index.ts'
import { ApiPage } from './api.view.tsx'
import { readRoutes } from './read.routes.ts'
import { writeRoutes } from './write.routes.ts'

/** The API for programs, and the page that tells people of it. */
export function apiRoutes(app: FastifyInstance, house: House): void {
  writeRoutes(app, house)
  readRoutes(app, house)
  app.get('/api', { config: { permission: 'public', audit: 'none' } }, (request, reply) =>
    sendPage(request, reply, house, <ApiPage />, { keep: true }),
  )
}
