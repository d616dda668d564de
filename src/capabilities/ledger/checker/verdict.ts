import type { Report } from './check.ts'
import type { Finding } from './tools.ts'

/**
 * What a person is told first of their receipt. `counted`, `not-counted` and `withdrawn` are genuine and in the log; `soon` is
 * genuine, and its place not yet given out; of `in-part` not all could be checked; `not-genuine` was not given by this log as
 * it is; otherwise `wrong` is something that was published.
 */
export const verdicts = [
  'counted',
  'not-counted',
  'withdrawn',
  'soon',
  'in-part',
  'not-genuine',
  'wrong',
] as const

export type Verdict = (typeof verdicts)[number]

/** What follows from all that was found about a receipt. */
export function verdictOf({ findings }: Pick<Report, 'findings'>): Verdict {
  const has = (...codes: readonly Finding['code'][]) => findings.some(({ code }) => codes.includes(code))
  const wrong = findings.filter(({ outcome }) => outcome === 'wrong')
  // Whatever else is wrong: of a receipt that is none, nothing else matters.
  if (wrong.some(({ code }) => code.startsWith('receipt.'))) return 'not-genuine'
  if (wrong.length > 0) return 'wrong'
  if (has('receipt.not-here', 'checkpoint.not-here', 'keys.not-here', 'place.unclear')) return 'in-part'
  if (has('place.soon', 'count.soon')) return 'soon'
  if (has('count.withdrawn')) return 'withdrawn'
  if (has('count.excluded', 'count.repeat', 'count.repeat-of-none')) return 'not-counted'
  return has('receipt.genuine') && has('place.included') && has('count.counted') ? 'counted' : 'in-part'
}
