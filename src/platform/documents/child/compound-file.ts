import { Unreadable } from './findings.ts'
import type { SourceFile } from './source-file.ts'

/** The file system inside Word, Excel and Outlook files of old: named streams in folders. */
export interface CompoundFile {
  /** Paths of all streams, folders set off by slashes. */
  readonly paths: readonly string[]
  /** The bytes of a stream, at most so many; empty when there is none of that name. */
  stream(path: string, most: number): Buffer
}

const endOfChain = 0xfffffffe
const mostSectors = 2_000_000
const mostStreams = 50_000

interface Place {
  readonly start: number
  readonly size: number
}

/** Opens a compound file; throws `Unreadable` where its tables make no sense. Loops in them end, as everything is counted. */
export function openCompoundFile(file: SourceFile): CompoundFile {
  const head = file.bytes(0, 512)
  if (head.length < 512) throw new Unreadable('truncated')
  const shift = head.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) throw new Unreadable('damaged')
  const sectorSize = 1 << shift
  const sector = (number: number): Buffer => file.bytes((number + 1) * sectorSize, sectorSize)
  const table = readTable(head, sector, sectorSize)

  const chain = (start: number, most: number): Buffer => {
    const parts: Buffer[] = []
    let number = start
    for (let length = 0; length < most && number < endOfChain; length += sectorSize) {
      if (parts.length > mostSectors) throw new Unreadable('damaged')
      const part = sector(number)
      if (part.length === 0) break
      parts.push(part)
      number = table[number] ?? endOfChain
    }
    return Buffer.concat(parts)
  }
  const directory = chain(head.readUInt32LE(48), mostStreams * 128)
  const { streams, root } = readDirectory(directory)
  const smallest = head.readUInt32LE(56)
  const small = root ? chain(root.start, Math.min(root.size, 64 * 1024 * 1024)) : Buffer.alloc(0)
  const smallTable = chain(head.readUInt32LE(60), head.readUInt32LE(64) * sectorSize)

  const smallChain = (start: number, most: number): Buffer => {
    const parts: Buffer[] = []
    let number = start
    for (let length = 0; length < most && number < endOfChain; length += 64) {
      const part = small.subarray(number * 64, number * 64 + 64)
      if (part.length === 0) break
      parts.push(part)
      number = number * 4 + 4 <= smallTable.length ? smallTable.readUInt32LE(number * 4) : endOfChain
    }
    return Buffer.concat(parts)
  }
  return {
    paths: [...streams.keys()],
    stream(path, most) {
      const found = streams.get(path)
      if (!found) return Buffer.alloc(0)
      const length = Math.min(found.size, most)
      const bytes = found.size < smallest ? smallChain(found.start, length) : chain(found.start, length)
      return bytes.subarray(0, length)
    },
  }
}

/** Which sector follows which. The first 109 parts of the table are named in the head, the others in a chain. */
function readTable(head: Buffer, sector: (number: number) => Buffer, sectorSize: number): Uint32Array {
  const parts: number[] = []
  for (let i = 0; i < 109; i += 1) parts.push(head.readUInt32LE(76 + 4 * i))
  let more = head.readUInt32LE(68)
  const perSector = sectorSize / 4
  for (let turns = 0; more < endOfChain && turns < 1_000; turns += 1) {
    const list = sector(more)
    if (list.length < sectorSize) break
    for (let i = 0; i < perSector - 1; i += 1) parts.push(list.readUInt32LE(4 * i))
    more = list.readUInt32LE(sectorSize - 4)
  }
  const used = parts.filter((number) => number < endOfChain).slice(0, mostSectors / perSector)
  const table = new Uint32Array(used.length * perSector).fill(endOfChain)
  used.forEach((number, i) => {
    const part = sector(number)
    for (let j = 0; j + 4 <= part.length; j += 4) table[i * perSector + j / 4] = part.readUInt32LE(j)
  })
  return table
}

/** Entries form trees of names; they are walked without recursion, each once. */
function readDirectory(directory: Buffer): { streams: Map<string, Place>; root: Place | undefined } {
  const streams = new Map<string, Place>()
  const seen = new Set<number>()
  const entry = (i: number): Buffer | undefined =>
    (i + 1) * 128 <= directory.length ? directory.subarray(i * 128, (i + 1) * 128) : undefined
  const first = entry(0)
  const waiting = first ? [{ i: first.readUInt32LE(76), folder: '' }] : []
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { i, folder } = next
    const found = i < endOfChain && !seen.has(i) ? entry(i) : undefined
    if (!found) continue
    seen.add(i)
    const name = found.toString('utf16le', 0, Math.max(0, Math.min(64, found.readUInt16LE(64)) - 2))
    const type = found[66]
    if (type === 2)
      streams.set(folder + name, { start: found.readUInt32LE(116), size: found.readUInt32LE(120) })
    waiting.push({ i: found.readUInt32LE(68), folder }, { i: found.readUInt32LE(72), folder })
    if (type === 1) waiting.push({ i: found.readUInt32LE(76), folder: `${folder + name}/` })
  }
  const root = first && { start: first.readUInt32LE(116), size: first.readUInt32LE(120) }
  return { streams, root }
}
