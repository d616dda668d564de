import type { Db } from '../../platform/database/database.ts'
import type { House, Keys } from '../../platform/house.ts'
import { canonicalJson } from './canonical-json.ts'
import { verifierKey } from './checkpoint.ts'
import { keptTilesOf } from './kept-tiles.ts'
import {
  findCheckpoint,
  listDecisions,
  listEntries,
  listEntriesBetween,
  listOrigins,
  listStatements,
  listWitnesses,
  readNote,
  tilesOf,
} from './published.ts'
import { logOrigin } from './receipt.ts'
import { inclusionPath, readAhead, rememberingTiles, tileWidth, widthIn } from './tree.ts'

/*
 * The files that make up the published log. docs/log-format.md describes each; a program that knows only that page
 * must be able to check a receipt with them.
 */

/** Entries listed under one prefix at most. */
const mostLookedUp = 50_000

const text = 'text/plain; charset=utf-8'
const json = 'application/json; charset=utf-8'
const lines = 'application/x-ndjson; charset=utf-8'
const bytes = 'application/octet-stream'

interface LogFile {
  readonly body: string | Buffer
  readonly type: string
  /** It never changes, whatever is added to the log. */
  readonly forever: boolean
}

/** Paths of everything a checker may need of a log of this size, without the statements, whose number only the log knows. */
function* pathsOf(size: number): Iterable<string> {
  yield 'keys.json'
  for (let level = 0; widthIn(size, level, 0) > 0; level += 1)
    for (let index = 0, width = 1; ; index += 1) {
      width = widthIn(size, level, index)
      if (width === 0) break
      yield `tile/${level}/${writeTilePath(index, width)}`
      if (level === 0) yield `tile/entries/${writeTilePath(index, width)}`
    }
}

/** All files of the published log as they are now, for a copy that is checked elsewhere. */
export async function* allLogFiles(house: LogHouse): AsyncIterable<{ path: string; body: string | Buffer }> {
  const checkpoint = await findCheckpoint(house.publicDb)
  if (!checkpoint) return
  yield { path: 'checkpoint', body: await readNote(house.publicDb, checkpoint) }
  for (const path of pathsOf(checkpoint.size)) {
    const file = await readLogFile(house, path)
    if (!file) throw new Error(`the log has no ${path}`)
    yield { path, body: file.body }
  }
  for (let page = 0; ; page += 1) {
    const path = `statements/${writeTilePath(page)}`
    const file = await readLogFile(house, path)
    if (!file) return
    yield { path, body: file.body }
  }
}

type Read = (house: LogHouse, ...parts: string[]) => Promise<string | Buffer | undefined>
export type LogHouse = Pick<House, 'publicDb' | 'keys' | 'settings' | 'capabilities'>

/** What can be asked for, and how it is read. */
const files: readonly { path: RegExp; type: string; forever: boolean; read: Read }[] = [
  { path: /^checkpoint$/, type: text, forever: false, read: ({ publicDb }) => readCheckpointFile(publicDb) },
  {
    path: /^checkpoints\/(0|[1-9]\d{0,14})$/,
    type: text,
    forever: false,
    read: ({ publicDb }, size) => readCheckpointFile(publicDb, Number(size)),
  },
  {
    path: /^tile\/entries\/(.+)$/,
    type: bytes,
    forever: true,
    read: ({ publicDb }, path = '') => readEntriesFile(publicDb, path),
  },
  {
    path: /^tile\/([0-7])\/(.+)$/,
    type: bytes,
    forever: true,
    read: ({ publicDb }, level, path = '') => readTileFile(publicDb, Number(level), path),
  },
  {
    path: /^keys\.json$/,
    type: json,
    forever: false,
    read: ({ publicDb, keys, settings }) => readKeysFile(publicDb, keys, settings.baseUrl),
  },
  {
    path: /^statements\/(.+)$/,
    type: lines,
    forever: false,
    read: ({ publicDb }, path = '') => readStatementsFile(publicDb, path),
  },
  {
    path: /^decisions\/(.+)$/,
    type: lines,
    forever: false,
    read: ({ publicDb }, path = '') => readDecisionsFile(publicDb, path),
  },
  {
    path: /^lookup\/([0-9a-f]{3})$/,
    type: text,
    forever: false,
    read: ({ publicDb }, prefix = '') => readLookupFile(publicDb, prefix),
  },
  {
    path: /^proof\/([1-9]\d{0,14})$/,
    type: text,
    forever: false,
    read: ({ publicDb }, number) => readProofFile(publicDb, Number(number)),
  },
]

/** A published file by its path below `/log/`; undefined when there is none of that name. */
export async function readLogFile(house: LogHouse, path: string): Promise<LogFile | undefined> {
  for (const file of files) {
    const parts = file.path.exec(path)
    if (!parts) continue
    const body = await file.read(house, ...parts.slice(1))
    return body === undefined ? undefined : { body, type: file.type, forever: file.forever }
  }
  for (const capability of house.capabilities) {
    const body = await capability.logFile?.(house, path)
    if (body !== undefined) return { body, type: text, forever: false }
  }
  return undefined
}

/** `x001/234` and, for a tile that is not full, `.p/17` behind it; undefined for anything else. */
export function readTilePath(path: string): { index: number; width: number } | undefined {
  const [, whole = '', last = '', partial] =
    /^((?:x\d{3}\/){0,4})(\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path) ?? []
  if (!last) return undefined
  // Only one way to write an index: no leading group of zeros.
  if (whole.startsWith('x000/')) return undefined
  const index = Number(whole.replaceAll(/[x/]/g, '') + last)
  const width = partial === undefined ? tileWidth : Number(partial)
  return partial !== undefined && width >= tileWidth ? undefined : { index, width }
}

