import { joined, same } from './bytes.ts'
import type { CheckpointNote } from './note.ts'
import { Broken, type ReadFile, type Tools } from './tools.ts'

/* The tree of RFC 6962, read from tiles of 256 hashes (C2SP tlog-tiles). Nothing is believed that does not lead to the root. */

export const tileWidth = 256
const hashLength = 32
const entryLength = 32

/** The hash of a leaf. */
export const hashOfEntry = (entry: Uint8Array, { sha256 }: Tools): Uint8Array =>
  sha256(joined(Uint8Array.of(0), entry))

/** The root over a power of two of hashes that lie one after the other. */
export function rootOfRow(hashes: Uint8Array, { sha256 }: Tools): Uint8Array {
  let row = hashes
  const pair = new Uint8Array(1 + 2 * hashLength)
  pair[0] = 1
  while (row.length > hashLength) {
    const above = new Uint8Array(row.length / 2)
    for (let at = 0; at < row.length; at += 2 * hashLength) {
      pair.set(row.subarray(at, at + 2 * hashLength), 1)
      above.set(sha256(pair), at / 2)
    }
    row = above
  }
  return row
}

/** Where the hashes of one level end: how many of them are in a tile that is not full. */
interface Edge {
  readonly level: number
  readonly index: number
  readonly width: number
}

/** The tiles at the right edge of a tree, from the lowest level up. A level without one is full to its end. */
function edgesOf(size: number): Edge[] {
  const edges: Edge[] = []
  for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / tileWidth)) {
    const width = hashes % tileWidth
    if (width > 0) edges.push({ level, index: Math.floor(hashes / tileWidth), width })
  }
  return edges
}

/** The root of a tree, from the hashes of each of its edges, from the lowest level up. */
function rootOfEdges(edges: readonly Uint8Array[], tools: Tools): Uint8Array {
  let root: Uint8Array | undefined
  // Within a tile the largest subtrees stand first; the root is put together from the right.
  for (const hashes of edges)
    for (const [from, count] of subtreesOf(hashes.length / hashLength).reverse()) {
      const left = rootOfRow(hashes.subarray(from * hashLength, (from + count) * hashLength), tools)
      root = root ? tools.sha256(joined(Uint8Array.of(1), left, root)) : left
    }
  return root ?? tools.sha256(new Uint8Array(0))
}

/** The whole subtrees that a row of hashes is made of, the largest first, as positions and counts. */
function subtreesOf(width: number): [number, number][] {
  const found: [number, number][] = []
  let from = 0
  for (let count = tileWidth; count >= 1; count /= 2)
    if (width & count) {
      found.push([from, count])
      from += count
    }
  return found
}

