import { hexOf, same, textOfBytes } from './bytes.ts'
import type { ReadFile, Tools } from './tools.ts'
import { entryAt, type Tree, tileWidth } from './tree.ts'

/**
 * Where an entry stands, from 1; undefined when it does not. Tries what the receipt says, then the list of entries that
 * begin with the same three digits (so that the log does not learn which is meant), then looks through all.
 */
export async function findEntry(
  entry: Uint8Array,
  hint: number | undefined,
  tree: Tree,
  read: ReadFile,
  tools: Tools,
): Promise<number | undefined> {
  const isAt = async (number: number | undefined) =>
    number !== undefined && number <= tree.size && same(await entryAt(tree, number - 1, tools), entry)
  if (await isAt(hint)) return hint
  const listed = await lookUp(entry, read)
  if (listed !== 'no-list') return (await isAt(listed)) ? listed : undefined
  for (let tile = Math.ceil(tree.size / tileWidth) - 1; tile >= 0; tile -= 1) {
    const at = (await tree.entries(tile)).findIndex((each) => same(each, entry))
    const number = at < 0 ? undefined : tile * tileWidth + at + 1
    if (await isAt(number)) return number
  }
  return undefined
}

async function lookUp(entry: Uint8Array, read: ReadFile): Promise<number | undefined | 'no-list'> {
  const hex = hexOf(entry)
  const file = await read(`lookup/${hex.slice(0, 3)}`)
  if (!file) return 'no-list'
  const line = (textOfBytes(file) ?? '').split('\n').find((each) => each.startsWith(`${hex} `))
  return line === undefined ? undefined : Number(line.slice(hex.length + 1))
}
