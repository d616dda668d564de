import { same } from './bytes.ts'
import { Broken, type Tools } from './tools.ts'
import { entriesPath, hashOfEntry, rootOfRow, type Tree, tilePath, tileWidth } from './tree.ts'

/** Bundles that are read ahead of the one that is hashed. */
const readAhead = 16

/**
 * Computes the whole tree anew, from every entry up to the root, and compares every published tile on the way. `tree` has
 * shown already that its edge leads to the root.
 *
 * @throws Broken with the first file that is not as it must be.
 */
export async function checkWholeLog(
  tree: Tree,
  tools: Tools,
  progress: (entries: number) => void = () => undefined,
): Promise<void> {
  const bundles = Math.ceil(tree.size / tileWidth)
  const reading = new Map<number, Promise<Uint8Array[]>>()
  const bundle = (index: number) => {
    for (let ahead = index; ahead < Math.min(bundles, index + readAhead); ahead += 1)
      if (!reading.has(ahead)) {
        const read = tree.entries(ahead)
        // Whoever waits for it is told; until then a failure must not end the program.
        read.catch(() => undefined)
        reading.set(ahead, read)
      }
    const own = reading.get(index) as Promise<Uint8Array[]>
    reading.delete(index)
    return own
  }
  let roots: Uint8Array[] = []
  for (let index = 0; index < bundles; index += 1) {
    const hashes = rowOf((await bundle(index)).map((entry) => hashOfEntry(entry, tools)))
    const width = hashes.length / 32
    if (!same(hashes, await tree.tile(0, index)))
      throw new Broken('tree.entries-altered', { file: entriesPath(index, width) })
    if (width === tileWidth) roots.push(rootOfRow(hashes, tools))
    progress(index * tileWidth + width)
  }
  // The roots of the tiles of one level are the hashes of the next.
  for (let level = 1; roots.length > 0; level += 1) {
    const above: Uint8Array[] = []
    for (let at = 0; at < roots.length; at += tileWidth) {
      const own = rowOf(roots.slice(at, at + tileWidth))
      const index = at / tileWidth
      if (!same(own, await tree.tile(level, index)))
        throw new Broken('tree.tile-altered', { file: tilePath(level, index, own.length / 32) })
      if (own.length === tileWidth * 32) above.push(rootOfRow(own, tools))
    }
    roots = above
  }
}

function rowOf(hashes: readonly Uint8Array[]): Uint8Array {
  const row = new Uint8Array(hashes.length * 32)
  hashes.forEach((hash, i) => {
    row.set(hash, i * 32)
  })
  return row
}
