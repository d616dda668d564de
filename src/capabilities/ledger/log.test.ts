import { createHash, createPublicKey, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { keysInMemory, succeed } from '../../app/keys.ts'
import { startHouse, type TestHouse } from '../../app/testing/start.ts'
import { newId } from '../../platform/ids.ts'
import { aPublishedConsultation } from '../consultations/factories.ts'
import { check } from './checker/check.ts'
import { nodeTools } from './checker/node.ts'
import { enterLedger, enterStatement } from './entries.ts'
import { readLogFile } from './log-files.ts'
import { signReceipt } from './receipt.ts'
import { sequence } from './sequence.ts'

const at = new Date('2026-11-24T00:00:00Z')

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()

/** The tree of RFC 6962, the plainest way. */
function treeHash(entries: readonly Buffer[]): Buffer {
  if (entries.length === 0) return sha256()
  if (entries.length === 1) return sha256(Buffer.of(0), entries[0] as Buffer)
  const k = 2 ** (Math.ceil(Math.log2(entries.length)) - 1)
  return sha256(Buffer.of(1), treeHash(entries.slice(0, k)), treeHash(entries.slice(k)))
}

/** Puts entries in the outbox, however many. */
const enterMany = ({ pool }: TestHouse, count: number) =>
  pool.query(
    `insert into ledger_outbox (entry_id, kind, subject_id, version_id, entry, occurred_at)
     select gen_random_uuid(), 'received', gen_random_uuid(), gen_random_uuid(), sha256(random()::text::bytea), $2
     from generate_series(1, $1::int)`,
    [count, at],
  )

const entriesOf = async ({ db }: TestHouse) =>
  (await db.selectFrom('ledgerLeaf').select('entry').orderBy('leafIndex').execute()).map(({ entry }) => entry)

const get = (under: TestHouse, path: string) => under.app.inject({ url: `/log/${path}` })

test('after each batch the checkpoint is signed over the tree of all entries', async () => {
  const under = await startHouse()
  const publicKey = createPublicKey(under.house.keys.signing as never)
  for (const count of [0, 1, 2, 253, 1, 255, 90]) {
    await enterMany(under, count)
    await sequence(under.house, at)
    const answer = await get(under, 'checkpoint')
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(answer.headers['set-cookie']).toBeUndefined()
    const entries = await entriesOf(under)
    const [text = '', signature = ''] = answer.body.split(/(?<=\n)\n/)
    expect(text).toBe(`travaux.test/log\n${entries.length}\n${treeHash(entries).toString('base64')}\n`)
    const [, base64 = ''] = /^— travaux\.test\/log (\S+)\n$/.exec(signature) ?? []
    const bytes = Buffer.from(base64, 'base64')
    const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
    expect(bytes.subarray(0, 4)).toEqual(
      sha256(Buffer.from('travaux.test/log\n'), Buffer.of(1), raw).subarray(0, 4),
    )
    expect(verify(null, Buffer.from(text), publicKey, bytes.subarray(4))).toBe(true)
  }
})

test('tiles and entries are those of the tree, full and partial, and nothing beyond it', async () => {
  const under = await startHouse()
  await enterMany(under, 600)
  await sequence(under.house, at)
  const entries = await entriesOf(under)
  const leaves = entries.map((entry) => sha256(Buffer.of(0), entry))
  const full = await get(under, 'tile/0/001')
  expect(full.rawPayload).toEqual(Buffer.concat(leaves.slice(256, 512)))
  expect(full.headers['cache-control']).toContain('immutable')
  expect((await get(under, 'tile/0/002.p/88')).rawPayload).toEqual(Buffer.concat(leaves.slice(512)))
  expect((await get(under, 'tile/0/000.p/3')).rawPayload).toEqual(Buffer.concat(leaves.slice(0, 3)))
  expect((await get(under, 'tile/1/000.p/2')).rawPayload).toEqual(
    Buffer.concat([treeHash(entries.slice(0, 256)), treeHash(entries.slice(256, 512))]),
  )
  const bundle = (await get(under, 'tile/entries/002.p/88')).rawPayload
  expect(bundle).toEqual(Buffer.concat(entries.slice(512).flatMap((entry) => [Buffer.of(0, 32), entry])))
  for (const path of [
    'tile/0/002',
    'tile/0/002.p/89',
    'tile/0/003.p/1',
    'tile/1/000',
    'tile/1/000.p/3',
    'tile/2/000.p/1',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/0',
    'tile/0/x000/001',
    'tile/8/000',
    'tile/entries/x999/x999/x999/x999/999',
    'statements/000',
    'decisions/000.p/3',
    'decisions/0',
    'proof/0',
    'proof/601',
    'checkpoints/599',
    'lookup/xyz',
    'nothing',
  ])
    expect((await get(under, path)).statusCode, path).toBe(404)
})

test('tiles of the second level are stored once they are full', async () => {
  const under = await startHouse()
  await enterMany(under, 65_536 + 300)
  let batches = 0
  while ((await sequence(under.house, at)) > 0) batches += 1
  expect(batches).toBeGreaterThan(1)
  const entries = await entriesOf(under)
  const [, , root] = (await get(under, 'checkpoint')).body.split('\n')
  expect(root).toBe(treeHash(entries).toString('base64'))
  const top = (await get(under, 'tile/2/000.p/1')).rawPayload
  expect(top).toEqual(treeHash(entries.slice(0, 65_536)))
  expect((await get(under, 'tile/1/000')).rawPayload).toHaveLength(8192)
  expect((await get(under, 'tile/1/001.p/1')).rawPayload).toEqual(treeHash(entries.slice(65_536, 65_792)))
}, 60_000)

test('a batch whose transaction ends half-way leaves no leaf, tile or checkpoint, and is placed the next time', async () => {
  const under = await startHouse()
  await enterMany(under, 300)
  await under.pool.query(
    `create function fail() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$;
     create trigger fail before insert on ledger_checkpoint for each statement execute function fail()`,
  )
  await expect(sequence(under.house, at)).rejects.toThrow('killed')
  for (const table of ['ledger_leaf', 'ledger_tile', 'ledger_checkpoint'])
    expect((await under.pool.query(`select from ${table}`)).rowCount, table).toBe(0)
  await under.pool.query('drop trigger fail on ledger_checkpoint')
  expect(await sequence(under.house, at)).toBe(300)
  expect((await get(under, 'checkpoint')).body).toContain('\n300\n')
})

test('a log that was changed past this program is not signed again', async () => {
  const under = await startHouse()
  await enterMany(under, 20)
  await sequence(under.house, at)
  const before = (await get(under, 'checkpoint')).body
  await under.pool.query(`
    alter table ledger_leaf disable trigger all;
    update ledger_leaf set entry = sha256('other') where leaf_index = 5;
    alter table ledger_leaf enable trigger all`)
  await enterMany(under, 1)
  await expect(sequence(under.house, at)).rejects.toThrow('it was changed')
  expect((await get(under, 'checkpoint')).body).toBe(before)
})

test('public statements are published with their salt, and their entries are what they commit to', async () => {
  const under = await startHouse()
  const said = { kind: 'excluded', subjectId: newId(), versionId: newId(), occurredAt: at } as const
  await enterMany(under, 2)
  await sequence(under.house, at)
  await enterStatement(under.db, { ...said, statement: { entry: 1, reason: 'blank' } })
  await enterStatement(under.db, { ...said, statement: { entry: 1, reason: 'blank' } })
  expect((await get(under, 'statements/000')).statusCode).toBe(404)
  await sequence(under.house, at)
  const lines = (await get(under, 'statements/000')).body.trimEnd().split('\n')
  expect(lines).toHaveLength(1)
  const { entry, salt, statement } = JSON.parse(lines[0] as string)
  expect(statement).toEqual({ entry: 1, reason: 'blank', kind: 'excluded', at: '2026-11-24T00:00:00.000Z' })
  expect(entry).toBe(3)
  const byHand = `{"salt":"${salt}","statement":{"at":"2026-11-24T00:00:00.000Z","entry":1,"kind":"excluded","reason":"blank"}}`
  expect((await entriesOf(under))[2]).toEqual(sha256(Buffer.from(byHand)))
})

test('a receipt is checked with the decisions about its entry, however many statements the log holds', async () => {
  const under = await startHouse()
  const { receipt, entry } = signReceipt(under.house, {
    kind: 'received',
    reference: 'TRV-7K2M-9QXD',
    consultation: 'cybercrime',
    version: 1,
    receivedAt: at.toISOString(),
    contentHash: '0'.repeat(64),
  })
  await enterLedger(under.db, {
    kind: 'received',
    subjectId: newId(),
    versionId: newId(),
    entry,
    occurredAt: at,
  })
  const say = (kind: 'excluded' | 'reinstated' | 'reported', number: number) =>
    enterStatement(under.db, {
      kind,
      subjectId: newId(),
      versionId: newId(),
      statement: { entry: number, reason: 'blank' },
      occurredAt: at,
    })
  await sequence(under.house, at)
  for (let number = 2; number <= 300; number += 1) await say('excluded', number)
  for (const kind of ['reported', 'excluded', 'reinstated', 'excluded'] as const) {
    await say(kind, 1)
    await sequence(under.house, at)
  }
  const asked: string[] = []
  const rows = '1,2026-11-24,web,excluded,blank,2026-11-24,,'
  const csv = `entry,received,channel,state,reason,decided,decided_by,repeat_of\n${rows}\n`
  const read = async (path: string) => {
    asked.push(path)
    if (path.startsWith('register/')) return Buffer.from(csv)
    const { statusCode, rawPayload } = await get(under, path)
    return statusCode === 200 ? rawPayload : undefined
  }
  const { findings } = await check({ receipt: JSON.stringify(receipt), now: at }, read, nodeTools)
  expect(findings.at(-1)).toMatchObject({ code: 'count.excluded', detail: { statement: '304' } })
  expect(asked.filter((path) => /^(decisions|statements)/.test(path))).toEqual(['decisions/000'])
  const lines = (await get(under, 'decisions/000')).body.trimEnd().split('\n')
  expect(lines).toHaveLength(255 + 3)
  expect((await get(under, 'decisions/001')).body.trimEnd().split('\n')).toHaveLength(300 - 256)
  expect(await get(under, 'decisions/002')).toMatchObject({ statusCode: 200, body: '' })
  // Whoever checks the whole log reads all that it ever stated, and a copy of it has nothing else.
  asked.length = 0
  const whole = await check({ receipt: JSON.stringify(receipt), all: true, now: at }, read, nodeTools)
  expect(whole.right).toBe(true)
  expect(asked.filter((path) => /^(decisions|statements)/.test(path))).toEqual([
    'statements/000',
    'statements/001',
  ])
  const copy = (path: string) => (path.startsWith('decisions/') ? Promise.resolve(undefined) : read(path))
  const offline = await check({ receipt: JSON.stringify(receipt), now: at }, copy, nodeTools)
  expect(offline.findings.at(-1)).toEqual(findings.at(-1))
})

test('a published edition is a public statement in the log', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under, { slug: 'cybercrime' })
  await sequence(under.house, at)
  const lines = (await get(under, 'statements/000')).body.trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line).statement)).toEqual([
    expect.objectContaining({ kind: 'published', consultation: consultation.slug, edition: 1 }),
  ])
})

