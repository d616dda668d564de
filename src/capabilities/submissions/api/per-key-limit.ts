const minute = 60_000
const mostKeys = 10_000

/** Counts what each key asks for within a minute, in this process. @returns false when it is too much */
export function perKeyLimit(most: number): (keyId: string, now: Date) => boolean {
  const counted = new Map<string, { since: number; count: number }>()
  return (keyId, now) => {
    const at = now.getTime()
    const known = counted.get(keyId)
    const current = known && at - known.since < minute ? known : { since: at, count: 0 }
    current.count += 1
    counted.set(keyId, current)
    if (counted.size > mostKeys) counted.delete(counted.keys().next().value as string)
    return current.count <= most
  }
}
