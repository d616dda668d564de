import { bytesOfBase64, bytesOfText, hexOf, joined, same } from './bytes.ts'
import type { Tools } from './tools.ts'

/* Signed notes and checkpoints as C2SP describes them: signed-note, tlog-checkpoint, tlog-cosignature. */

export interface SignatureLine {
  readonly name: string
  readonly keyId: Uint8Array
  readonly signature: Uint8Array
}

export interface CheckpointNote {
  /** What is signed, with its last newline. */
  readonly text: string
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  readonly signatures: readonly SignatureLine[]
}

/** A key that may have signed a note. */
export interface NoteKey {
  readonly name: string
  readonly type: number
  readonly publicKey: Uint8Array
}

export const ed25519 = 1
const cosignature = 4

const longestNote = 100_000

/** Reads a checkpoint; undefined when it is none. Nothing in it is believed yet. */
export function readCheckpoint(note: string): CheckpointNote | undefined {
  const end = note.lastIndexOf('\n\n')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a note must not hold any
  if (end < 0 || note.length > longestNote || !note.endsWith('\n') || /[\x00-\x09\x0b-\x1f]/.test(note))
    return undefined
  const text = note.slice(0, end + 1)
  const [origin = '', sizeText = '', rootText = ''] = text.split('\n')
  const root = bytesOfBase64(rootText)
  const size = /^(0|[1-9]\d{0,14})$/.test(sizeText) ? Number(sizeText) : undefined
  if (!origin || size === undefined || root?.length !== 32) return undefined
  const lines = note
    .slice(end + 2, -1)
    .split('\n')
    .map(readSignature)
  if (lines.includes(undefined)) return undefined
  return { text, origin, size, root, signatures: lines as SignatureLine[] }
}

function readSignature(line: string): SignatureLine | undefined {
  const [, name = '', base64 = ''] = /^— (\S+) (\S+)$/.exec(line) ?? []
  const bytes = bytesOfBase64(base64)
  if (!name || !bytes || bytes.length < 5) return undefined
  return { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) }
}

/** Reads a key as verifiers are given it: `name+keyid+base64`. Undefined when a part does not fit another. */
export function readVerifierKey(text: string, tools: Tools): NoteKey | undefined {
  const [, name = '', id = '', base64 = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? []
  const bytes = bytesOfBase64(base64)
  const type = bytes?.[0]
  if (bytes?.length !== 33 || (type !== ed25519 && type !== cosignature)) return undefined
  const key = { name, type, publicKey: bytes.slice(1) }
  return hexOf(keyIdOf(key, tools)) === id ? key : undefined
}

const keyIdOf = ({ name, type, publicKey }: NoteKey, { sha256 }: Tools): Uint8Array =>
  sha256(joined(bytesOfText(`${name}\n`), Uint8Array.of(type), publicKey)).slice(0, 4)

/**
 * Whether a key signed the note: `absent` when no line is its own. A line of the key that is wrong spoils the note.
 * Undefined where it cannot be checked.
 */
export async function isSignedBy(
  note: CheckpointNote,
  key: NoteKey,
  tools: Tools,
): Promise<boolean | 'absent' | undefined> {
  const own = linesOf(note, key, tools)
  if (own.length === 0) return 'absent'
  for (const { signature } of own) {
    const valid = await tools.verifyEd25519(key.publicKey, bytesOfText(note.text), signature)
    if (!valid) return valid
  }
  return true
}

/** When a witness says that it saw the checkpoint, in seconds since 1970; undefined when it did not validly sign. */
export async function cosignedAt(
  note: CheckpointNote,
  key: NoteKey,
  tools: Tools,
): Promise<number | undefined> {
  for (const { signature } of linesOf(note, key, tools)) {
    if (signature.length !== 72) continue
    const view = new DataView(signature.buffer, signature.byteOffset, 8)
    const time = view.getUint32(0) * 0x1_0000_0000 + view.getUint32(4)
    const message = bytesOfText(`cosignature/v1\ntime ${time}\n${note.text}`)
    if (await tools.verifyEd25519(key.publicKey, message, signature.slice(8))) return time
  }
  return undefined
}

function linesOf(note: CheckpointNote, key: NoteKey, tools: Tools): SignatureLine[] {
  const id = keyIdOf(key, tools)
  return note.signatures.filter((line) => line.name === key.name && same(line.keyId, id))
}
