import { isId, newSecret, sha256 } from '../../platform/ids.ts'

/** What a private link holds: which submission, and the secret that opens it. */
export interface PrivateKey {
  readonly submissionId: string
  readonly secret: string
}

/**
 * The last part of a private link, 44 letters: the identifier and a secret of 128 bits, base64url. Whoever has the
 * link is taken to be the sender; only a hash of the secret is stored.
 */
export function writePrivateKey(key: PrivateKey): string {
  return Buffer.from(key.submissionId.replaceAll('-', ''), 'hex').toString('base64url') + key.secret
}

export function readPrivateKey(written: string): PrivateKey | undefined {
  if (!/^[A-Za-z0-9_-]{44}$/.test(written)) return undefined
  const hex = Buffer.from(written.slice(0, 22), 'base64url').toString('hex')
  const submissionId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return isId(submissionId) ? { submissionId, secret: written.slice(22) } : undefined
}

export const newPrivateKey = (submissionId: string): PrivateKey => ({ submissionId, secret: newSecret() })

export const secretHashOf = (key: PrivateKey): string => sha256(key.secret)
