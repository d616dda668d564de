import type { Db } from '../../platform/database/database.ts'
import { tilesOf } from './published.ts'
import type { TileSource } from './tree.ts'

/** Of 8 KB at most each. */
const mostKept = 512

const keptOf = new WeakMap<Db, Map<string, Buffer>>()

/**
 * The tiles of the log, of which those read last are kept: every proof needs the few at the top and at the right edge. A
 * tile of a given width never changes, so that what is kept is never wrong.
 */
export function keptTilesOf(db: Db): TileSource {
  const kept = keptOf.get(db) ?? new Map<string, Buffer>()
  keptOf.set(db, kept)
  const tiles = tilesOf(db)
  return {
    async readTile(level, index, width) {
      const key = `${level}/${index}/${width}`
      const tile = kept.get(key) ?? (await tiles.readTile(level, index, width))
      // The one used last is the last to go.
      kept.delete(key)
      kept.set(key, tile)
      const oldest = kept.keys().next().value
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
      return tile
    },
  }
}
