import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { agenciesRoutes } from './agencies.routes.tsx'
import { homeRoutes } from './home.routes.tsx'
import { peopleRoutes } from './people.routes.tsx'
import { signInRoutes } from './sign-in.routes.tsx'
import { welcomeRoutes } from './welcome.routes.tsx'

export function routes(app: FastifyInstance, house: House): void {
  signInRoutes(app, house)
  welcomeRoutes(app, house)
  homeRoutes(app, house)
  peopleRoutes(app, house)
  agenciesRoutes(app, house)
}
