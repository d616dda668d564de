import { createPublicKey, hash, verify } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReadFile, Tools } from './tools.ts'

/** Hashing and signatures as Node has them. */
export const nodeTools: Tools = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  verifyEd25519: async (publicKey, message, signature) => {
    const x = Buffer.from(publicKey).toString('base64url')
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    return verify(null, message, key, signature)
  },
}

/** Published files out of a folder. */
export const readFromFolder =
  (folder: string): ReadFile =>
  async (path) => {
    try {
      return await readFile(join(folder, path))
    } catch (error) {
      if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
        return undefined
      throw error
    }
  }
