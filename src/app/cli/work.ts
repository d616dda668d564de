import { type Command, Option } from 'commander'
import { startWorker } from '../worker.ts'
import { runUntilToldToEnd } from './shutdown.ts'
import { besideStart } from './worker-process.ts'
import { openHouseAt, openWorkplace, readSettings, requireMigrated } from './workplace.ts'

export function addWork(program: Command): void {
  program
    .command('work')
    .description(
      'Do the background work only: mail, search, opening and closing. Any number may run beside each other.',
    )
    .addOption(new Option(besideStart).hideHelp())
    .action((options: { besideStart?: boolean }) =>
      runUntilToldToEnd(async (closing, onLost) => {
        const workplace = await openWorkplace(readSettings(), {
          sharing: 'join',
          application: 'travaux work',
          onLost,
        })
        closing.add(() => workplace.close())
        await requireMigrated(workplace)
        const open = await openHouseAt(workplace)
        closing.add(() => open.close())
        const worker = await startWorker(open)
        closing.add(() => worker.stop())
        process.stdout.write('Travaux works in the background.\n')
      }, options.besideStart),
    )
}
