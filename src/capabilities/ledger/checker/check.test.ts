import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../../app/testing/start.ts'
import { newId } from '../../../platform/ids.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { aSubmission, postForm } from '../../submissions/factories.ts'
import { writeCheckpoint } from '../checkpoint.ts'
import { enterLedger, enterStatement } from '../entries.ts'
import { sequence } from '../sequence.ts'
import type { Question } from './check.ts'
import { nodeTools } from './node.ts'
import { at, copyOf, type Files, findingsIn } from './testing/shown-log.ts'
import { verdictOf } from './verdict.ts'
import { webTools } from './web.ts'

/* The checker is shown a copy of the published files, as they are and tampered with in every way that comes to mind. */

const views = { answers: { 'q.stand': 'support' } }
const header = 'entry,received,channel,state,reason,decided,decided_by,repeat_of'
let under: TestHouse & { close(): Promise<void> }
let files: Files
let older: string
/** Of the first version, of a correction, of a withdrawal. */
let receipts: { first: string; corrected: string; withdrawn: string; fresh: string }

const enterMany = async (count: number) => {
  for (let i = 0; i < count; i += 1)
    await enterLedger(under.db, {
      kind: 'received',
      subjectId: newId(),
      versionId: newId(),
      entry: randomBytes(32),
      occurredAt: at,
    })
}

beforeAll(async () => {
  under = await startHouse({ keep: true })
  const consultation = await aPublishedConsultation(under, { slug: 'cybercrime' })
  const download = async (key: string, name: string) =>
    (await under.app.inject({ url: `/my/${key}/${name}` })).body
  const one = await aSubmission(under, consultation, views)
  const two = await aSubmission(under, consultation, views)
  await under.work()
  await enterMany(280)
  const first = await download(one.key, 'receipt.json')
  await postForm(under.app, `/my/${one.key}/correct`)
  await aCorrection(one.key, consultation.editionId)
  await postForm(under.app, `/my/${two.key}/withdraw`)
  await sequence(under.house, at)
  older = (await copyOf(under.house)).get('checkpoint')?.toString() ?? ''
  await enterMany(400)
  await enterStatement(under.db, {
    kind: 'excluded',
    subjectId: newId(),
    versionId: newId(),
    statement: { entry: 7, reason: 'blank' },
    occurredAt: at,
  })
  await sequence(under.house, at)
  files = await copyOf(under.house)
  receipts = {
    first,
    corrected: await download(one.key, 'receipt.json'),
    withdrawn: await download(two.key, 'withdrawal.json'),
    fresh: await download((await aSubmission(under, consultation, views)).key, 'receipt.json'),
  }
  const rows = [header, `${numberOf(first)},2026-11-24,web,counted,,,,`]
  const withdrawn = JSON.parse(await download(two.key, 'receipt.json')).entry
  rows.push(
    `${withdrawn},2026-11-24,web,withdrawn,,2026-11-24,"",`,
    '7,2026-11-24,post,excluded,blank,2026-11-24,"A, B",',
  )
  files.set('register/cybercrime.csv', Buffer.from(`${rows.join('\r\n')}\r\n`))
}, 60_000)
afterAll(() => under.close())

const aCorrection = async (key: string, editionId: string) => {
  await postForm(under.app, `/my/${key}/part/views`, {
    go: 'next',
    'q.stand': 'oppose',
    'q.text': 'Other words.',
  })
  const { body } = await under.app.inject({ url: `/my/${key}/check` })
  const revision = /name="revision" value="(\d+)"/.exec(body)?.[1] ?? ''
  await postForm(under.app, `/my/${key}/send`, { edition: editionId, revision })
}

const numberOf = (receipt: string): number => JSON.parse(receipt).entry

/** What is found, of a receipt and of files of which some are others. `null` takes a file away. */
const findings = (
  question: Question,
  changed: Record<string, Buffer | string | null> = {},
  tools = nodeTools,
) => findingsIn(files, question, changed, tools)

