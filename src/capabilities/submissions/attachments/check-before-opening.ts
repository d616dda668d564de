import type { House } from '../../../platform/house.ts'

/** `found` holds it for good; `unchecked` until the check can be made. */
export type BeforeOpening = 'clean' | 'found' | 'unchecked'

/**
 * Has bytes that are no file of a submission (a scan of an entry, a message as it came) checked for malware before a person
 * or the reader opens them. Where no check is configured, everything may be opened.
 */
export async function checkBeforeOpening(
  { malware, files }: Pick<House, 'malware' | 'files'>,
  sha256: string,
): Promise<BeforeOpening> {
  if (!malware) return 'clean'
  const { found } = await malware.check(await files.open(sha256))
  if (found === 'unknown') return 'unchecked'
  return found ? 'found' : 'clean'
}
