import type { FastifyInstance, FastifyReply } from 'fastify'
import type { House } from '../../../platform/house.ts'
import {
  readCheckpointFile,
  readEntriesFile,
  readKeysFile,
  readLookupFile,
  readProofFile,
  readStatementsFile,
  readTileFile,
} from '../log-files.ts'

/** Whoever checks the whole log asks for thousands of small files; each costs us next to nothing. */
const config = { permission: 'public', audit: 'none', perMinute: 60_000 } as const

const forever = 'public, max-age=31536000, immutable'
const seconds = 'public, max-age=2'

type Rest = { Params: { '*': string; level: string } }
type Named = { Params: { name: string } }

/**
 * The published log (C2SP tlog-tiles). The same for everyone, without cookies, and readable by programs of other sites: a
 * checker need not come from here.
 */
export function logRoutes(app: FastifyInstance, house: House): void {
  const { publicDb } = house

  app.get('/log/checkpoint', { config }, async (_request, reply) =>
    send(reply, await readCheckpointFile(publicDb), text, seconds),
  )
  app.get<Named>('/log/checkpoints/:name', { config }, async (request, reply) => {
    const size = wholeNumber(request.params.name)
    return send(
      reply,
      size === undefined ? undefined : await readCheckpointFile(publicDb, size),
      text,
      seconds,
    )
  })
  app.get<Rest>('/log/tile/entries/*', { config }, async (request, reply) =>
    send(reply, await readEntriesFile(publicDb, request.params['*']), bytes, forever),
  )
  app.get<Rest>('/log/tile/:level/*', { config }, async (request, reply) => {
    const { level, '*': path } = request.params
    const tile = /^[0-7]$/.test(level) ? await readTileFile(publicDb, Number(level), path) : undefined
    return send(reply, tile, bytes, forever)
  })
  app.get('/log/keys.json', { config }, async (_request, reply) =>
    send(reply, await readKeysFile(publicDb, house.keys, house.settings.baseUrl), json, seconds),
  )
  app.get<Rest>('/log/statements/*', { config }, async (request, reply) =>
    send(reply, await readStatementsFile(publicDb, request.params['*']), lines, seconds),
  )
  app.get<Named>('/log/lookup/:name', { config }, async (request, reply) =>
    send(reply, await readLookupFile(publicDb, request.params.name), text, seconds),
  )
  app.get<Named>('/log/proof/:name', { config }, async (request, reply) => {
    const number = wholeNumber(request.params.name)
    const proof = number === undefined ? undefined : await readProofFile(publicDb, number)
    if (proof) reply.header('content-disposition', `attachment; filename="entry-${number}.tlog-proof"`)
    return send(reply, proof, text, seconds)
  })
}

const text = 'text/plain; charset=utf-8'
const json = 'application/json; charset=utf-8'
const lines = 'application/x-ndjson; charset=utf-8'
const bytes = 'application/octet-stream'

function send(reply: FastifyReply, body: string | Buffer | undefined, type: string, keep: string) {
  if (body === undefined) return reply.callNotFound()
  return reply
    .header('cache-control', keep)
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
    .type(type)
    .send(body)
}

const wholeNumber = (text: string): number | undefined =>
  /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined
