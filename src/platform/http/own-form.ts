import type { FastifyRequest } from 'fastify'
import type { House } from '../house.ts'
import { isPrivateLink } from './security-headers.ts'

/**
 * False for a form that another site made the browser send. Forms for people who are not signed in carry no token:
 * there is no session yet to bind one to. Browsers say themselves where a form comes from; what says nothing is no
 * browser and has nobody's cookies.
 */
export function isOwnForm(request: FastifyRequest, house: House): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = request.headers
  if (origin === undefined) return true
  // Pages of private links name no referrer, and older browsers then name no origin; their address is secret enough.
  if (origin === 'null') return isPrivateLink(request.url)
  return isOwnAddress(origin, request, house)
}

/** True for an address of this house: of the site's own name, or of the name by which the request reached it. */
export function isOwnAddress(address: string, request: FastifyRequest, house: House): boolean {
  if (!URL.canParse(address)) return false
  const { origin, host } = new URL(address)
  return origin === new URL(house.settings.baseUrl).origin || host === request.headers.host
}
