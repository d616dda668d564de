import type { Command } from 'commander'
import { createFirstLink } from '../../capabilities/accounts/index.ts'
import { migrate } from '../../platform/database/migrate.ts'
import type { Closing } from './closing.ts'
import { beginFirstStart, finishFirstStart } from './first-start.ts'
import { checkPort } from './port.ts'
import { createProgress } from './progress.ts'
import { migrationsDir } from './root.ts'
import { serve } from './serving.ts'
import { runUntilToldToEnd } from './shutdown.ts'
import { keepWorkerProcess } from './worker-process.ts'
import { baseUrlOf, openHouseAt, openWorkplace, readSettings, withPool } from './workplace.ts'

/** What is told when it runs. */
interface Started {
  readonly url: string
  /** For the first administrator; null when someone can sign in already. */
  readonly signInLink: string | null
  readonly data: string
}

export function addStart(program: Command): void {
  program
    .command('start')
    .description('Start the website and, in a process beside it, its background work.')
    .option('--json', 'print the address, the sign-in link and the place of the data as one line of JSON')
    .addHelpText(
      'after',
      '\nWithout DATABASE_URL the database is kept in DATA_DIR and the reference case is loaded into it.',
    )
    .action((options: { json?: boolean }) =>
      runUntilToldToEnd(async (closing, onLost) => {
        print(await start(closing, onLost), options.json ?? false)
      }),
    )
}

async function start(closing: Closing, onLost: (error: unknown) => void): Promise<Started> {
  const progress = createProgress()
  const config = readSettings()
  const port = await checkPort(config.host, config.port)

  progress.step(config.databaseUrl ? 'Opening the database' : 'Starting PostgreSQL')
  const workplace = await openWorkplace(config, { sharing: 'own', application: 'travaux start', onLost })
  closing.add(() => workplace.close())
  const { embedded } = workplace

  progress.step('Bringing the database up to date')
  const isFirst = await withPool(workplace.connection, async (pool) => {
    const first = embedded !== undefined && (await beginFirstStart(pool, config.dataDir))
    await migrate(pool, migrationsDir())
    return first
  })
  const open = await openHouseAt(workplace, baseUrlOf(config, port))
  closing.add(() => open.close())
  if (isFirst) {
    progress.step('Loading the reference case')
    await finishFirstStart(open.house, config.dataDir)
  }

  progress.step('Opening the doors')
  const { house } = open
  const app = await serve(workplace, open, port)
  closing.add(() => app.close())
  const worker = keepWorkerProcess(
    { connection: workplace.connection, baseUrl: house.settings.baseUrl },
    house.log,
  )
  closing.add(() => worker.stop())
  progress.end()

  const link = await createFirstLink(house.db, house.keys, house.now())
  return {
    url: house.settings.baseUrl,
    signInLink: link ? house.settings.baseUrl + link.path : null,
    data: embedded ? config.dataDir : 'the server that DATABASE_URL names',
  }
}

function print(started: Started, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(started)}\n`)
    return
  }
  const { url, signInLink, data } = started
  const signIn = signInLink
    ? `Staff set up the first account, once, at\n               ${signInLink}`
    : `Staff sign in at ${url}/staff/sign-in`
  process.stdout.write(
    [
      '',
      `  Travaux runs at  ${url}`,
      '',
      `  ${signIn}`,
      '',
      `  The data lies in ${data}`,
      '  Ctrl-C stops it.',
      '',
      '',
    ].join('\n'),
  )
}
