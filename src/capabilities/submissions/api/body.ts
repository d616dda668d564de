import { toNfc } from '../../../platform/nfc.ts'
import type { PointedProblem } from './problem.ts'
import { pointerTo } from './problem.ts'

export type ReadBody = { readonly ok: true; readonly value: unknown } | { readonly ok: false }

/** Reads the bytes of a body as JSON: UTF-8 without broken letters, as RFC 8259 asks. */
export function readBody(bytes: Buffer): ReadBody {
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return { ok: false }
  }
}

/** No body of ours nests deeper. */
const deepest = 12
const mostProblems = 100

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/u

/**
 * Makes the strings of a body fit to be kept: NFC, lines that end with \n. What cannot be kept (control characters, halves of
 * letters) is named, not mended: whoever files for others should look at it.
 */
export function tidyBody(value: unknown): { value: unknown; problems: PointedProblem[] } {
  const problems: PointedProblem[] = []
  const flaw = (path: readonly PropertyKey[], detail: string) => {
    if (problems.length < mostProblems) problems.push({ pointer: pointerTo(path), detail })
  }
  const tidy = (each: unknown, path: readonly PropertyKey[]): unknown => {
    if (typeof each === 'string') {
      if (unfit.test(each)) flaw(path, 'holds control characters or halves of letters, which cannot be kept')
      return toNfc(each.replace(/\r\n?/g, '\n'))
    }
    if (typeof each !== 'object' || each === null) return each
    if (path.length >= deepest) {
      flaw(path, 'is nested deeper than anything this API takes')
      return undefined
    }
    if (Array.isArray(each)) return each.map((item, i) => tidy(item, [...path, i]))
    const made: Record<string, unknown> = Object.create(null)
    for (const [key, item] of Object.entries(each)) {
      if (unfit.test(key)) flaw(path, 'has a name with control characters or halves of letters')
      made[key] = tidy(item, [...path, key])
    }
    return { ...made }
  }
  return { value: tidy(value, []), problems }
}
