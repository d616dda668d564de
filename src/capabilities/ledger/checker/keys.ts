import { bytesOfBase64, bytesOfText, hexOf, joined, same, textOfBytes } from './bytes.ts'
import { type CheckpointNote, ed25519, isSignedBy, readVerifierKey } from './note.ts'
import { Broken, type Finding, found, type ReadFile, type Tools } from './tools.ts'

export interface SigningKey {
  readonly keyId: string
  readonly publicKey: Uint8Array
  /** Undefined for the key in use, and where only a key and no history of keys is known. */
  readonly until: Date | undefined
}

export interface Keys {
  /** The log's name, and those it had before. */
  readonly origins: readonly string[]
  /** Oldest first; the last is in use. */
  readonly chain: readonly SigningKey[]
  /** Verifier keys of those who watch the log, as the log names them. */
  readonly witnesses: readonly string[]
}

/** The DER of an Ed25519 key before its 32 bytes (RFC 8410). */
const spkiPrefix = Uint8Array.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00)

const keyIdOf = (publicKey: Uint8Array, { sha256 }: Tools): string =>
  hexOf(sha256(joined(spkiPrefix, publicKey))).slice(0, 16)

/** A key a person was given: as a verifier key, or as PEM. Undefined when it is neither. */
export function readTrustedKey(text: string, tools: Tools): Uint8Array | undefined {
  const [, base64 = ''] = /-----BEGIN PUBLIC KEY-----([\s\S]+?)-----END PUBLIC KEY-----/.exec(text) ?? []
  if (!base64) {
    const key = readVerifierKey(text, tools)
    return key?.type === ed25519 ? key.publicKey : undefined
  }
  const der = bytesOfBase64(base64.replaceAll(/\s/g, ''))
  return der?.length === 44 && same(der.slice(0, 12), spkiPrefix) ? der.slice(12) : undefined
}

/**
 * Reads the published keys, and checks that each hands over to the next and the next knows the one before. `trusted` is
 * a key that the person has from elsewhere: it must be one of them, and then vouches for all.
 */
export async function readKeys(
  read: ReadFile,
  tools: Tools,
  trusted: Uint8Array | undefined,
): Promise<{ keys: Keys; finding: Finding }> {
  const file = await read('keys.json')
  if (!file && trusted) {
    const only = { keyId: keyIdOf(trusted, tools), publicKey: trusted, until: undefined }
    return { keys: { origins: [], chain: [only], witnesses: [] }, finding: found('right', 'keys.given-only') }
  }
  if (!file) throw new Broken('keys.missing')
  const { chain, links, ...keys } = parseKeys(textOfBytes(file) ?? '', tools)
  for (const link of links) {
    const valid = await tools.verifyEd25519(link.signer, bytesOfText(link.text), link.signature)
    if (valid === undefined) return { keys: { ...keys, chain }, finding: found('unknown', 'keys.not-here') }
    if (!valid) throw new Broken('keys.broken-chain', { key: link.keyId })
  }
  if (trusted && !chain.some((key) => same(key.publicKey, trusted))) throw new Broken('keys.not-trusted')
  const finding = trusted
    ? found('right', 'keys.trusted', { count: chain.length })
    : found('told', 'keys.as-published', { key: chain.at(-1)?.keyId ?? '' })
  return { keys: { ...keys, chain }, finding }
}

interface Link {
  readonly keyId: string
  readonly signer: Uint8Array
  readonly text: string
  readonly signature: Uint8Array
}

function parseKeys(text: string, tools: Tools): Keys & { links: readonly Link[] } {
  const unreadable = new Broken('keys.unreadable')
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    throw unreadable
  }
  const { format, origin, formerOrigins, keys, witnesses } = Object(file) as Record<string, unknown>
  if (format !== 'travaux-keys/1' || typeof origin !== 'string' || !Array.isArray(keys) || keys.length === 0)
    throw unreadable
  const chain: SigningKey[] = []
  const links: Link[] = []
  for (const each of keys) {
    const key = Object(each) as Record<string, unknown>
    const [publicText, from, until] = [String(key.publicKey), String(key.from), key.until]
    const publicKey = bytesOfBase64(publicText)
    if (publicKey?.length !== 32 || key.keyId !== keyIdOf(publicKey, tools)) throw unreadable
    const before = chain.at(-1)
    if (before) {
      const [endorsement, acceptance] = [bytesOf(key.endorsement), bytesOf(key.acceptance)]
      if (!endorsement || !acceptance) throw new Broken('keys.broken-chain', { key: key.keyId })
      const beforeText = String((Object(keys[chain.length - 1]) as Record<string, unknown>).publicKey)
      links.push(
        {
          keyId: key.keyId,
          signer: before.publicKey,
          text: `travaux-key/1\n${publicText}\n${from}\n`,
          signature: endorsement,
        },
        {
          keyId: key.keyId,
          signer: publicKey,
          text: `travaux-key-before/1\n${beforeText}\n${from}\n`,
          signature: acceptance,
        },
      )
    }
    const end = typeof until === 'string' ? new Date(until) : undefined
    if (end && Number.isNaN(end.getTime())) throw unreadable
    chain.push({ keyId: key.keyId, publicKey, until: end })
  }
  return { origins: [origin, ...textsOf(formerOrigins)], chain, witnesses: textsOf(witnesses), links }
}

const bytesOf = (value: unknown): Uint8Array | undefined =>
  typeof value === 'string' ? bytesOfBase64(value) : undefined

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []

/** Whether one of the log's keys, whenever it was in use, signed a checkpoint. Undefined where it cannot be checked. */
export async function isSignedByOne(
  note: CheckpointNote,
  { chain }: Keys,
  tools: Tools,
): Promise<boolean | undefined> {
  for (const { publicKey } of chain) {
    const signed = await isSignedBy(note, { name: note.origin, type: ed25519, publicKey }, tools)
    if (signed !== 'absent') return signed
  }
  return false
}