const flipped = (bytes: Buffer | undefined, at: number): Buffer => {
  const copy = Buffer.from(bytes ?? '')
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}
const publicKey = () => `${JSON.parse(files.get('keys.json')?.toString() ?? '').keys.at(-1).verifierKey}`

test('a receipt is found genuine, in the log and counted; with the key from elsewhere, and with the whole log', async () => {
  const plain = await findings({ receipt: receipts.first })
  expect(plain.codes).toEqual([
    'keys.as-published',
    'receipt.genuine',
    'checkpoint.signed',
    'place.included',
    'count.counted',
  ])
  expect(plain.right).toBe(true)
  const pem = (await under.app.inject({ url: '/verify/key.pem' })).body
  for (const key of [publicKey(), pem]) {
    const whole = await findings({ receipt: receipts.first, key, since: older, all: true })
    expect(whole.wrong).toEqual([])
    expect(whole.codes).toEqual(
      expect.arrayContaining(['keys.trusted', 'history.extends', 'log.whole', 'statements.right']),
    )
  }
})

test('with what a browser brings along the same is found', async () => {
  const { codes, right } = await findings({ receipt: receipts.first, all: true }, {}, webTools)
  expect(right).toBe(true)
  expect(codes).toContain('receipt.genuine')
  const without = { ...webTools, verifyEd25519: async () => undefined }
  const lacking = await findings({ receipt: receipts.first }, {}, without)
  expect(lacking.wrong).toEqual([])
  expect(lacking.codes).toEqual([
    'keys.as-published',
    'receipt.not-here',
    'checkpoint.not-here',
    'place.included',
    'count.counted',
  ])
})

test('receipts of a correction and of a withdrawal lead to the entry of the first version', async () => {
  expect((await findings({ receipt: receipts.corrected })).codes.at(-1)).toBe('count.counted')
  const withdrawn = await findings({ receipt: receipts.withdrawn })
  expect(withdrawn.codes.at(-1)).toBe('count.withdrawn')
  expect(withdrawn.right).toBe(true)
  const counted = files.get('register/cybercrime.csv')?.toString().replace('withdrawn,', 'counted,')
  const ignored = await findings(
    { receipt: receipts.withdrawn },
    { 'register/cybercrime.csv': counted ?? '' },
  )
  expect(ignored.wrong).toEqual(['count.withdrawal-ignored'])
})

test('where its entry stands is found with a wrong hint, and without one', async () => {
  const { entry: _, ...bare } = JSON.parse(receipts.first)
  for (const receipt of [bare, { ...bare, entry: 9 }, { ...bare, entry: 10 ** 9 }]) {
    const { codes, said } = await findings({ receipt: JSON.stringify(receipt) })
    expect(codes).toContain('place.included')
    expect(said?.entry).toBe(numberOf(receipts.first))
  }
})

test('a receipt that is cut off, altered, signed by another or not in the log is told as what it is', async () => {
  const receipt = JSON.parse(receipts.first)
  const wrongOf = async (text: string) => (await findings({ receipt: text })).wrong
  for (let length = 0; length < receipts.first.length; length += 37)
    expect(await wrongOf(receipts.first.slice(0, length)), `cut at ${length}`).toEqual(['receipt.unreadable'])
  for (const text of [
    'null',
    '[]',
    '1',
    '{"format":"travaux-receipt/2"}',
    '['.repeat(19_000),
    ' '.repeat(30_000),
  ])
    expect(await wrongOf(text)).toEqual(['receipt.unreadable'])
  const statement = { ...receipt.statement, version: 2 }
  for (const said of [statement, { ...receipt.statement, more: 1 }])
    expect(await wrongOf(JSON.stringify({ ...receipt, statement: said }))).toEqual(['receipt.altered'])
  expect(await wrongOf(JSON.stringify({ ...receipt, keyId: '0'.repeat(16) }))).toEqual(['receipt.other-key'])
  expect(await wrongOf(receipts.fresh)).toEqual(['place.missing'])
  const soon = { receipt: receipts.fresh, now: new Date(at.getTime() + 5_000) }
  expect((await findings(soon)).codes.at(-1)).toBe('place.soon')
})

