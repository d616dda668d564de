import type { FastifyInstance } from 'fastify'
import { permissionsOf, roles } from '../../../platform/access.ts'
import type { House } from '../../../platform/house.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { sendPage } from '../../../ui/index.ts'
import { staffHomePlace } from '../home-place.ts'
import { HomeView, type RoleOpens } from './home.view.tsx'

/** The first page of the workspace. */
export function homeRoutes(app: FastifyInstance, house: House): void {
  const opens = whatRolesOpen(house)

  app.get(
    '/staff',
    { config: { permission: 'staff.home', audit: 'home.viewed' } },
    async (request, reply) => {
      const actor = actorOf(request)
      const panels = await house.places.fill(staffHomePlace, actor, {
        db: house.db,
        publicDb: house.publicDb,
        now: house.now(),
        actor,
        csrfToken: request.csrfToken,
      })
      return sendPage(request, reply, house, <HomeView actor={actor} panels={panels} opens={opens} />)
    },
  )
}

/** What each role opens, from the permission tables themselves; what every role may do tells none apart. */
function whatRolesOpen(house: House): RoleOpens[] {
  const tables = house.capabilities.map((capability) => capability.permissions)
  const told = tables.flatMap((table) =>
    Object.entries(table).flatMap(([permission, holders]) =>
      holders.length < roles.length ? [permission] : [],
    ),
  )
  return roles.map((role) => {
    const held = permissionsOf([role], tables)
    return { role, permissions: told.filter((permission) => held.has(permission)) }
  })
}