/** How a tile's index stands in an address. */
export function pathOf(index: number, width: number = tileWidth): string {
  let path = String(index % 1000).padStart(3, '0')
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`
  return width === tileWidth ? path : `${path}.p/${width}`
}

export const tilePath = (level: number, index: number, width?: number): string =>
  `tile/${level}/${pathOf(index, width)}`

/** The page of a consultation's register with the entries of tile `index`. */
export const registerPagePath = (consultation: string, index: number): string =>
  `register/${consultation}/${pathOf(index)}`

export const entriesPath = (index: number, width?: number): string => `tile/entries/${pathOf(index, width)}`

/** The published tree of one checkpoint. Every hash it gives leads to the checkpoint's root. */
export interface Tree {
  readonly size: number
  /** The hashes of a tile, all that the tree has of it. */
  tile(level: number, index: number): Promise<Uint8Array>
  /** The entries of a tile of level 0. */
  entries(index: number): Promise<Uint8Array[]>
}

/**
 * Reads the tree's edge and compares its root with the checkpoint's.
 *
 * @throws Broken when a file is missing or does not lead to the root; then and whenever something is read.
 */
export async function openTree(checkpoint: CheckpointNote, read: ReadFile, tools: Tools): Promise<Tree> {
  const { size, root } = checkpoint
  const edges = edgesOf(size)
  const checked = new Map<string, Promise<Uint8Array>>()
  const hashes: Uint8Array[] = []
  for (const { level, index, width } of edges) {
    const tile = await readTile(read, tilePath, level, index, width)
    hashes.push(tile)
    checked.set(`${level}/${index}`, Promise.resolve(tile))
  }
  if (!same(rootOfEdges(hashes, tools), root))
    throw new Broken('tree.root-differs', {
      size,
      files: edges.map((edge) => tilePath(edge.level, edge.index, edge.width)).join(', ') || '-',
    })

  const tile = (level: number, index: number): Promise<Uint8Array> => {
    const key = `${level}/${index}`
    const known = checked.get(key) ?? readFull(level, index)
    checked.set(key, known)
    return known
  }
  const readFull = async (level: number, index: number): Promise<Uint8Array> => {
    const own = await readTile(read, tilePath, level, index, tileWidth)
    const above = await tile(level + 1, Math.floor(index / tileWidth))
    const at = (index % tileWidth) * hashLength
    if (!same(rootOfRow(own, tools), above.subarray(at, at + hashLength)))
      throw new Broken('tree.tile-altered', { file: tilePath(level, index) })
    return own
  }
  return {
    size,
    tile,
    entries: async (index) => {
      const width = Math.min(tileWidth, size - index * tileWidth)
      return splitEntries(await readEntries(read, index, width), index, width)
    },
  }
}

async function readTile(
  read: ReadFile,
  path: typeof tilePath,
  level: number,
  index: number,
  width: number,
): Promise<Uint8Array> {
  const file = path(level, index, width)
  // The log may have grown since: the tile is full then, and begins with the same hashes.
  const tile = (await read(file)) ?? (width < tileWidth ? await read(path(level, index)) : undefined)
  if (!tile) throw new Broken('tree.file-missing', { file })
  if (tile.length < width * hashLength) throw new Broken('tree.tile-altered', { file })
  return tile.subarray(0, width * hashLength)
}

async function readEntries(read: ReadFile, index: number, width: number): Promise<Uint8Array> {
  const file = entriesPath(index, width)
  const bundle = (await read(file)) ?? (width < tileWidth ? await read(entriesPath(index)) : undefined)
  if (!bundle) throw new Broken('tree.file-missing', { file })
  return bundle
}

/** Takes a bundle apart: each entry has its length in two bytes before it. */
function splitEntries(bundle: Uint8Array, index: number, width: number): Uint8Array[] {
  const entries: Uint8Array[] = []
  for (let at = 0; at < bundle.length && entries.length < width; ) {
    const length = ((bundle[at] as number) << 8) | (bundle[at + 1] ?? 0)
    entries.push(bundle.subarray(at + 2, at + 2 + length))
    at += 2 + length
  }
  if (entries.length < width || entries.some((entry) => entry.length !== entryLength))
    throw new Broken('tree.entries-altered', { file: entriesPath(index, width) })
  return entries
}

/** The root that the tree had when it was shorter. Every hash in it is one of the tree as it is now. */
export async function rootAt(tree: Tree, size: number, tools: Tools): Promise<Uint8Array> {
  const hashes: Uint8Array[] = []
  for (const { level, index, width } of edgesOf(size))
    hashes.push((await tree.tile(level, index)).subarray(0, width * hashLength))
  return rootOfEdges(hashes, tools)
}

/**
 * Compares the entry at an index with the leaf there, which leads to the root.
 *
 * @returns the entry.
 */
export async function entryAt(tree: Tree, index: number, tools: Tools): Promise<Uint8Array> {
  const tile = Math.floor(index / tileWidth)
  const at = index % tileWidth
  const entry = (await tree.entries(tile))[at] as Uint8Array
  const leaf = (await tree.tile(0, tile)).subarray(at * hashLength, (at + 1) * hashLength)
  if (!same(hashOfEntry(entry, tools), leaf))
    throw new Broken('tree.entries-altered', {
      file: entriesPath(tile, Math.min(tileWidth, tree.size - tile * tileWidth)),
    })
  return entry
}