test('whoever forged a receipt a moment ago is not told to wait for its entry', async () => {
  const fresh = JSON.parse(receipts.fresh)
  const now = new Date(at.getTime() + 5_000)
  const forged = [
    { ...fresh, statement: { ...fresh.statement, contentHash: '0'.repeat(64) } },
    { ...fresh, signature: randomBytes(64).toString('base64') },
    { ...fresh, keyId: '0'.repeat(16) },
  ]
  for (const each of forged) {
    const report = await findings({ receipt: JSON.stringify(each), now })
    expect(report.codes.filter((code) => /^(place|count)/.test(code))).toEqual([])
    expect(verdictOf(report)).toBe('not-genuine')
  }
  // Where signatures cannot be checked it may be forged.
  const without = { ...webTools, verifyEd25519: async () => undefined }
  const unclear = await findings({ receipt: receipts.fresh, now }, {}, without)
  expect(unclear.codes.at(-1)).toBe('place.unclear')
  expect(verdictOf(unclear)).toBe('in-part')
})

test('every tile and bundle that a check reads is caught when one bit of it is another', async () => {
  for (const path of [...files.keys()].filter((each) => each.startsWith('tile/'))) {
    const bytes = files.get(path)
    for (const place of [5, (bytes?.length ?? 0) - 3]) {
      const { wrong } = await findings({ all: true }, { [path]: flipped(bytes, place) })
      const words = path.startsWith('tile/entries/')
        ? ['tree.entries-altered']
        : path.includes('.p/')
          ? ['tree.root-differs']
          : ['tree.tile-altered']
      expect(wrong, `${path} at ${place}`).toEqual(words)
    }
    const gone = await findings({ all: true }, { [path]: null })
    expect(gone.wrong, `${path} gone`).toEqual(['tree.file-missing'])
    const short = await findings({ all: true }, { [path]: bytes?.subarray(0, -1) ?? '' })
    expect(short.wrong, `${path} cut off`).toHaveLength(1)
  }
})

test('an altered entry or tile on the way of one receipt is caught by that receipt alone', async () => {
  const place = ((numberOf(receipts.first) - 1) % 256) * 34 + 2
  const bundle = flipped(files.get('tile/entries/000'), place)
  expect((await findings({ receipt: receipts.first }, { 'tile/entries/000': bundle })).wrong).toEqual([
    'tree.entries-altered',
  ])
  const tile = flipped(files.get('tile/0/000'), 0)
  expect((await findings({ receipt: receipts.first }, { 'tile/0/000': tile })).wrong).toEqual([
    'tree.tile-altered',
  ])
})

test('a checkpoint that is altered, forged, missing or of another log is caught', async () => {
  const note = files.get('checkpoint')?.toString() ?? ''
  const wrongOf = async (checkpoint: string | null) =>
    (await findings({ receipt: receipts.first }, { checkpoint })).wrong
  expect(await wrongOf(note.replace(/\n(\d+)\n/, (_, size) => `\n${Number(size) + 1}\n`))).toEqual([
    'checkpoint.forged',
  ])
  const mallory = generateKeyPairSync('ed25519').privateKey
  expect(await wrongOf(writeCheckpoint(mallory, 'travaux.test/log', 1, randomBytes(32)))).toEqual([
    'checkpoint.forged',
  ])
  expect(
    await wrongOf(writeCheckpoint(under.house.keys.signing, 'other.test/log', 1, randomBytes(32))),
  ).toEqual(['checkpoint.other-log'])
  // The log itself signs a tree that is not the published one.
  expect(
    await wrongOf(writeCheckpoint(under.house.keys.signing, 'travaux.test/log', 1, randomBytes(32))),
  ).toEqual(['tree.root-differs'])
  for (const text of [
    '',
    note.slice(0, -1),
    note.replace('— ', '- '),
    `${note}x`,
    note.replace('\n\n', '\n'),
  ])
    expect(await wrongOf(text)).toEqual(['checkpoint.unreadable'])
  expect(await wrongOf(null)).toEqual(['checkpoint.missing'])
})

