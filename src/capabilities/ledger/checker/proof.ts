import { bytesOfBase64, joined, same } from './bytes.ts'
import { isSignedByOne, type Keys } from './keys.ts'
import { readCheckpoint } from './note.ts'
import type { Receipt } from './receipt.ts'
import { Broken, type Finding, found, type Tools } from './tools.ts'
import { hashOfEntry } from './tree.ts'

/** A proof of one entry, complete with its checkpoint (C2SP tlog-proof). Nothing in it is believed yet. */
interface Proof {
  readonly index: number
  readonly path: readonly Uint8Array[]
  readonly checkpoint: string
}

/** More hashes than any tree is high. */
const mostHashes = 64

/** @throws Broken when it is cut off, or is none. */
function readProof(text: string): Proof {
  const end = text.indexOf('\n\n')
  const [head, ...lines] = text.slice(0, Math.max(end, 0)).split('\n')
  // Extra data is for others, and is not to be believed.
  if (lines[0]?.startsWith('extra ')) lines.shift()
  const [, index] = /^index (0|[1-9]\d{0,14})$/.exec(lines.shift() ?? '') ?? []
  const path = lines.map(bytesOfBase64)
  if (
    head !== 'c2sp.org/tlog-proof@v1' ||
    index === undefined ||
    path.length > mostHashes ||
    path.some((hash) => hash?.length !== 32)
  )
    throw new Broken('proof.unreadable')
  return { index: Number(index), path: path as Uint8Array[], checkpoint: text.slice(end + 2) }
}

/** Whether the path leads from the entry to the root (RFC 9162, 2.1.3.2). */
function leadsToRoot(
  { index, path }: Proof,
  entry: Uint8Array,
  { size, root }: { readonly size: number; readonly root: Uint8Array },
  tools: Tools,
): boolean {
  if (index >= size) return false
  // Numbers of more than 32 bits cannot be shifted: they are halved.
  let [first, last] = [index, size - 1]
  let hash = hashOfEntry(entry, tools)
  const halve = () => {
    first = Math.floor(first / 2)
    last = Math.floor(last / 2)
  }
  for (const other of path) {
    if (last === 0) return false
    if (first % 2 === 1 || first === last) {
      hash = tools.sha256(joined(Uint8Array.of(1), other, hash))
      while (first % 2 === 0 && first !== 0) halve()
    } else hash = tools.sha256(joined(Uint8Array.of(1), hash, other))
    halve()
  }
  return last === 0 && same(hash, root)
}

/**
 * Checks that a receipt's entry stood in the log when a checkpoint was signed, with nothing but a proof and a key.
 *
 * @returns the number of the entry.
 */
export async function checkProof(
  text: string,
  receipt: Receipt,
  keys: Keys,
  tools: Tools,
  findings: Finding[],
): Promise<number> {
  const proof = readProof(text)
  const note = readCheckpoint(proof.checkpoint)
  if (!note) throw new Broken('proof.unreadable')
  if (![receipt.statement.log, ...keys.origins].includes(note.origin))
    throw new Broken('checkpoint.other-log', { log: note.origin })
  const signed = await isSignedByOne(note, keys, tools)
  if (signed === false) throw new Broken('checkpoint.forged')
  findings.push(
    signed
      ? found('right', 'checkpoint.signed', { size: note.size })
      : found('unknown', 'checkpoint.not-here', { size: note.size }),
  )
  if (!leadsToRoot(proof, tools.sha256(receipt.preimage), note, tools)) throw new Broken('proof.wrong')
  findings.push(found('right', 'proof.right', { number: proof.index + 1, size: note.size }))
  return proof.index + 1
}
