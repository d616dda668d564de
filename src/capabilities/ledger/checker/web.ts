import { sha256 } from './sha256.ts'
import type { ReadFile, Tools } from './tools.ts'

/** Hashing of our own, and signatures as a browser has them: not on every page, and not in every browser. */
export const webTools: Tools = {
  sha256,
  verifyEd25519: async (publicKey, message, signature) => {
    try {
      const { subtle } = globalThis.crypto
      const key = await subtle.importKey('raw', publicKey.slice(), 'Ed25519', false, ['verify'])
      return await subtle.verify('Ed25519', key, signature.slice(), message.slice())
    } catch {
      return undefined
    }
  },
}

/** Published files from where the log is published. Anything but 200 and 404 is an error of the way there. */
export const readFromWeb =
  (address: string): ReadFile =>
  async (path) => {
    const answer = await fetch(`${address.replace(/\/+$/, '')}/${path}`)
    if (answer.status === 404) return undefined
    if (!answer.ok) throw new Error(`${address}/${path} was answered ${answer.status}`)
    return new Uint8Array(await answer.arrayBuffer())
  }