test('a log that lost or changed what it once signed is caught with the older checkpoint', async () => {
  const wrongOf = async (since: string) => (await findings({ since })).wrong
  expect(await wrongOf(older)).toEqual([])
  expect(await wrongOf('no checkpoint')).toEqual(['history.unreadable'])
  expect(await wrongOf(older.replace(/\n\d+\n/, '\n3\n'))).toEqual(['history.forged'])
  const { signing } = under.house.keys
  expect(await wrongOf(writeCheckpoint(signing, 'travaux.test/log', 10_000, randomBytes(32)))).toEqual([
    'history.shorter',
  ])
  for (const size of [1, 255, 256, 257, 300])
    expect(await wrongOf(writeCheckpoint(signing, 'travaux.test/log', size, randomBytes(32)))).toEqual([
      'history.rewritten',
    ])
})

test('every older tree is told to be the beginning of the log, and no other is', async () => {
  const bundles = [...files].filter(([path]) => path.startsWith('tile/0/')).sort()
  const leaves = Buffer.concat(bundles.map(([, tile]) => tile))
  const node = (left: Buffer, right: Buffer) =>
    createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest()
  const rootOf = (from: number, to: number): Buffer => {
    if (to === from) return createHash('sha256').digest()
    if (to - from === 1) return leaves.subarray(from * 32, to * 32)
    const middle = from + 2 ** (Math.ceil(Math.log2(to - from)) - 1)
    return node(rootOf(from, middle), rootOf(middle, to))
  }
  const { signing } = under.house.keys
  const sizes = [0, 1, 2, 3, 100, 254, 255, 256, 257, 511, 512, 513, 600, leaves.length / 32]
  for (const size of sizes) {
    const note = (root: Buffer) => writeCheckpoint(signing, 'travaux.test/log', size, root)
    expect((await findings({ since: note(rootOf(0, size)) })).wrong, `size ${size}`).toEqual([])
    const other = rootOf(0, size === 0 ? 1 : size - 1)
    expect((await findings({ since: note(other) })).wrong, `size ${size}`).toEqual(['history.rewritten'])
  }
})

test('the register must list the entry once, and the log must bear out what it says', async () => {
  const number = numberOf(receipts.first)
  const wrongOf = async (rows: readonly string[], changed: Record<string, Buffer | string | null> = {}) =>
    (
      await findings(
        { receipt: receipts.first },
        { 'register/cybercrime.csv': `${rows.join('\n')}\n`, ...changed },
      )
    ).wrong
  const row = `${number},,web,counted,,,,`
  expect(await wrongOf([header])).toEqual(['count.not-listed'])
  expect(await wrongOf([header, row, row])).toEqual(['count.listed-twice'])
  expect(await wrongOf(['a,b', row])).toEqual(['count.register-unreadable'])
  expect(await wrongOf([header, `${number},,web,excluded,blank,,,`])).toEqual(['count.no-statement'])
  expect(
    (await findings({ receipt: receipts.first }, { 'register/cybercrime.csv': null })).codes.at(-1),
  ).toBe('count.no-register')

  const line =
    files
      .get('statements/000')
      ?.toString()
      .split('\n')
      .find((each) => each.includes('"excluded"')) ?? ''
  const aimed = { 'statements/000': `${line.replace('"entry":7,', `"entry":${number},`)}\n` }
  expect(await wrongOf([header, `${number},,web,excluded,blank,,,`], aimed)).toEqual(['statements.altered'])
  expect((await findings({ all: true }, aimed)).wrong).toEqual(['statements.altered'])
  expect((await findings({ all: true }, { 'statements/000': 'x\n' })).wrong).toEqual([
    'statements.unreadable',
  ])
  // The last decision is what holds: in another order a decision could be hidden that was taken.
  const lines = files.get('statements/000')?.toString().trimEnd().split('\n') ?? []
  expect(lines.length).toBeGreaterThan(1)
  for (const shown of [[...lines].reverse(), [...lines, lines[0]]])
    expect((await findings({ all: true }, { 'statements/000': `${shown.join('\n')}\n` })).wrong).toEqual([
      'statements.out-of-order',
    ])
})
