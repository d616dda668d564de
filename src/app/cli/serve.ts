import type { Command } from 'commander'
import { checkPort } from './port.ts'
import { serve } from './serving.ts'
import { runUntilToldToEnd } from './shutdown.ts'
import { baseUrlOf, openHouseAt, openWorkplace, readSettings, requireMigrated } from './workplace.ts'

export function addServe(program: Command): void {
  program
    .command('serve')
    .description(
      'Start the website only. Run "travaux work" beside it, here or elsewhere, on the same database.',
    )
    .action(() =>
      runUntilToldToEnd(async (closing, onLost) => {
        const config = readSettings()
        const port = await checkPort(config.host, config.port)
        const workplace = await openWorkplace(config, {
          sharing: 'join',
          application: 'travaux serve',
          onLost,
        })
        closing.add(() => workplace.close())
        await requireMigrated(workplace)
        const open = await openHouseAt(workplace, baseUrlOf(config, port))
        closing.add(() => open.close())
        const app = await serve(workplace, open, port)
        closing.add(() => app.close())
        process.stdout.write(`Travaux serves at ${open.house.settings.baseUrl}\n`)
      }),
    )
}
