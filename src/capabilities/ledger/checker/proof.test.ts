import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { newId } from '../../../platform/ids.ts'
import { verifierKeyOf } from '../checkpoint.ts'
import { enterLedger } from '../entries.ts'
import { readLogFile } from '../log-files.ts'
import { logOrigin, signReceipt } from '../receipt.ts'
import { sequence } from '../sequence.ts'
import { check } from './check.ts'
import { nodeTools } from './node.ts'

const at = new Date('2026-11-24T00:00:00Z')
const nothing = async () => undefined

test('with a receipt, its proof and a key, everything is checked without the log; and nothing false is believed', async () => {
  const { db, house } = await startHouse()
  const enter = (entry: Buffer) =>
    enterLedger(db, { kind: 'received', subjectId: newId(), versionId: newId(), entry, occurredAt: at })
  const receipts: string[] = []
  for (let i = 1; i <= 300; i += 1) {
    const said = { kind: 'received', reference: `TRV-${i}`, consultation: 'c', version: 1 } as const
    const { receipt, entry } = signReceipt(house, {
      ...said,
      receivedAt: at.toISOString(),
      contentHash: '0'.repeat(64),
    })
    receipts.push(JSON.stringify(receipt))
    await enter(entry)
    if (![1, 2, 3, 7, 255, 256, 257, 300].includes(i)) continue
    await sequence(house, at)
    const key = verifierKeyOf(logOrigin(house.settings.baseUrl), house.keys.chain[0]?.publicKey ?? '')
    for (const number of new Set([1, 2, Math.ceil(i / 2), i - 1, i])) {
      if (number < 1 || number > i) continue
      const proof = String((await readLogFile(house, `proof/${number}`))?.body)
      const wrongOf = async (text: string, receipt = receipts[number - 1]) => {
        const { findings, said } = await check({ receipt, key, proof: text }, nothing, nodeTools)
        const wrong = findings.filter(({ outcome }) => outcome === 'wrong').map(({ code }) => code)
        return wrong.length > 0 ? wrong : said?.entry
      }
      expect(await wrongOf(proof), `${number} of ${i}`).toBe(number)
      if (i < 255) continue
      expect(await wrongOf(proof, receipts[number % i])).toEqual(['proof.wrong'])
      expect(await wrongOf(proof.replace(/index \d+/, `index ${number % i}`))).toEqual(['proof.wrong'])
      const other = randomBytes(32).toString('base64')
      expect(await wrongOf(proof.replace(/\n[^\n]{44}\n/, `\n${other}\n`))).toEqual(['proof.wrong'])
      expect(await wrongOf(proof.replace(/\n[^\n]{44}\n/, '\n'))).toEqual(['proof.wrong'])
      expect(await wrongOf(proof.replace(/\n(\d+)\n/, '\n1000\n'))).toEqual(['checkpoint.forged'])
      for (const cut of [0, 10, 60, proof.length - 20])
        expect(await wrongOf(proof.slice(0, cut)), `cut at ${cut}`).toEqual(['proof.unreadable'])
    }
  }
}, 60_000)
