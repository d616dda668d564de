import type { House } from '../../../platform/house.ts'
import type { MalwareCheck } from '../../../platform/malware/clamd.ts'

/** `found` holds it for good; `unchecked` until the check can be made. */
export type BeforeOpening = 'clean' | 'found' | 'unchecked'

/** So long a file that was found clean is not asked for again: thirty pages of a scan are thirty requests. */
const freshMs = 10 * 60_000
const mostRemembered = 1_000
const cleanOf = new WeakMap<MalwareCheck, Map<string, number>>()

/**
 * Has bytes that are no file of a submission (a scan of an entry, a message as it came) checked for malware before a person
 * or the reader opens them. Where no check is configured, everything may be opened.
 */
export async function checkBeforeOpening(
  { malware, files, now }: Pick<House, 'malware' | 'files' | 'now'>,
  sha256: string,
): Promise<BeforeOpening> {
  if (!malware) return 'clean'
  const cleanAt = cleanOf.get(malware) ?? new Map<string, number>()
  cleanOf.set(malware, cleanAt)
  const at = now().getTime()
  const age = at - (cleanAt.get(sha256) ?? Number.NEGATIVE_INFINITY)
  if (age >= 0 && age < freshMs) return 'clean'
  const { found } = await malware.check(await files.open(sha256))
  if (found === 'unknown') return 'unchecked'
  if (found) return 'found'
  cleanAt.delete(sha256)
  cleanAt.set(sha256, at)
  const oldest = cleanAt.keys().next().value
  if (cleanAt.size > mostRemembered && oldest !== undefined) cleanAt.delete(oldest)
  return 'clean'
}
