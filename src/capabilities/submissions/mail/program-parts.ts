import type { MessageFile } from '../../../platform/mail/inbound/parse-message.ts'

/** What a person would have to look at is larger. */
const largestSignature = 64 * 1024
const largestPicture = 20_000

const signatureTypes = new Set([
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-signature',
])
const signatureNames = new Set(['smime.p7s', 'signature.asc'])

interface Stored {
  readonly bytes: number
  readonly head: Buffer
}

/**
 * True for the electronic signature of a message (S/MIME, PGP), which its mail program adds and which holds no words. By its
 * bytes too: anyone can call a letter a signature.
 */
export function isSignature({ type, name }: Pick<MessageFile, 'type' | 'name'>, stored: Stored): boolean {
  const isCalled = signatureTypes.has(type.toLowerCase()) || signatureNames.has((name ?? '').toLowerCase())
  if (!isCalled || stored.bytes > largestSignature) return false
  const beginning = stored.head.subarray(0, 40).toString('latin1').trimStart()
  return stored.head[0] === 0x30 || /^-----BEGIN (PGP SIGNATURE|PKCS7|CMS)-----/.test(beginning)
}

/** Small enough to be the logo under somebody's name, where the text of the message shows it. */
export const isSmallPicture = (
  { type }: Pick<MessageFile, 'type'>,
  { bytes }: Pick<Stored, 'bytes'>,
): boolean => /^image\//i.test(type) && bytes < largestPicture
