import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { generateSecret, generateURI, verifySync } from 'otplib'
import type { Keys } from '../../platform/house.ts'
import { deriveSecret } from '../../platform/http/tokens.ts'

const stepSeconds = 30

/** A new secret for an authenticator app: 160 bits, base32. */
export const newTotpSecret = (): string => generateSecret({ length: 20 })

/** What the QR code says to the app. */
export const totpUri = (secret: string, email: string, site: string): string =>
  generateURI({ issuer: site, label: email, secret })

/**
 * The time step a code belongs to, or undefined when it is none of the step before, this one and the next. The
 * caller must take a step only once (`takeStep`), or a code could be used again by whoever saw it.
 */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const result = verifySync({
    secret,
    token,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: stepSeconds,
  })
  return result.valid ? Math.floor(now.getTime() / 1000 / stepSeconds) + result.delta : undefined
}

const keyOf = (keys: Pick<Keys, 'secret'>): Buffer =>
  Buffer.from(deriveSecret(keys.secret, 'totp'), 'base64url')

/**
 * Encrypts a secret for the database (AES-256-GCM: 12 bytes nonce, 16 bytes tag, the rest). It opens only for the
 * same person: a row cannot be given another's secret.
 */
export function sealTotpSecret(keys: Pick<Keys, 'secret'>, staffId: string, secret: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(keys), nonce).setAAD(Buffer.from(staffId))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** @throws when the key of this installation is another than the one it was sealed with, or the bytes were changed. */
export function openTotpSecret(keys: Pick<Keys, 'secret'>, staffId: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(keys), sealed.subarray(0, 12), { authTagLength: 16 })
    .setAAD(Buffer.from(staffId))
    .setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
}
