import type { Command } from 'commander'
import { migrate } from '../../platform/database/migrate.ts'
import { createProgress } from './progress.ts'
import { migrationsDir } from './root.ts'
import { withPool, withWorkplace } from './workplace.ts'

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('Bring the database up to date with this version.')
    .option('--json', 'print what was applied as one line of JSON')
    .action(async (options: { json?: boolean }) => {
      const progress = createProgress()
      progress.step('Bringing the database up to date')
      const { applied } = await withWorkplace('travaux migrate', ({ connection }) =>
        withPool(connection, (pool) => migrate(pool, migrationsDir())),
      )
      progress.end()
      if (options.json) process.stdout.write(`${JSON.stringify({ applied })}\n`)
      else if (applied.length === 0) process.stdout.write('The database was up to date.\n')
      else process.stdout.write(`${applied.map((name) => `Applied ${name}`).join('\n')}\n`)
    })
}
