import type { FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { isPrivateLink } from '../../../platform/http/security-headers.ts'

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
  return origin === house.settings.baseUrl || hostOf(origin) === request.headers.host
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}

/** Where to go after signing in: a page of the workspace, and nothing that only looks like one. */
export function safeNext(next: string | undefined): string {
  if (!next || next.length > 2_000) return '/staff'
  let url: URL
  try {
    url = new URL(next, 'http://here.invalid')
  } catch {
    return '/staff'
  }
  const path = url.pathname
  const inWorkspace = url.origin === 'http://here.invalid' && /^\/staff(\/|$)/.test(path)
  return inWorkspace && !/^\/staff\/(sign-in|sign-out|welcome)(\/|$)/.test(path)
    ? path + url.search
    : '/staff'
}
