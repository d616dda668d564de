import type { FastifyInstance } from 'fastify'
import type { Actor } from '../../../platform/access.ts'
import type { House } from '../../../platform/house.ts'
import { sendPage } from '../../../ui/index.ts'
import { staffHomePlace } from '../home-place.ts'
import { HomeView } from './home.view.tsx'

/** The first page of the workspace. */
export function homeRoutes(app: FastifyInstance, house: House): void {
  app.get('/staff', { config: { permission: 'staff.home', audit: 'none' } }, async (request, reply) => {
    const actor = request.actor as Actor
    const panels = await house.places.fill(staffHomePlace, actor, {
      db: house.db,
      publicDb: house.publicDb,
      now: house.now(),
      actor,
      csrfToken: request.csrfToken,
    })
    return sendPage(request, reply, house, <HomeView name={actor.name} panels={panels} />)
  })
}
