/** `tsx scripts/check-house.ts [--root FOLDER]`: holds the tree to the rules of the house; prints what to mend. */
import { parseArgs } from 'node:util'
import { rules } from './checks/rules.ts'
import { readTree } from './checks/tree.ts'

const { values } = parseArgs({ options: { root: { type: 'string', default: process.cwd() } } })
const tree = readTree(values.root)
let count = 0
for (const [name, rule] of Object.entries(rules))
  for (const { path, line, message } of rule(tree)) {
    count += 1
    console.log(`${path}${line ? `:${line}` : ''}  ${message}  [${name}]`)
  }
if (count > 0) {
  console.log(`${count} ${count === 1 ? 'rule' : 'rules'} of the house broken`)
  process.exitCode = 1
} else console.log(`${tree.sources.size} files keep the ${Object.keys(rules).length} rules of the house`)