/** The index of a tile as it stands in an address: groups of three digits, all but the last with an x before them. */
function writeTilePath(index: number, width: number = tileWidth): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? []
  const path = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
  return width === tileWidth ? path : `${path}.p/${width}`
}

/** The newest checkpoint with the signatures of witnesses; undefined before the first. */
async function readCheckpointFile(publicDb: Db, size?: number): Promise<string | undefined> {
  const checkpoint = await findCheckpoint(publicDb, size)
  return checkpoint && readNote(publicDb, checkpoint)
}

/** A tile of hashes; undefined where the log is not so long. */
async function readTileFile(publicDb: Db, level: number, path: string): Promise<Buffer | undefined> {
  const tile = await findTile(publicDb, level, path)
  return tile && tilesOf(publicDb).readTile(level, tile.index, tile.width)
}

/** Entries, each with its length in two bytes before it. */
async function readEntriesFile(publicDb: Db, path: string): Promise<Buffer | undefined> {
  const tile = await findTile(publicDb, 0, path)
  if (!tile) return undefined
  const entries = await listEntries(publicDb, tile.index * tileWidth, tile.width)
  return Buffer.concat(entries.flatMap((entry) => [Buffer.of(entry.length >> 8, entry.length & 0xff), entry]))
}

async function findTile(publicDb: Db, level: number, path: string) {
  const tile = readTilePath(path)
  if (!tile) return undefined
  const size = (await findCheckpoint(publicDb))?.size ?? 0
  return tile.width <= widthIn(size, level, tile.index) ? tile : undefined
}

/** The keys that signed here, in order, with what is needed to check one from the other. */
async function readKeysFile(publicDb: Db, keys: Keys, baseUrl: string): Promise<string> {
  const origin = logOrigin(baseUrl)
  const former = (await listOrigins(publicDb)).filter((each) => each !== origin)
  return JSON.stringify(
    {
      format: 'travaux-keys/1',
      origin,
      formerOrigins: former,
      keys: keys.chain.map((key) => ({
        keyId: key.keyId,
        publicKey: key.publicKey,
        verifierKey: verifierKey(origin, Buffer.from(key.publicKey, 'base64')),
        from: key.from,
        until: key.until ?? null,
        endorsement: key.endorsement ?? null,
        acceptance: key.acceptance ?? null,
      })),
      witnesses: (await listWitnesses(publicDb)).map((witness) => witness.verifierKey),
    },
    null,
    2,
  )
}

/** A page of public statements, one JSON object a line; undefined for a page that has none. */
async function readStatementsFile(publicDb: Db, path: string): Promise<string | undefined> {
  const page = readTilePath(path)
  if (!page || page.width !== tileWidth) return undefined
  const rows = await listStatements(publicDb, page.index * tileWidth, tileWidth)
  return rows.length === 0 ? undefined : writeStatements(rows)
}

const writeStatements = (rows: Awaited<ReturnType<typeof listStatements>>): string =>
  rows
    .map(
      ({ leafIndex, salt, statement }) =>
        `${canonicalJson({ entry: Number(leafIndex) + 1, salt, statement })}\n`,
    )
    .join('')

/** What was decided about as many entries as a tile holds: nobody need read all statements for one, or say which it is. */
async function readDecisionsFile(publicDb: Db, path: string): Promise<string | undefined> {
  const page = readTilePath(path)
  if (!page || page.width !== tileWidth) return undefined
  const before = page.index * tileWidth
  return writeStatements(await listDecisions(publicDb, before + 1, before + tileWidth))
}

/** Entries that begin with three hexadecimal digits: whoever asks does not say which of them is theirs. */
async function readLookupFile(publicDb: Db, prefix: string): Promise<string | undefined> {
  if (!/^[0-9a-f]{3}$/.test(prefix)) return undefined
  const next = Number.parseInt(prefix, 16) + 1
  const bound = (value: number) => Buffer.from(`${value.toString(16).padStart(3, '0')}0`, 'hex')
  const rows = await listEntriesBetween(
    publicDb,
    bound(next - 1),
    next < 4096 ? bound(next) : undefined,
    mostLookedUp,
  )
  return rows.map(({ entry, leafIndex }) => `${entry.toString('hex')} ${Number(leafIndex) + 1}\n`).join('')
}

/** The hashes that lead from an entry to the root of the tree of `size` entries, its sibling first. `index` counts from 0. */
async function proveInclusion(publicDb: Db, index: number, size: number): Promise<Buffer[]> {
  const tiles = rememberingTiles(keptTilesOf(publicDb), size)
  await readAhead(tiles, index, size)
  return inclusionPath(tiles, index, size)
}

/** A proof that an entry stands in the log, complete with the checkpoint (C2SP tlog-proof). `number` counts from 1. */
async function readProofFile(publicDb: Db, number: number): Promise<string | undefined> {
  const checkpoint = await findCheckpoint(publicDb)
  if (!checkpoint || number < 1 || number > checkpoint.size) return undefined
  const [path, note] = await Promise.all([
    proveInclusion(publicDb, number - 1, checkpoint.size),
    readNote(publicDb, checkpoint),
  ])
  const hashes = path.map((each) => `${each.toString('base64')}\n`).join('')
  return `c2sp.org/tlog-proof@v1\nindex ${number - 1}\n${hashes}\n${note}`
}
