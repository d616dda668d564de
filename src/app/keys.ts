import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Keys } from '../platform/house.ts'

/**
 * The secrets of this installation, from `keys/` in the data folder; made at the first start, readable by the
 * owner only. Several servers of one site must share the folder's contents.
 */
export function openKeys(dataDir: string): Keys {
  const folder = join(dataDir, 'keys')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const secret = readOrMake(join(folder, 'site.secret'), () => randomBytes(32).toString('base64url'))
  const pem = readOrMake(join(folder, 'receipts.ed25519.pem'), () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  )
  const signing = createPrivateKey(pem)
  const spki = createPublicKey(signing).export({ type: 'spki', format: 'der' })
  return {
    secret: secret.trim(),
    signing,
    signingKeyId: createHash('sha256').update(spki).digest('hex').slice(0, 16),
  }
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
