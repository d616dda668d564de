import { createHmac, timingSafeEqual } from 'node:crypto'
import csrf from '@fastify/csrf'

// Each token is salted anew, so that a compressed page does not give it away.
const tokens = new csrf.Tokens({ userInfo: false })

/** A token for forms, bound to a secret that only this person's browser holds (a session, a draft). */
export const createFormToken = (secret: string): string => tokens.create(secret)

export const isFormToken = (secret: string, token: string): boolean =>
  token.length < 200 && tokens.verify(secret, token)

/** Derives a secret for one purpose from another, so that one key is never used for two things. */
export const deriveSecret = (secret: string, purpose: string): string =>
  createHmac('sha256', secret).update(purpose).digest('base64url')

/** Compares two secrets without telling by time where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
