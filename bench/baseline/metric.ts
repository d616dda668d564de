/** One figure of a benchmark. */
export interface Metric {
  readonly metric: string
  readonly value: number
  readonly unit: string
  /** The same work done the plainest way, measured in the same run: machines differ, and one machine differs from hour to hour. */
  readonly baseline?: number
  /** value / baseline. */
  readonly ratio?: number
}

/** What `bench/NAME.ts` exports as `run`: figures, each as soon as it is known. Throws when the work went wrong. */
export type Bench = (options: BenchOptions) => AsyncIterable<Metric>

/** What stood on the command line after the name: `--seconds 2` gives `{ seconds: '2' }`. */
export type BenchOptions = Readonly<Record<string, string>>

/** A whole number from the command line, or the given one when it was not said. */
export function wholeOption(options: BenchOptions, name: string, fallback: number): number {
  const said = options[name]
  if (said === undefined) return fallback
  if (!/^\d+$/.test(said)) throw new Error(`--${name} must be a whole number, not "${said}"`)
  return Number(said)
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) throw new Error('no values to take the median of')
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}
