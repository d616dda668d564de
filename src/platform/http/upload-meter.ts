/** How much comes from each address within an hour, so that nobody fills the disk with forms that are never sent. */
export interface UploadMeter {
  /** Counts some bytes that are about to be read; false when they are too many, and then counts nothing. */
  admit(address: string, bytes: number, now: Date): boolean
}

const hour = 60 * 60_000
const mostAddresses = 50_000

/** Counts in this process; with several, each admits as much. */
export function createUploadMeter(bytesPerHour: number): UploadMeter {
  const counted = new Map<string, { since: number; bytes: number }>()
  return {
    admit(address, bytes, now) {
      const at = now.getTime()
      const known = counted.get(address)
      const current = known && at - known.since < hour ? known : { since: at, bytes: 0 }
      if (current.bytes + bytes > bytesPerHour) return false
      current.bytes += bytes
      counted.delete(address)
      counted.set(address, current)
      if (counted.size > mostAddresses) counted.delete(counted.keys().next().value as string)
      return true
    },
  }
}
