import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { addDemo } from './demo.ts'
import { addKey } from './key.ts'
import { addLog } from './log.ts'
import { addMigrate } from './migrate.ts'
import { Refused } from './refused.ts'
import { findRoot } from './root.ts'
import { addServe } from './serve.ts'
import { addStart } from './start.ts'
import { addUser } from './user.ts'
import { addVerify } from './verify.ts'
import { addWork } from './work.ts'

// The command line: `travaux …`. One file for each command; only commands that do what they say are here.
const { version } = JSON.parse(readFileSync(join(findRoot(), 'package.json'), 'utf8')) as { version: string }

const program = new Command('travaux')
  .description('Consult the public through the life of a treaty negotiation, and keep the record of it.')
  .version(version)
  .showHelpAfterError('Run the command with --help to see what it takes.')

for (const add of [addStart, addServe, addWork, addMigrate, addDemo, addUser, addKey, addLog, addVerify])
  add(program)

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof Refused)) throw error
  process.stderr.write(`\n${error.message}\n`)
  process.exitCode = 1
}
