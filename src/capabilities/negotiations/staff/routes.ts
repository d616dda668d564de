import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { changeRoutes } from './change.routes.tsx'
import { proposeRoutes } from './propose.routes.tsx'
import { treatyRoutes } from './treaty.routes.tsx'

export function staffRoutes(app: FastifyInstance, house: House): void {
  treatyRoutes(app, house)
  proposeRoutes(app, house)
  changeRoutes(app, house)
}
