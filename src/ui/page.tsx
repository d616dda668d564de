import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import type { House } from '../platform/house.ts'
import { securityHeaders } from '../platform/http/security-headers.ts'
import { type Frame, FrameProvider } from './frame.tsx'

export interface PageOptions {
  readonly status?: number
  /** The page is public, the same for everyone, and may be kept in memory until the next publication. */
  readonly keep?: boolean
  /** With `keep`: the moment after which the page would be untrue (a consultation opens or closes). */
  readonly validUntil?: Date | undefined
}

const publicHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'public, max-age=0, must-revalidate',
  vary: 'accept-encoding',
}

/** Renders a view in its frame and sends it. Pages that are not kept are never stored anywhere. */
export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
  view: VNode,
  options: PageOptions = {},
): FastifyReply {
  const frame = frameOf(request, house)
  const html = `<!doctype html>\n${render(<FrameProvider value={frame}>{view}</FrameProvider>)}`
  reply.code(options.status ?? 200)
  if (options.keep && (options.status ?? 200) === 200 && request.method === 'GET') {
    const headers = { ...publicHeaders, ...securityHeaders(house.settings.secure) }
    const kept = house.pages.keep(request.originalUrl, html, headers, options.validUntil)
    return reply.headers(headers).header('etag', kept.etag).send(html)
  }
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html)
}

function frameOf(request: FastifyRequest, house: House): Frame {
  const words = house.words.in(request.language)
  const actor = request.actor
  const path = request.url
  const bare = path.split('?')[0] ?? path
  return {
    words,
    path,
    languages: house.words.languages.map((language) => ({
      code: language.code,
      name: language.name,
      path: house.words.in(language.code).href(path),
      current: language.code === words.language.code,
    })),
    settings: house.settings,
    asset: house.asset,
    actor,
    csrfToken: request.csrfToken,
    navigation: actor
      ? house.capabilities
          .flatMap((capability) => capability.navigation ?? [])
          .filter((item) => actor.permissions.has(item.permission))
          .sort((a, b) => a.order - b.order)
          .map((item) => ({
            path: item.path,
            label: words.t(item.label),
            current: bare === item.path || bare.startsWith(`${item.path}/`),
          }))
      : [],
  }
}
