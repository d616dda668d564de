import { isIP } from 'node:net'

/**
 * Whose `X-Forwarded-For` is believed: nobody's, that of so many proxies in front, or that of these addresses and
 * networks.
 */
export type TrustedProxies = false | number | readonly string[]

const mostProxies = 10

/** Reads `no`, `yes` (one proxy), a count, or a comma list of addresses and networks; undefined for anything else. */
export function readTrustedProxies(value: string): TrustedProxies | undefined {
  if (value === 'no') return false
  if (value === 'yes') return 1
  if (/^\d+$/.test(value)) {
    const count = Number(value)
    return count > mostProxies ? undefined : count || false
  }
  const list = value.split(',').map((each) => each.trim())
  return list.every(isAddressOrNetwork) ? list : undefined
}

function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const kind = isIP(address)
  if (kind === 0 || rest.length > 0) return false
  if (bits === undefined) return true
  return /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (kind === 4 ? 32 : 128)
}

/**
 * The same for Fastify, which asks of each address, from the nearest on, whether to believe what it says of the next.
 *
 * Each proxy adds the address it saw at the right end; everything left of what our own proxies added was written by
 * the client and may be made up. So never `true` (which takes the left-most), and for a count a function of our own:
 * a number given to Fastify itself trusts nobody.
 */
export function fastifyTrust(
  proxies: TrustedProxies,
): false | string[] | ((address: string, hop: number) => boolean) {
  if (typeof proxies === 'number') return (_address, hop) => hop < proxies
  return proxies && [...proxies]
}
