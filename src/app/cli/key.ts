import type { Command } from 'commander'
import { logOrigin, recordRotation, verifierKeyOf } from '../../capabilities/ledger/index.ts'
import { openDatabase } from '../../platform/database/database.ts'
import { openKeys, rotateKeys } from '../keys.ts'
import { baseUrlOf, readSettings, requireMigrated, withPool, withWorkplace } from './workplace.ts'

export function addKey(program: Command): void {
  const key = program.command('key').description('The key that signs receipts and checkpoints of the log.')
  key
    .command('show')
    .description('Print the public key as those who check the log take it.')
    .action(() => {
      const config = readSettings()
      const { chain } = openKeys(config.dataDir)
      for (const { publicKey, from, until } of chain) {
        const word = verifierKeyOf(logOrigin(baseUrlOf(config)), publicKey)
        process.stdout.write(`${word}  from ${from}${until ? ` until ${until}` : ''}\n`)
      }
    })
  key
    .command('rotate')
    .description(
      'Put a new key in the place of the one in use, which signs that it did so and is then gone. Start every server and worker again afterwards.',
    )
    .action(() =>
      withWorkplace('travaux key rotate', async (workplace) => {
        await requireMigrated(workplace)
        const { dataDir } = workplace.config
        const now = new Date()
        await withPool(workplace.connection, (pool) =>
          openDatabase(pool)
            .transaction()
            .execute(async (db) => {
              const before = openKeys(dataDir).signingKeyId
              await recordRotation(db, now, before)
              const { signingKeyId } = rotateKeys(dataDir, now)
              process.stdout.write(
                `The key ${signingKeyId} is in the place of ${before}. Start every server and worker again.\nMake a backup of ${dataDir}/keys now.\n`,
              )
            }),
        )
      }),
    )
}
