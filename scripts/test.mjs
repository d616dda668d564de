// `npm test`: everything CI runs. Goes on after a failure, to tell all there is to mend; only without a build is
// there nothing to take a journey through.
import { build, checks, conclude, journeys, run, tests } from './steps.mjs'

const totals = [await run(build)]
const built = totals[0].failed === 0
for (const step of [...checks, tests, ...(built ? [journeys] : [])]) totals.push(await run(step))
conclude(totals)
