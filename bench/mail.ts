/**
 * Two thousand messages in the mailbox of a real IMAP server (Dovecot) are taken in, while the whole program is killed with -9
 * in between and started again. Afterwards every message must be here once: as a submission where a person wrote it, in the
 * queue where a machine did. The baseline is the bare reading of the same messages over IMAP, in the same run.
 *
 * Options: --messages (2000), --kills (1).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import type pg from 'pg'
import { type RunningHouse, startHouse } from '../e2e/house.ts'
import { type Dovecot, dovecotMissing, startDovecot } from '../src/platform/mail/inbound/testing/dovecot.ts'
import { connectTo } from './baseline/house-database.ts'
import { type Bench, wholeOption } from './baseline/metric.ts'

const slug = 'what-next-2026'
const ours = 'submissions@consult.test'

export const run: Bench = async function* (options) {
  if (dovecotMissing) throw new Error(`this benchmark needs a real mail server: ${dovecotMissing}`)
  const messages = wholeOption(options, 'messages', 2_000)
  const kills = wholeOption(options, 'kills', 1)
  const dataDir = mkdtempSync(join(tmpdir(), 'travaux-mail-'))
  const dovecot = await startDovecot()
  let house: RunningHouse | undefined
  try {
    for (let i = 0; i < messages; i++) await dovecot.deliver(messageOf(i))
    const bare = await readBare(dovecot)
    const settings = { DATA_DIR: dataDir, MAIL_IN_ADDRESS: ours, MAIL_IN_IMAP_URL: dovecot.url }
    // The first start, with its reference case, is not what is measured.
    house = await startHouse({ DATA_DIR: dataDir })
    await kill(house)
    const began = performance.now()
    house = await startHouse(settings)
    for (let i = 1; i <= kills; i++) {
      await until(house, (counts) => counts.taken >= (messages * i) / (kills + 1))
      await kill(house)
      house = await startHouse(settings)
    }
    const counts = await until(house, ({ taken, waiting }) => taken >= messages && waiting === 0)
    const seconds = (performance.now() - began) / 1000
    const people = Array.from({ length: messages }, (_, i) => i).filter((i) => !isAutomatic(i)).length
    const rate = messages / seconds
    yield { metric: 'messages', value: messages, unit: 'messages' }
    yield { metric: 'kills', value: kills, unit: 'times' }
    yield {
      metric: 'lost',
      value: Math.max(0, messages - counts.taken) + Math.max(0, people - counts.submissions),
      unit: 'messages',
    }
    yield {
      metric: 'doubled',
      value: Math.max(0, counts.taken - messages) + Math.max(0, counts.submissions - people),
      unit: 'messages',
    }
    yield { metric: 'to_look', value: counts.toLook, unit: 'messages' }
    yield { metric: 'per_s', value: rate, unit: '1/s', baseline: bare, ratio: rate / bare }
  } finally {
    await house?.stop()
    await dovecot.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Every twentieth was written by a machine. */
const isAutomatic = (i: number): boolean => i % 20 === 19

function messageOf(i: number): string {
  const head = [
    `From: Person ${i} <person${i}@sender.test>`,
    `To: submissions+${slug}@consult.test`,
    `Subject: My view, number ${i}`,
    `Message-ID: <${i}@sender.test>`,
    'MIME-Version: 1.0',
    ...(isAutomatic(i) ? ['Auto-Submitted: auto-replied'] : []),
  ]
  const words = `Tēnā koutou. This is view number ${i}. ${'I support clear safeguards. '.repeat(20)}`
  if (i % 10 !== 0) return [...head, 'Content-Type: text/plain; charset=utf-8', '', words, ''].join('\r\n')
  return [
    ...head,
    'Content-Type: multipart/mixed; boundary=part',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    words,
    '--part',
    'Content-Type: text/plain; name="notes.txt"',
    'Content-Disposition: attachment; filename="notes.txt"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(`Notes to number ${i}. `.repeat(500)).toString('base64').replace(/.{76}/g, '$&\r\n'),
    '--part--',
    '',
  ].join('\r\n')
}

/** Messages a second when they are only read. */
async function readBare(dovecot: Dovecot): Promise<number> {
  const url = new URL(dovecot.url)
  const client = new ImapFlow({
    host: url.hostname,
    port: Number(url.port),
    secure: false,
    auth: { user: url.username, pass: url.password },
    logger: false,
  })
  await client.connect()
  const lock = await client.getMailboxLock('INBOX')
  const began = performance.now()
  let read = 0
  const uids = (await client.search({ all: true }, { uid: true })) || []
  for (const uid of uids) {
    const { content } = await client.download(String(uid), undefined, { uid: true })
    if (content) for await (const _ of content) void _
    read++
  }
  const rate = read / ((performance.now() - began) / 1000)
  lock.release()
  await client.logout()
  return rate
}

interface Counts {
  readonly taken: number
  readonly waiting: number
  readonly submissions: number
  readonly toLook: number
}

/** Waits until the record shows it; a quarter of an hour at most. */
async function until(house: RunningHouse, isSo: (counts: Counts) => boolean): Promise<Counts> {
  const { client, close } = await connectTo(house)
  try {
    for (let tries = 0; tries < 9_000; tries++) {
      const counts = await countIn(client)
      if (isSo(counts)) return counts
      await pause(100)
    }
    throw new Error(`it did not come about: ${JSON.stringify(await countIn(client))}`)
  } finally {
    await close()
  }
}

async function countIn(client: pg.Client): Promise<Counts> {
  const { rows } = await client.query<Counts>(
    `select count(*)::int as taken, count(*) filter (where state = 'waiting')::int as waiting,
       (select count(*)::int from submission where channel = 'email' and not synthetic) as submissions,
       count(*) filter (where state = 'to-look')::int as "toLook" from inbound_message`,
  )
  return rows[0] as Counts
}

async function kill(house: RunningHouse): Promise<void> {
  const gone = new Promise((resolve) => house.process.once('exit', resolve))
  house.process.kill('SIGKILL')
  await gone
}
