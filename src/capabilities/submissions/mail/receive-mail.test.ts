import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import nodemailer from 'nodemailer'
import { expect, onTestFinished, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { dovecotMissing, startDovecot } from '../../../platform/mail/inbound/testing/dovecot.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { addressWith } from './addresses.ts'
import { aMessage, ourAddress } from './factories.ts'
import { fetchMail, takeMailBySmtp } from './receive-mail.ts'

/* The ways in: a real IMAP server, and our own SMTP receiver spoken to by a real client. */

if (dovecotMissing) process.stdout.write(`The tests over IMAP are skipped: ${dovecotMissing}\n`)

async function open(mailIn: { imapUrl?: string; smtpListen?: { host: string; port: number } }) {
  const under = await startHouse({
    now: '2026-11-20T00:00:00Z',
    settings: { mailIn: { address: ourAddress, ...mailIn } },
  })
  const consultation = await aPublishedConsultation(under, {
    opens: '2026-11-19T09:00',
    closes: '2026-12-10T17:00',
  })
  return { under, to: addressWith(ourAddress, consultation.slug) }
}

type Under = Awaited<ReturnType<typeof open>>['under']

const countTaken = async (under: Under): Promise<number> =>
  Number(
    (
      await under.db
        .selectFrom('inboundMessage')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries > 400) throw new Error('it did not come about')
    await pause(25)
  }
}

/** Fetches until so many were taken, then is stopped as a worker is. */
async function fetchUntil(under: Under, count: number): Promise<void> {
  const stopping = new AbortController()
  const running = fetchMail.run(under.house, stopping.signal)
  await until(async () => (await countTaken(under)) >= count)
  stopping.abort()
  await running
}

test.skipIf(dovecotMissing)(
  'what lies in a mailbox is taken, then what arrives, each once over all connections',
  async () => {
    const dovecot = await startDovecot()
    onTestFinished(() => dovecot.stop())
    const { under, to } = await open({ imapUrl: dovecot.url })
    const at = new Date('2026-11-19T21:00:00Z')
    for (let i = 0; i < 3; i++) await dovecot.deliver(aMessage({ to, body: `Number ${i}` }), at)

    const stopping = new AbortController()
    const running = fetchMail.run(under.house, stopping.signal)
    await until(async () => (await countTaken(under)) === 3)
    // The server tells of it: nobody looks for a minute.
    await dovecot.deliver(aMessage({ to, body: 'Later' }), at)
    await until(async () => (await countTaken(under)) === 4)
    stopping.abort()
    await running
    await dovecot.deliver(aMessage({ to, body: 'After a restart' }), at)
    await fetchUntil(under, 5)
    await under.work()
    const received = await under.db.selectFrom('submission').select(['receivedAt', 'channel']).execute()
    expect(received).toEqual(Array(5).fill({ receivedAt: at, channel: 'email' }))
  },
)

test.skipIf(dovecotMissing)(
  'a mailbox that was made anew is read again, and nothing in it is doubled',
  async () => {
    const dovecot = await startDovecot()
    onTestFinished(() => dovecot.stop())
    const { under, to } = await open({ imapUrl: dovecot.url })
    await dovecot.deliver(aMessage({ to }))
    await fetchUntil(under, 1)
    await under.db.updateTable('inboundMailbox').set({ uidValidity: '1', nextUid: 900 }).execute()
    await dovecot.deliver(aMessage({ to, from: 'another@sender.test' }))
    await fetchUntil(under, 2)
    await under.work()
    expect(await under.db.selectFrom('submission').select('email').orderBy('email').execute()).toEqual([
      { email: 'another@sender.test' },
      { email: 'aroha@sender.test' },
    ])
  },
)

let receivers = 0

async function withReceiver() {
  const port = 20_000 + (process.pid % 20_000) + receivers++
  const opened = await open({ smtpListen: { host: '127.0.0.1', port } })
  const stopping = new AbortController()
  const running = takeMailBySmtp.run(opened.under.house, stopping.signal)
  onTestFinished(async () => {
    stopping.abort()
    await running
  })
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true })
  await until(() =>
    transport.verify().then(
      () => true,
      () => false,
    ),
  )
  return { ...opened, transport, port }
}

test('a mail program sends to our receiver, and what was answered with 250 is stored', async () => {
  const { under, to, transport } = await withReceiver()
  const sent = await transport.sendMail({
    from: 'Hēmi <hemi@sender.test>',
    to,
    subject: 'Kōrero',
    text: 'Ko tāku kōrero: āe.',
    attachments: [{ filename: 'Tāpiritanga.txt', content: 'Ētahi kupu' }],
  })
  expect(sent.response).toMatch(/^250/)
  await under.work()
  const [row] = await under.db.selectFrom('submission').select(['submissionId', 'name', 'email']).execute()
  expect(row).toMatchObject({ name: 'Hēmi', email: 'hemi@sender.test' })
  const files = await under.db.selectFrom('submissionAttachment').select('name').orderBy('number').execute()
  expect(files.map(({ name }) => name)).toEqual(['Tāpiritanga.txt', 'message.eml'])
})

test('it is no relay: mail for other addresses is refused', async () => {
  const { under, transport } = await withReceiver()
  await expect(
    transport.sendMail({ from: 'a@sender.test', to: 'someone@elsewhere.test', text: 'x' }),
  ).rejects.toMatchObject({ responseCode: 550 })
  expect(await countTaken(under)).toBe(0)
})

test('a sender that is cut off in the middle has sent nothing, and may send again', async () => {
  const { under, to, port, transport } = await withReceiver()
  const socket = connect(port, '127.0.0.1')
  const said: string[] = []
  socket.on('data', (data) => said.push(String(data)))
  const say = async (line: string, answer: RegExp) => {
    socket.write(line)
    await until(async () => answer.test(said.at(-1) ?? ''))
  }
  await say('', /^220/)
  await say('EHLO sender.test\r\n', /^250/m)
  await say(`MAIL FROM:<a@sender.test>\r\nRCPT TO:<${to}>\r\n`, /^250 Accepted/)
  await pause(100)
  await say('DATA\r\n', /^354/)
  socket.write('Subject: half\r\n\r\nhalf a message')
  await pause(50)
  socket.destroy()
  await pause(200)
  expect(await countTaken(under)).toBe(0)
  await transport.sendMail({ from: 'a@sender.test', to, text: 'a whole one' })
  expect(await countTaken(under)).toBe(1)
})
