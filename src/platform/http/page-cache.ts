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
  /** Made when first asked for: an address visited once is not worth compressing. */
  gzip?: Buffer
  brotli?: Buffer
  /** The page answers its address with any query. */
  readonly anyQuery: boolean
  /** Asked for since room was last made: stays once more. */
  wanted: boolean
}

export interface PageCache {
  /** Answers from memory; false when the page is not there. Runs before the framework. */
  serve(request: IncomingMessage, response: ServerResponse): boolean
  /**
   * Keeps a rendered public page under its address. `madeAt` is the revision when reading for it began: a page that
   * was overtaken by a publication is not kept.
   */
  keep(url: string, body: string, headers: Record<string, string>, made: Made): KeptPage
  /** Something was published or withdrawn: every page kept before is made anew at its next visit. */
  turn(revision: number): void
  readonly revision: number
}

export interface Made {
  readonly madeAt: number
  readonly validUntil?: Date | undefined
  /** True when the query changes nothing: `url` is a bare path, and answers for every query. */
  readonly anyQuery?: boolean
}

export interface KeptPage {
  readonly etag: string
}

export interface PageCacheSettings {
  readonly now: () => number
  /** Bytes of pages at most; those nobody asked for again go first. Bounds memory against made-up addresses. */
  readonly limitBytes: number
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
  let bytes = 0

  const sizeOf = (url: string, page: Rendered): number =>
    2 * url.length + page.plain.length + (page.gzip?.length ?? 0) + (page.brotli?.length ?? 0)

  const drop = (url: string): void => {
    const page = kept.get(url)
    if (page && kept.delete(url)) bytes -= sizeOf(url, page)
  }

  // Second chance: a page asked for since the last round goes to the end of the line, once.
  const makeRoom = (needed: number): void => {
    for (const [url, page] of kept) {
      if (bytes + needed <= settings.limitBytes) return
      if (page.wanted) {
        page.wanted = false
        kept.delete(url)
        kept.set(url, page)
      } else drop(url)
    }
  }

  const withoutQuery = (url: string): Rendered | undefined => {
    const query = url.indexOf('?')
    const page = query === -1 ? undefined : kept.get(url.slice(0, query))
    return page?.anyQuery ? page : undefined
  }

  const compressed = (page: Rendered, encoding: 'br' | 'gzip'): Buffer => {
    const known = encoding === 'br' ? page.brotli : page.gzip
    if (known) return known
    const made =
      encoding === 'br'
        ? brotliCompressSync(page.plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
        : gzipSync(page.plain, { level: 9 })
    if (encoding === 'br') page.brotli = made
    else page.gzip = made
    bytes += made.length
    return made
  }

  return {
    get revision() {
      return revision
    },
    turn(next) {
      if (next <= revision) return
      revision = next
      kept.clear()
      bytes = 0
    },
    keep(url, body, headers, { madeAt, validUntil, anyQuery = false }) {
      const plain = Buffer.from(body)
      const etag = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
      if (madeAt === revision) {
        const page: Rendered = {
          revision,
          validUntil: validUntil?.getTime() ?? Number.POSITIVE_INFINITY,
          etag,
          headers,
          plain,
          anyQuery,
          wanted: false,
        }
        drop(url)
        const needed = sizeOf(url, page)
        // One page that is larger than all there is would drive out every other and still not fit.
        if (needed <= settings.limitBytes) {
          makeRoom(needed)
          kept.set(url, page)
          bytes += needed
        }
      }
      return { etag: `"${etag}"` }
    },
    serve(request, response) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return false
      const url = request.url ?? ''
      const page = kept.get(url) ?? withoutQuery(url)
      if (!page) return false
      if (page.revision !== revision || settings.now() >= page.validUntil) return false
      page.wanted = true
      const encoding = encodingFor(String(request.headers['accept-encoding'] ?? ''))
      const body = encoding ? compressed(page, encoding) : page.plain
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

/** The best encoding a reader takes. One named with `q=0` is refused by name (RFC 9110, 12.5.3). */
function encodingFor(header: string): 'br' | 'gzip' | undefined {
  const taken = new Set<string>()
  for (const each of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = each.split(';').map((part) => part.trim())
    if (!parameters.some((parameter) => /^q\s*=\s*0(\.0*)?$/.test(parameter))) taken.add(name)
  }
  return taken.has('br') ? 'br' : taken.has('gzip') ? 'gzip' : undefined
}

const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((each) => each.trim().replace(/^W\//, '') === etag))