test('a new key, and a new name of the site, sign the same tree again', async () => {
  const under = await startHouse()
  await enterMany(under, 3)
  await sequence(under.house, at)
  const next = keysInMemory('a secret of the tests, which is long enough', at)
  const chain = succeed(under.house.keys.signing, next.signing, under.house.keys.chain, at)
  const keys = { ...next, chain }
  await sequence({ ...under.house, keys }, at)
  const settings = { ...under.house.settings, baseUrl: 'https://new.example.govt.nz' }
  await sequence({ ...under.house, keys, settings }, new Date(at.getTime() + 1000))
  const rows = await under.db.selectFrom('ledgerCheckpoint').select(['origin', 'keyId', 'size']).execute()
  expect(rows.map(({ origin, keyId, size }) => [origin, keyId, Number(size)])).toEqual([
    ['travaux.test/log', under.house.keys.signingKeyId, 3],
    ['travaux.test/log', next.signingKeyId, 3],
    ['new.example.govt.nz/log', next.signingKeyId, 3],
  ])
  const file = await readLogFile({ ...under.house, keys, settings }, 'keys.json')
  expect(JSON.parse(String(file?.body))).toMatchObject({
    origin: 'new.example.govt.nz/log',
    formerOrigins: ['travaux.test/log'],
    keys: [{ until: at.toISOString() }, { until: null }],
  })
})
