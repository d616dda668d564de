import { createHash } from 'node:crypto'

/**
 * The identifier of a thing of the reference case, made from its readable name, so that loading twice means the same
 * things and links in a demonstration stay good. A UUID of version 8 (RFC 9562, section 5.8) over SHA-256.
 */
export function idOf(kind: string, name: string): string {
  const hex = createHash('sha256').update(`travaux demo ${kind} ${name}`).digest('hex').slice(0, 32)
  const variant = ((Number.parseInt(hex[16] as string, 16) & 3) | 8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
