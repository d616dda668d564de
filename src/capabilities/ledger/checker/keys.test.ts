import { generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keysInMemory, succeed } from '../../../app/keys.ts'
import { startHouse, type TestHouse } from '../../../app/testing/start.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { aSubmission } from '../../submissions/factories.ts'
import { noteKeyId, rawPublicKey } from '../checkpoint.ts'
import { sequence } from '../sequence.ts'
import type { Question } from './check.ts'
import { at, copyOf, type Files, findingsIn } from './testing/shown-log.ts'

let under: TestHouse & { close(): Promise<void> }
let files: Files
let older: string
let receipt: string

beforeAll(async () => {
  under = await startHouse({ keep: true })
  const consultation = await aPublishedConsultation(under, { slug: 'cybercrime' })
  const { key } = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  await under.work()
  receipt = (await under.app.inject({ url: `/my/${key}/receipt.json` })).body
  await sequence(under.house, at)
  files = await copyOf(under.house)
  older = files.get('checkpoint')?.toString() ?? ''
}, 60_000)
afterAll(() => under.close())

test('keys hand over to each other: old receipts stay valid, and nobody can slip in a key of their own', async () => {
  const next = keysInMemory('a secret of the tests, which is long enough', at)
  const chain = succeed(
    under.house.keys.signing,
    next.signing,
    under.house.keys.chain,
    new Date('2026-12-01T00:00:00Z'),
  )
  await sequence({ ...under.house, keys: { ...next, chain } }, new Date(at.getTime() + 1000))
  const after = await copyOf({ ...under.house, keys: { ...next, chain } })
  const findings = (question: Question, changed: Record<string, string> = {}) =>
    findingsIn(after, question, changed)
  const published = JSON.parse(after.get('keys.json')?.toString() ?? '')
  const oldKey = JSON.parse(files.get('keys.json')?.toString() ?? '').keys[0].verifierKey
  for (const key of [oldKey, published.keys.at(-1).verifierKey])
    expect((await findings({ receipt, since: older, key })).wrong, key).toEqual([])
  const late = await import('../receipt.ts').then(({ signReceipt }) =>
    signReceipt(under.house, {
      ...JSON.parse(receipt).statement,
      receivedAt: '2026-12-03T00:00:00.000Z',
    }),
  )
  expect((await findings({ receipt: JSON.stringify(late.receipt) })).wrong).toContain('receipt.key-retired')
  // A checkpoint of the old key alone is not believed any more.
  expect((await findings({}, { checkpoint: older })).wrong).toEqual(['checkpoint.forged'])
  const mallory = keysInMemory('a secret', at)
  const forged = succeed(mallory.signing, next.signing, mallory.chain, at)
  const [slipped] = forged
  const withForged = { ...published, keys: [{ ...published.keys[0], ...slipped }, published.keys[1]] }
  expect((await findings({}, { 'keys.json': JSON.stringify(withForged) })).wrong).toContain(
    'keys.broken-chain',
  )
  const other = keysInMemory('a secret', at)
  const stranger = rawPublicKey(other.signing)
  const vkey = `travaux.test/log+${noteKeyId('travaux.test/log', 1, stranger).toString('hex')}+${Buffer.concat([Buffer.of(1), stranger]).toString('base64')}`
  expect((await findings({ key: vkey })).wrong).toContain('keys.not-trusted')
  expect((await findings({ key: 'no key' })).wrong).toContain('keys.given-unreadable')
})

test('the signature of a witness is checked and told', async () => {
  const witness = generateKeyPairSync('ed25519').privateKey
  const raw = rawPublicKey(witness)
  const name = 'witness.example/w1'
  const id = noteKeyId(name, 4, raw)
  const vkey = `${name}+${id.toString('hex')}+${Buffer.concat([Buffer.of(4), raw]).toString('base64')}`
  const note = files.get('checkpoint')?.toString() ?? ''
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1)
  const line = (time: number, signed: number) => {
    const stamp = Buffer.alloc(8)
    stamp.writeBigUInt64BE(BigInt(time))
    const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${signed}\n${text}`), witness)
    return `— ${name} ${Buffer.concat([id, stamp, signature]).toString('base64')}\n`
  }
  const codesOf = async (cosigned: string) =>
    (await findingsIn(files, { witnesses: [vkey] }, { checkpoint: note + cosigned })).codes
  expect(await codesOf(line(1_800_000_000, 1_800_000_000))).toContain('checkpoint.witnessed')
  expect(await codesOf(line(1_800_000_000, 1_800_000_001))).toContain('checkpoint.not-witnessed')
  expect(await codesOf('')).toContain('checkpoint.not-witnessed')
})
