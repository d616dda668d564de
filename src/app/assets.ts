import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { AssetUrl } from '../platform/house.ts'

const kinds: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

interface Asset {
  readonly type: string
  readonly plain: Buffer
  readonly gzip?: Buffer
  readonly brotli?: Buffer
}

/** Reads the manifest of built files: plain name to address. */
export function readAssetUrls(folder: string): AssetUrl {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>
  return (name) => {
    const file = manifest[name]
    if (!file) throw new Error(`no built file ${name}`)
    return `/assets/${file}`
  }
}

/**
 * Serves the built files from memory. Their names carry their hash, so they may be kept for a year. Only names
 * that were there at the start are known: no path ever reaches the file system.
 */
export function serveAssets(app: FastifyInstance, folder: string): void {
  const assets = new Map<string, Asset>()
  const names = new Set(readdirSync(folder))
  for (const name of names) {
    const type = kinds[extname(name)]
    if (!type) continue
    const read = (file: string) => (names.has(file) ? readFileSync(join(folder, file)) : undefined)
    assets.set(name, {
      type,
      plain: readFileSync(join(folder, name)),
      gzip: read(`${name}.gz`),
      brotli: read(`${name}.br`),
    })
  }
  app.get<{ Params: { name: string } }>(
    '/assets/:name',
    { config: { permission: 'public', audit: 'none' } },
    async (request, reply) => {
      const asset = assets.get(request.params.name)
      if (!asset) return reply.callNotFound()
      const accepts = request.headers['accept-encoding'] ?? ''
      reply.header('cache-control', 'public, max-age=31536000, immutable').header('vary', 'accept-encoding')
      reply.type(asset.type)
      if (asset.brotli && /\bbr\b/.test(accepts))
        return reply.header('content-encoding', 'br').send(asset.brotli)
      if (asset.gzip && /\bgzip\b/.test(accepts))
        return reply.header('content-encoding', 'gzip').send(asset.gzip)
      return reply.send(asset.plain)
    },
  )
}
