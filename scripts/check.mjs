// `npm run check [-- --fast]`: types, format and lint, rules of the house, tests; stops at the first that fails.
import { parseArgs } from 'node:util'
import { checks, conclude, run, tests } from './steps.mjs'

const { values } = parseArgs({ options: { fast: { type: 'boolean', default: false } } })
const totals = []
for (const step of values.fast ? checks : [...checks, tests]) {
  const total = await run(step)
  totals.push(total)
  if (total.failed > 0) break
}
conclude(totals)
