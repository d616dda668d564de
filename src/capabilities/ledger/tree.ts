import { hash } from 'node:crypto'

/*
 * The tree of RFC 6962 over the entries of the log, read through tiles of 256 hashes (C2SP tlog-tiles). Pure: where
 * the hashes come from is handed in.
 */

/** Hashes in a full tile. */
export const tileWidth = 256
export const hashLength = 32
/** log2 of `tileWidth`. */
const tileHeight = 8

/** Gives the first `width` hashes of a tile, one after the other; throws when there are not so many. */
export interface TileSource {
  readTile(level: number, index: number, width: number): Promise<Buffer>
}

const sha256 = (bytes: Buffer): Buffer => hash('sha256', bytes, 'buffer')

/** The leaf of an entry: SHA-256 over 0x00 and the entry. */
export const hashOfEntry = (entry: Buffer): Buffer => sha256(Buffer.concat([Buffer.of(0), entry]))

/** An inner node: SHA-256 over 0x01 and its two children. */
const hashOfNode = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.concat([Buffer.of(1), left, right]))

/** The root over a power of two of hashes that lie one after the other. */
export function rootOfHashes(hashes: Buffer): Buffer {
  let row = hashes
  while (row.length > hashLength) {
    const above = Buffer.allocUnsafe(row.length / 2)
    const pair = Buffer.allocUnsafe(1 + 2 * hashLength)
    pair[0] = 1
    for (let at = 0; at < row.length; at += 2 * hashLength) {
      row.copy(pair, 1, at, at + 2 * hashLength)
      sha256(pair).copy(above, at / 2)
    }
    row = above
  }
  return row
}

/** The root of the tree over no entry at all. */
const emptyRoot = sha256(Buffer.alloc(0))

/** The root of the tree of the first `size` entries. */
export const rootOf = (tiles: TileSource, size: number): Promise<Buffer> =>
  size === 0 ? Promise.resolve(emptyRoot) : hashOfRange(tiles, 0, size)

/**
 * The hashes that lead from an entry to the root of the tree of the first `size` entries, its sibling first
 * (RFC 6962, 2.1.1).
 */
export async function inclusionPath(tiles: TileSource, index: number, size: number): Promise<Buffer[]> {
  const path: Buffer[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + splitOf(to - from)
    if (index < middle) {
      path.unshift(await hashOfRange(tiles, middle, to))
      to = middle
    } else {
      path.unshift(await hashOfRange(tiles, from, middle))
      from = middle
    }
  }
  return path
}

/** Reads each tile of a tree of this size once and whole. For one question; the next may find the log longer. */
export function rememberingTiles(tiles: TileSource, size: number): TileSource {
  const read = new Map<string, Promise<Buffer>>()
  return {
    async readTile(level, index, width) {
      const key = `${level}/${index}`
      const whole = read.get(key) ?? tiles.readTile(level, index, widthIn(size, level, index))
      read.set(key, whole)
      return (await whole).subarray(0, width * hashLength)
    },
  }
}

/** Reads the tiles that a path from an entry needs, all at once: those above the entry, and those at the right edge. */
export async function readAhead(tiles: TileSource, index: number, size: number): Promise<void> {
  const needed: Promise<Buffer>[] = []
  for (let level = 0; widthIn(size, level, 0) > 0; level += 1) {
    const span = tileWidth ** (level + 1)
    for (const tile of new Set([Math.floor(index / span), Math.floor(size / span)])) {
      const width = widthIn(size, level, tile)
      if (width > 0) needed.push(tiles.readTile(level, tile, width))
    }
  }
  await Promise.all(needed)
}

/** How many hashes the tile has in a tree of this size; 0 when there is no such tile. */
export function widthIn(size: number, level: number, index: number): number {
  const hashes = Math.floor(size / tileWidth ** level)
  return Math.max(0, Math.min(tileWidth, hashes - index * tileWidth))
}

// The ranges asked for always begin where a subtree of their size begins, as RFC 6962 splits them.
async function hashOfRange(tiles: TileSource, from: number, to: number): Promise<Buffer> {
  const count = to - from
  const split = splitOf(count)
  if (split * 2 === count || count === 1) return hashOfSubtree(tiles, from, count)
  return hashOfNode(await hashOfSubtree(tiles, from, split), await hashOfRange(tiles, from + split, to))
}

async function hashOfSubtree(tiles: TileSource, from: number, count: number): Promise<Buffer> {
  const level = Math.floor(Math.round(Math.log2(count)) / tileHeight)
  const span = tileWidth ** level
  const first = from / span
  const hashes = count / span
  const index = Math.floor(first / tileWidth)
  const at = first % tileWidth
  const tile = await tiles.readTile(level, index, at + hashes)
  return rootOfHashes(tile.subarray(at * hashLength, (at + hashes) * hashLength))
}

/** The largest power of two below a count; 1 for 1 and 2. */
function splitOf(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}
