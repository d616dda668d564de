import type { FastifyRequest } from 'fastify'
import type { Actor, RouteAccess } from '../access.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Language code taken from the first part of the address; English has none. */
    language: string
    /** Name of the capability the page belongs to; empty for the house's own answers. */
    capability: string
    /** The member of staff signed in, if any. */
    actor: Actor | undefined
    /** Revision of the public site when the request came: what is read for it is at least as new. */
    revision: number
    /** Token that forms of this session must send back. */
    csrfToken: string | undefined
  }
  // Fastify calls a route's own settings its config; ours say who may use it and what is audited.
  interface FastifyContextConfig extends Partial<RouteAccess> {
    /** Requests a minute from one address, when tighter than the house's own limit. */
    readonly perMinute?: number
    /** True where requests are counted apart, so that nothing else behind the same address can use up their number. */
    readonly countedApart?: boolean
  }
}

/** True for what may change something. */
export const isUnsafe = (request: FastifyRequest): boolean =>
  !['GET', 'HEAD', 'OPTIONS'].includes(request.method)

/**
 * The member of staff a request comes from. Only for routes whose permission is not `public`: nobody gets as far as
 * their handler without being signed in, so finding nobody there is a mistake of ours.
 * @throws when nobody is signed in
 */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.actor)
    throw new Error(`No one is signed in at ${request.routeOptions.url}: is the route public?`)
  return request.actor
}
