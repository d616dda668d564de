import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { listPublishedConsultations } from '../../capabilities/consultations/index.ts'
import { addCosignatures, addWitness, allLogFiles } from '../../capabilities/ledger/index.ts'
import { type Db, openDatabase } from '../../platform/database/database.ts'
import { assetsDirOf } from '../house.ts'
import { createWeb } from '../server.ts'
import { Refused } from './refused.ts'
import { findRoot } from './root.ts'
import { readText } from './verify.ts'
import { openHouseAt, requireMigrated, withPool, withWorkplace } from './workplace.ts'

export function addLog(program: Command): void {
  const log = program
    .command('log')
    .description('The public log of receipts: copy it, and take signatures of witnesses.')
  log
    .command('export')
    .description('Write all published files of the log into a folder, to be checked without this site.')
    .argument('<folder>', 'where they go; files of before are replaced')
    .action(exportLog)
  log
    .command('witness')
    .description('Take the key of a witness, whose signatures may then be added to checkpoints.')
    .argument('<key>', 'the witness’s verifier key: name+number+key')
    .action((key: string) =>
      withDatabase('travaux log witness', async (db) => {
        const added = await addWitness(db, new Date(), key)
        if (!added.ok)
          throw new Refused(
            added.reason === 'already'
              ? 'This witness is known already.'
              : 'This is no verifier key of a witness (name+number+key, of the type for cosignatures).',
          )
        process.stdout.write(`${added.name} is a witness now.\n`)
      }),
    )
  log
    .command('cosign')
    .description('Add what witnesses signed to the checkpoint that they signed.')
    .argument('<file>', 'the checkpoint with their lines, or - to read it from the input')
    .action((file: string) =>
      withDatabase('travaux log cosign', async (db) => {
        const cosigned = await addCosignatures(db, new Date(), readText(file))
        if (!cosigned.ok) throw new Refused(refusals[cosigned.reason])
        process.stdout.write(
          `${cosigned.witnesses.join(', ')} signed the checkpoint of ${cosigned.size} entries.\n`,
        )
      }),
    )
}

const refusals = {
  unreadable: 'This is no checkpoint with signatures.',
  'not-ours': 'This checkpoint was never signed by this log.',
  'no-witness':
    'No line of it is the valid signature of a witness that is known here ("travaux log witness").',
} as const

const withDatabase = (application: string, work: (db: Db) => Promise<void>): Promise<void> =>
  withWorkplace(application, async (workplace) => {
    await requireMigrated(workplace)
    await withPool(workplace.connection, (pool) => work(openDatabase(pool)))
  })

function exportLog(folder: string): Promise<void> {
  return withWorkplace('travaux log export', async (workplace) => {
    await requireMigrated(workplace)
    const { house, close } = await openHouseAt(workplace)
    let count = 0
    const write = async (path: string, body: string | Buffer) => {
      const target = join(folder, path)
      await mkdir(dirname(target), { recursive: true })
      await writeFile(target, body)
      count += 1
    }
    try {
      for await (const { path, body } of allLogFiles(house)) await write(path, body)
      // Registers are made by a page, and are asked for as everybody asks for them.
      const web = await createWeb(house, {
        rateLimitPerMinute: 1_000_000,
        trustProxy: false,
        assetsDir: assetsDirOf(findRoot()),
        isReady: async () => true,
      })
      for (const { slug } of await listPublishedConsultations(house.publicDb)) {
        const path = `register/${slug}.csv`
        const answer = await web.inject({ url: `/log/${path}` })
        if (answer.statusCode === 200) await write(path, answer.rawPayload)
      }
      await web.close()
      if (count === 0)
        throw new Refused('The log has no checkpoint yet: it is made some seconds after the first start.')
      process.stdout.write(`${count} files are in ${folder}.\n`)
    } finally {
      await close()
    }
  })
}
