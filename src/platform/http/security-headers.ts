/**
 * True below the addresses that are secrets themselves: whoever has one is let in. Of the address without its language
 * part. Told widely, so that an address with a slip in it does not leave either.
 */
export const isPrivateLink = (path: string): boolean => /^\/+(?:my|staff\/+welcome)(?:\/|$)/i.test(path)

/** Added to answers below private links: no other page may learn where its reader came from. */
export const privateLinkHeaders = { 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' } as const

/**
 * Headers of every answer. No inline script or style is allowed anywhere, nothing is loaded from elsewhere,
 * and nobody may frame a page.
 */
export function securityHeaders(secure: boolean): Record<string, string> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}
