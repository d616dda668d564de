import type { Command } from 'commander'
import { loadReferenceCase } from '../../../demo/load.ts'
import { createProgress } from './progress.ts'
import { openHouseAt, requireMigrated, withWorkplace } from './workplace.ts'

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description(
      'Load the reference case: a real negotiation, its consultations, and submissions marked as synthetic.',
    )
    .addHelpText('after', '\n"travaux start" does so by itself when it makes a new embedded database.')
    .action(() =>
      withWorkplace('travaux demo', async (workplace) => {
        await requireMigrated(workplace)
        const { house, close } = await openHouseAt(workplace)
        const progress = createProgress()
        progress.step('Loading the reference case')
        try {
          const loaded = await loadReferenceCase(house, house.now())
          progress.end()
          process.stdout.write(
            loaded ? 'The reference case is loaded.\n' : 'There are agencies already: nothing was loaded.\n',
          )
        } finally {
          await close()
        }
      }),
    )
}
