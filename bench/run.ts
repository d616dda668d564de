/**
 * `npm run bench -- NAME [--json] [--OPTION VALUE …]`
 *
 * Runs bench/NAME.ts. With --json each figure is one JSON object a line, otherwise one row of a table. Ends with
 * code 1 when the benchmark throws, 2 when there is no such benchmark.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Bench, Metric } from './baseline/metric.ts'

function line({ metric, value, unit, baseline, ratio }: Metric): string {
  return JSON.stringify({
    bench: name,
    metric,
    value: rounded(value),
    unit,
    baseline: baseline === undefined ? null : rounded(baseline),
    ratio: ratio === undefined ? null : rounded(ratio),
  })
}

const cells = ({ metric, value, unit, baseline, ratio }: Metric): string[] => [
  metric,
  String(rounded(value)),
  unit,
  baseline === undefined ? '' : String(rounded(baseline)),
  ratio === undefined ? '' : String(rounded(ratio)),
]

const row = ([metric = '', value = '', unit = '', baseline = '', ratio = '']: readonly string[]): string =>
  `${metric.padEnd(20)} ${value.padStart(10)} ${unit.padEnd(8)} ${baseline.padStart(10)} ${ratio.padStart(8)}`.trimEnd()

/** Four digits are more than a benchmark on a shared machine can promise. */
const rounded = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(4)))

function names(): string[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
    .map((file) => file.slice(0, -'.ts'.length))
}

/** `--name value` and `--name` (which gives `yes`); the first bare word is the benchmark. */
function readArguments(args: readonly string[]) {
  const options: Record<string, string> = {}
  let name = ''
  let json = false
  for (let i = 0; i < args.length; i += 1) {
    const word = args[i] ?? ''
    const next = args[i + 1]
    if (word === '--json') json = true
    else if (!word.startsWith('--')) name = name || word
    else if (next !== undefined && !next.startsWith('--')) {
      options[word.slice(2)] = next
      i += 1
    } else options[word.slice(2)] = 'yes'
  }
  return { name, json, options }
}

const { name, json, options } = readArguments(process.argv.slice(2))
const path = join(import.meta.dirname, `${name}.ts`)
if (!name || !/^[a-z-]+$/.test(name) || name === 'run' || !existsSync(path)) {
  console.error(name ? `there is no benchmark "${name}"` : 'say which benchmark: npm run bench -- NAME')
  console.error(`benchmarks: ${names().join(', ')}`)
  process.exit(2)
}

try {
  const { run } = (await import(pathToFileURL(path).href)) as { run: Bench }
  if (!json) console.log(row(['metric', 'value', 'unit', 'baseline', 'ratio']))
  for await (const metric of run(options)) console.log(json ? line(metric) : row(cells(metric)))
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
