import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { conditionRoutes } from './condition.routes.tsx'
import { consultationRoutes } from './consultation.routes.tsx'
import { listRoutes } from './list.routes.tsx'
import { previewRoutes } from './preview.routes.tsx'
import { questionRoutes } from './question.routes.tsx'
import { questionsRoutes } from './questions.routes.tsx'
import { stepRoutes } from './step.routes.tsx'

/** The workspace side of consultations. */
export function staffRoutes(app: FastifyInstance, house: House): void {
  listRoutes(app, house)
  consultationRoutes(app, house)
  stepRoutes(app, house)
  questionsRoutes(app, house)
  questionRoutes(app, house)
  conditionRoutes(app, house)
  previewRoutes(app, house)
}
