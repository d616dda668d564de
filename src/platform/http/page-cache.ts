import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

interface Rendered {
  readonly revision: number
  /** Milliseconds since 1970 after which the page must be made anew, because it tells of a moment gone by. */
  readonly validUntil: number
  readonly etag: string
  readonly headers: Readonly<Record<string, string>>
  readonly plain: Buffer
  readonly gzip: Buffer
  readonly brotli: Buffer
}

export interface PageCache {
  /** Answers from memory; false when the page is not there. Runs before the framework. */
  serve(request: IncomingMessage, response: ServerResponse): boolean
  /** Keeps a rendered public page under its address. */
  keep(url: string, body: string, headers: Record<string, string>, validUntil?: Date): KeptPage
  /** Something was published or withdrawn: every page kept before is made anew at its next visit. */
  turn(revision: number): void
  readonly revision: number
}

export interface KeptPage {
  readonly etag: string
}

export interface PageCacheSettings {
  readonly now: () => number
  /** How many pages at most; the oldest go first. Bounds memory against made-up addresses. */
  readonly limit: number
}

/**
 * Public pages, rendered once per published revision and served from memory.
 *
 * Strong ETags over the very bytes, one per encoding. `Cache-Control` lets anyone keep a page but asks them to
 * check before use: a page can be withdrawn at once, everywhere.
 */
export function createPageCache(settings: PageCacheSettings): PageCache {
  const kept = new Map<string, Rendered>()
  let revision = 0

  return {
    get revision() {
      return revision
    },
    turn(next) {
      if (next <= revision) return
      revision = next
      kept.clear()
    },
    keep(url, body, headers, validUntil) {
      const plain = Buffer.from(body)
      const etag = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
      if (kept.size >= settings.limit) {
        const oldest = kept.keys().next().value
        if (oldest !== undefined) kept.delete(oldest)
      }
      kept.set(url, {
        revision,
        validUntil: validUntil?.getTime() ?? Number.POSITIVE_INFINITY,
        etag,
        headers,
        plain,
        gzip: gzipSync(plain, { level: 9 }),
        brotli: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
      })
      return { etag: `"${etag}"` }
    },
    serve(request, response) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return false
      const page = kept.get(request.url ?? '')
      if (!page) return false
      if (page.revision !== revision || settings.now() >= page.validUntil) {
        kept.delete(request.url ?? '')
        return false
      }
      const accepts = request.headers['accept-encoding'] ?? ''
      const encoding = /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : undefined
      const body = encoding === 'br' ? page.brotli : encoding === 'gzip' ? page.gzip : page.plain
      const etag = `"${page.etag}${encoding ? `-${encoding}` : ''}"`
      const headers: Record<string, string | number> = { ...page.headers, etag }
      if (matches(request.headers['if-none-match'], etag)) {
        response.writeHead(304, headers)
        response.end()
        return true
      }
      if (encoding) headers['content-encoding'] = encoding
      headers['content-length'] = body.byteLength
      response.writeHead(200, headers)
      response.end(request.method === 'HEAD' ? undefined : body)
      return true
    },
  }
}

const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((each) => each.trim().replace(/^W\//, '') === etag))
