import { createHash, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

/** A new UUIDv7. Identifiers are made in the application, so that one schema fits one server and many. */
export const newId = (): string => v7()

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True for a UUID in its canonical lower-case form; anything else would be a database error. */
export const isId = (value: string): boolean => uuidPattern.test(value)

/** A secret for a private link: 128 bits from the system's generator, base64url. */
export const newSecret = (): string => randomBytes(16).toString('base64url')

/** SHA-256, hex. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')
