import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { KeyInChain, Keys } from '../platform/house.ts'

const signingFile = 'receipts.ed25519.pem'
const chainFile = 'receipts.chain.json'
/** Holds the new key while the old one is being replaced. */
const nextFile = 'receipts.next.pem'

/**
 * The secrets of this installation, from `keys/` in the data folder; made at the first start, readable by the
 * owner only. Several servers of one site must share the folder's contents.
 */
export function openKeys(dataDir: string): Keys {
  const folder = join(dataDir, 'keys')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const secret = readOrMake(join(folder, 'site.secret'), () => randomBytes(32).toString('base64url'))
  readOrMake(join(folder, signingFile), newSigningKey)
  const chain = readChain(folder)
  const signing = finishRotation(folder, chain)
  return { secret: secret.trim(), signing, signingKeyId: keyIdOf(signing), chain }
}

/** Keys with one that was just made and never stored. */
export function keysInMemory(secret: string, now: Date): Keys {
  const signing = createPrivateKey(newSigningKey())
  return { secret, signing, signingKeyId: keyIdOf(signing), chain: [firstOfChain(signing, now)] }
}

/**
 * Puts a new signing key in the place of the old one, which signs that it did so and is then gone: what it signed stays
 * valid, and it signs nothing more. Processes that run go on with the old one until they are started again. May be
 * killed anywhere: the next to open the keys finishes it.
 */
export function rotateKeys(dataDir: string, now: Date): Keys {
  const { signing, chain } = openKeys(dataDir)
  const folder = join(dataDir, 'keys')
  const nextPem = newSigningKey()
  const next = succeed(signing, createPrivateKey(nextPem), chain, now)
  rmSync(join(folder, nextFile), { force: true })
  writeFileSync(join(folder, nextFile), nextPem, { mode: 0o600 })
  writeWhole(join(folder, chainFile), JSON.stringify(next, null, 2))
  return openKeys(dataDir)
}

/** The chain with one key more, endorsed by the one before it. */
export function succeed(
  old: KeyObject,
  next: KeyObject,
  chain: readonly KeyInChain[],
  now: Date,
): readonly KeyInChain[] {
  const key = firstOfChain(next, now)
  const before = chain.at(-1) as KeyInChain
  const signed = (text: string, by: KeyObject) => sign(null, Buffer.from(text), by).toString('base64')
  const endorsement = signed(`travaux-key/1\n${key.publicKey}\n${key.from}\n`, old)
  const acceptance = signed(`travaux-key-before/1\n${before.publicKey}\n${key.from}\n`, next)
  return [...chain.slice(0, -1), { ...before, until: key.from }, { ...key, endorsement, acceptance }]
}

const firstOfChain = (key: KeyObject, now: Date): KeyInChain => ({
  keyId: keyIdOf(key),
  publicKey: spkiOf(key).subarray(-32).toString('base64'),
  from: now.toISOString(),
})

const newSigningKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

const spkiOf = (key: KeyObject): Buffer =>
  createPublicKey(key as never).export({ type: 'spki', format: 'der' })

const keyIdOf = (key: KeyObject): string =>
  createHash('sha256').update(spkiOf(key)).digest('hex').slice(0, 16)

const readSigning = (folder: string): KeyObject =>
  createPrivateKey(readFileSync(join(folder, signingFile), 'utf8'))

function readChain(folder: string): readonly KeyInChain[] {
  const made = () => JSON.stringify([firstOfChain(readSigning(folder), new Date())], null, 2)
  return JSON.parse(readOrMake(join(folder, chainFile), made)) as KeyInChain[]
}

// The chain is written first and the key is then put in place: it says which of two keys is meant.
function finishRotation(folder: string, chain: readonly KeyInChain[]): KeyObject {
  const meant = chain.at(-1)?.keyId
  if (keyIdOf(readSigning(folder)) !== meant && existsSync(join(folder, nextFile)))
    try {
      renameSync(join(folder, nextFile), join(folder, signingFile))
    } catch (error) {
      // Another process was quicker.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  const signing = readSigning(folder)
  if (keyIdOf(signing) !== meant)
    throw new Error(
      `${signingFile} is not the key that ${chainFile} ends with: put back both from one backup`,
    )
  return signing
}

function writeWhole(path: string, text: string): void {
  const own = `${path}.${process.pid}`
  writeFileSync(own, text, { mode: 0o600 })
  renameSync(own, path)
}

// Two processes starting at once must end up with the same key: the first to link its file into place wins.
function readOrMake(path: string, make: () => string): string {
  if (!existsSync(path)) {
    const own = `${path}.${process.pid}`
    writeFileSync(own, make(), { mode: 0o600 })
    try {
      linkSync(own, path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      unlinkSync(own)
    }
    chmodSync(path, 0o600)
  }
  return readFileSync(path, 'utf8')
}
