import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  hashOfEntry,
  inclusionPath,
  rememberingTiles,
  rootOf,
  rootOfHashes,
  type TileSource,
  tileWidth,
} from './tree.ts'

/* Held against the definitions of RFC 6962, written down here as they stand there. */

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const entries = Array.from({ length: 620 }, (_, i) => sha256(Buffer.from(`entry ${i}`)))

const known = new Map<string, Buffer>()
/** MTH of section 2.1, over D[from:to]. */
function treeHash(from: number, to: number): Buffer {
  const key = `${from}-${to}`
  const before = known.get(key)
  if (before) return before
  const n = to - from
  const hash =
    n === 0
      ? sha256()
      : n === 1
        ? sha256(Buffer.of(0), entries[from] as Buffer)
        : sha256(Buffer.of(1), treeHash(from, from + split(n)), treeHash(from + split(n), to))
  known.set(key, hash)
  return hash
}

/** PATH of section 2.1.1. */
function auditPath(m: number, from: number, to: number): Buffer[] {
  const n = to - from
  if (n === 1) return []
  const k = split(n)
  return m < k
    ? [...auditPath(m, from, from + k), treeHash(from + k, to)]
    : [...auditPath(m - k, from + k, to), treeHash(from, from + k)]
}

/** The largest power of two smaller than n. */
const split = (n: number): number => 2 ** (Math.ceil(Math.log2(n)) - 1)

/** The tiles of a tree, made the plainest way. */
const tilesOfSize = (size: number): TileSource => ({
  async readTile(level, index, width) {
    const span = tileWidth ** level
    const hashes = Array.from({ length: width }, (_, i) => {
      const from = (index * tileWidth + i) * span
      if (from + span > size) throw new Error(`tile ${level}/${index} is not ${width} wide at ${size}`)
      return treeHash(from, from + span)
    })
    return Buffer.concat(hashes)
  },
})

test('a leaf, and a tile over leaves, are hashed as RFC 6962 says', () => {
  expect(hashOfEntry(entries[7] as Buffer)).toEqual(treeHash(7, 8))
  const leaves = Buffer.concat(entries.slice(0, tileWidth).map(hashOfEntry))
  expect(rootOfHashes(leaves)).toEqual(treeHash(0, tileWidth))
})

test('every tree from none to 620 entries has the root that RFC 6962 gives it', async () => {
  for (let size = 0; size <= entries.length; size += 1)
    expect(await rootOf(tilesOfSize(size), size), `size ${size}`).toEqual(treeHash(0, size))
})

test('every entry of every tree is proved by the path that RFC 6962 gives', async () => {
  const borders = [254, 255, 256, 257, 258, 511, 512, 513, 514, 620]
  for (let size = 1; size <= entries.length; size += 1) {
    const tiles = rememberingTiles(tilesOfSize(size), size)
    // All of them in small trees and around the borders of tiles, some in each of the others.
    for (let index = 0; index < size; index += size <= 100 || borders.includes(size) ? 1 : 41)
      expect(hex(await inclusionPath(tiles, index, size)), `${index} of ${size}`).toBe(
        hex(auditPath(index, 0, size)),
      )
  }
}, 60_000)

const hex = (hashes: readonly Buffer[]): string => hashes.map((hash) => hash.toString('hex')).join(' ')
