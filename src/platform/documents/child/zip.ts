import { createInflateRaw } from 'node:zlib'
import { Unreadable } from './findings.ts'
import type { SourceFile } from './source-file.ts'

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly compressed: number
  readonly at: number
}

/** The parts of a zip, unpacked one at a time and in pieces, with one allowance for all of them together. */
export interface Zip {
  readonly names: readonly string[]
  /** The unpacked bytes of a part, piece by piece; nothing when there is no such part. */
  pieces(name: string): AsyncIterable<Buffer>
  /** A small part as text; empty when there is none. */
  text(name: string): Promise<string>
}

const mostEntries = 20_000
const pieceBytes = 64 * 1024

/** Reads the directory at the end; throws `Unreadable` when it is missing, makes no sense, or the parts are encrypted. */
export function openZip(file: SourceFile, expandedBytes: number): Zip {
  const entries = readDirectory(file)
  let left = expandedBytes

  async function* pieces(name: string): AsyncIterable<Buffer> {
    const entry = entries.get(name)
    if (!entry) return
    for await (const piece of unpack(file, entry)) {
      left -= piece.length
      if (left < 0) throw new Unreadable('expands-too-far')
      yield piece
    }
  }
  return {
    names: [...entries.keys()],
    pieces,
    async text(name) {
      const all: Buffer[] = []
      for await (const piece of pieces(name)) all.push(piece)
      return Buffer.concat(all).toString('utf8')
    },
  }
}

function readDirectory(file: SourceFile): Map<string, ZipEntry> {
  const tailFrom = Math.max(0, file.size - 66_000)
  const tail = file.bytes(tailFrom, 66_000)
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end === -1 || end + 22 > tail.length) throw new Unreadable('truncated')
  const { count, size, at } = directoryPlace(file, tail, end, tailFrom + end)
  if (size > 16 * 1024 * 1024 || count > mostEntries) throw new Unreadable('expands-too-far')
  const directory = file.bytes(at, size)
  const entries = new Map<string, ZipEntry>()
  let next = 0
  while (next + 46 <= directory.length && directory.readUInt32LE(next) === 0x02014b50) {
    const flags = directory.readUInt16LE(next + 8)
    const nameLength = directory.readUInt16LE(next + 28)
    const extraLength = directory.readUInt16LE(next + 30)
    const name = directory.toString('utf8', next + 46, next + 46 + nameLength)
    if (flags & 1) throw new Unreadable('encrypted')
    const extra = directory.subarray(next + 46 + nameLength, next + 46 + nameLength + extraLength)
    const sizes = wideSizes(directory, next, extra)
    entries.set(name, { name, method: directory.readUInt16LE(next + 10), ...sizes })
    next += 46 + nameLength + extraLength + directory.readUInt16LE(next + 32)
  }
  if (entries.size === 0 && count > 0) throw new Unreadable('damaged')
  return entries
}

/** From the end record, or from its wide form where a field has no room. */
function directoryPlace(file: SourceFile, tail: Buffer, end: number, endAt: number) {
  const place = {
    count: tail.readUInt16LE(end + 10),
    size: tail.readUInt32LE(end + 12),
    at: tail.readUInt32LE(end + 16),
  }
  if (place.at !== 0xffffffff && place.size !== 0xffffffff && place.count !== 0xffff) return place
  const locator = file.bytes(endAt - 20, 20)
  if (locator.length < 20 || locator.readUInt32LE(0) !== 0x07064b50) return place
  const wide = file.bytes(Number(locator.readBigUInt64LE(8)), 56)
  if (wide.length < 56 || wide.readUInt32LE(0) !== 0x06064b50) throw new Unreadable('damaged')
  return {
    count: Number(wide.readBigUInt64LE(32)),
    size: Number(wide.readBigUInt64LE(40)),
    at: Number(wide.readBigUInt64LE(48)),
  }
}

function wideSizes(directory: Buffer, next: number, extra: Buffer): { compressed: number; at: number } {
  let compressed = directory.readUInt32LE(next + 20)
  let at = directory.readUInt32LE(next + 42)
  if (compressed !== 0xffffffff && at !== 0xffffffff) return { compressed, at }
  for (let i = 0; i + 4 <= extra.length; i += 4 + extra.readUInt16LE(i + 2)) {
    if (extra.readUInt16LE(i) !== 1) continue
    let field = i + 4
    const take = () => {
      if (field + 8 > extra.length) throw new Unreadable('damaged')
      field += 8
      return Number(extra.readBigUInt64LE(field - 8))
    }
    if (directory.readUInt32LE(next + 24) === 0xffffffff) take()
    if (compressed === 0xffffffff) compressed = take()
    if (at === 0xffffffff) at = take()
    break
  }
  return { compressed, at }
}

async function* unpack(file: SourceFile, entry: ZipEntry): AsyncIterable<Buffer> {
  const head = file.bytes(entry.at, 30)
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) throw new Unreadable('damaged')
  const begin = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  const packed = inPieces(file, begin, entry.compressed)
  if (entry.method === 0) yield* packed
  else if (entry.method === 8) yield* inflate(packed)
  else throw new Unreadable('unsupported-type')
}

function* inPieces(file: SourceFile, begin: number, length: number): Iterable<Buffer> {
  for (let at = 0; at < length; at += pieceBytes) {
    const piece = file.bytes(begin + at, Math.min(pieceBytes, length - at))
    if (piece.length === 0) throw new Unreadable('truncated')
    yield piece
  }
}

async function* inflate(packed: Iterable<Buffer>): AsyncIterable<Buffer> {
  const stream = createInflateRaw({ chunkSize: pieceBytes })
  let problem: unknown
  const feed = async () => {
    for (const piece of packed)
      if (!stream.write(piece) && !stream.destroyed)
        await new Promise<void>((resolve) => {
          stream.once('drain', resolve)
          stream.once('close', resolve)
        })
    stream.end()
  }
  feed().catch((error: unknown) => {
    problem = error
    stream.destroy()
  })
  try {
    for await (const piece of stream) yield piece as Buffer
  } catch (error) {
    if (problem instanceof Unreadable) throw problem
    throw new Unreadable((error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR' ? 'truncated' : 'damaged')
  } finally {
    stream.destroy()
  }
  if (problem) throw problem
}
