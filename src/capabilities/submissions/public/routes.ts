import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { formRoutes } from './form.routes.tsx'
import { ownRoutes } from './own.routes.tsx'
import { publicRegisterRoutes } from './register.routes.tsx'
import { startRoutes } from './start.routes.tsx'

/** The public side: starting a form, filling it in, and a person's own page. */
export function publicRoutes(app: FastifyInstance, house: House): void {
  startRoutes(app, house)
  formRoutes(app, house)
  ownRoutes(app, house)
  publicRegisterRoutes(app, house)
}
