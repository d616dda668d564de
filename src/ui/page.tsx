import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import type { House } from '../platform/house.ts'
import { securityHeaders } from '../platform/http/security-headers.ts'
import { type Frame, FrameProvider } from './frame.tsx'
import { tellOtherLanguageApart } from './other-language.ts'

export interface PageOptions {
  readonly status?: number
  /**
   * The page is public, the same for everyone, and may be kept in memory until the next publication. True: whatever
   * query its address bears; `exact-address`: without a query only, because a query makes it another page.
   */
  readonly keep?: boolean | 'exact-address'
  /** With `keep`: the moment after which the page would be untrue (a consultation opens or closes). */
  readonly validUntil?: Date | undefined
  /** What the page takes for its own address, when the one that was asked for must not be repeated. */
  readonly path?: string | undefined
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
  const status = options.status ?? 200
  const [bare = '/', query] = request.originalUrl.split('?')
  const anyQuery = options.keep === true
  const keep =
    status === 200 && request.method === 'GET' && (anyQuery || (options.keep && query === undefined))
  const frame = frameOf(request, house, anyQuery, options.path)
  const rendered = render(<FrameProvider value={frame}>{view}</FrameProvider>)
  const html = `<!doctype html>\n${tellOtherLanguageApart(rendered, frame.around.language)}`
  reply.code(status)
  if (keep) {
    const headers = { ...publicHeaders, ...securityHeaders(house.settings.secure) }
    const made = { madeAt: request.revision, validUntil: options.validUntil, anyQuery }
    const kept = house.pages.keep(bare, html, headers, made)
    return reply.headers(headers).header('etag', kept.etag).send(html)
  }
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html)
}

function frameOf(request: FastifyRequest, house: House, anyQuery: boolean, ownPath?: string): Frame {
  const around = house.words.in(request.language)
  const actor = request.actor
  const { pagesOf } = around.language
  // The workspace is in English: officials write its record in it.
  const isTranslated = !pagesOf || (!actor && pagesOf.includes(request.capability))
  const words = isTranslated ? around : house.words.englishWithin(request.language)
  const bare = request.url.split('?')[0] ?? '/'
  const path = ownPath ?? (anyQuery ? bare : request.url)
  return {
    words,
    around,
    path,
    languages: house.words.languages.map((language) => ({
      code: language.code,
      name: language.name,
      path: house.words.in(language.code).href(path),
      current: language.code === around.language.code,
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
            label: around.t(item.label),
            current: bare === item.path || bare.startsWith(`${item.path}/`),
          }))
      : [],
  }
}
