import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { Writable } from 'node:stream'
import { expect, onTestFinished, test, vi } from 'vitest'
import { inviteStaff } from '../capabilities/accounts/index.ts'
import type { House } from '../platform/house.ts'
import { addJob } from '../platform/jobs/jobs.ts'
import { createLog } from '../platform/log.ts'
import { smtpMailer } from '../platform/mail/outbox.ts'
import { openLocks } from './locks.ts'
import { startHouse, type TestHouse } from './testing/start.ts'
import { startWorker } from './worker.ts'

/** A mail server that refuses every recipient and repeats the address, as many do. */
async function aRefusingMailServer(): Promise<string> {
  const server = createServer((socket) => {
    socket.write('220 here\r\n')
    socket.on('error', () => {})
    socket.on('data', (data) => {
      for (const line of data.toString().split('\r\n').filter(Boolean))
        if (/^RCPT/i.test(line)) socket.write(`550 5.1.1 ${line.slice(8)} no such user here\r\n`)
        else socket.write('250 well\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function working(under: TestHouse, changed: Partial<House> = {}): Promise<{ log(): string }> {
  let text = ''
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += chunk
      done()
    },
  })
  const worker = await startWorker({
    ...under,
    house: { ...under.house, ...changed, log: createLog('info', stream) },
  })
  onTestFinished(() => worker.stop())
  return { log: () => text }
}

test('a mail server that refuses an address makes a line in the log, and the address is nowhere in it', async () => {
  const under = await startHouse()
  const mailer = smtpMailer(await aRefusingMailServer(), 'Travaux <no-reply@travaux.test>')
  const { log } = await working(under, { mailer })
  const person = { name: 'Jane Secret', email: 'jane@secret.example', roles: ['analyst'] } as const
  await inviteStaff(under.db, under.house.now(), 'system', person)
  await vi.waitFor(() => expect(log()).toContain('job failed'), 20_000)

  const line = JSON.parse(log().trim().split('\n')[0] as string)
  expect(line).toMatchObject({ task: 'accounts.mail-link', attempt: 1, of: 25 })
  expect(line.err).toMatchObject({ type: 'Error', code: 'EENVELOPE', responseCode: 550 })
  expect(log()).not.toMatch(/secret|jane/i)
  const kept = await under.pool.query('select to_jsonb(j)::text as row from graphile_worker._private_jobs j')
  expect(kept.rows).toHaveLength(1)
  expect(kept.rows[0].row).not.toMatch(/secret|jane/i)
})

test('a job whose worker was killed is done by another within a minute, not after hours', async () => {
  const under = await startHouse({ now: new Date().toISOString() })
  const unknown = { messageId: '019a0000-0000-7000-8000-000000000000' }
  await addJob(under.db, 'submissions.understand-message', unknown)
  await addJob(under.db, 'submissions.understand-message', { ...unknown, mine: true })
  const living = openLocks(under.database)
  onTestFinished(() => living.close())
  await living.keep(['worker-living'])
  await under.pool.query(
    `update graphile_worker._private_jobs set attempts = 1, locked_at = now() - interval '1 minute',
       locked_by = case when payload::jsonb ? 'mine' then 'worker-living' else 'worker-dead' end`,
  )
  const { log } = await working(under)
  await vi.waitFor(() => expect(log()).toContain('of workers that are gone'), 20_000)
  await vi.waitFor(async () => {
    const { rows } = await under.pool.query('select locked_by from graphile_worker._private_jobs')
    expect(rows).toEqual([{ locked_by: 'worker-living' }])
  }, 20_000)
})

test('a job that failed at its last attempt is gone a day later, and only its kind is logged', async () => {
  const under = await startHouse({ now: new Date().toISOString() })
  const payload = { privateKey: 'secret key', to: 'jane@secret.example' }
  await addJob(under.db, 'submissions.mail-link', payload)
  await addJob(under.db, 'submissions.mail-link', { ...payload, lately: true })
  await addJob(
    under.db,
    'submissions.mail-link',
    { ...payload, notYet: true },
    { runAt: new Date('2999-01-01') },
  )
  await under.pool.query(
    `update graphile_worker._private_jobs set attempts = max_attempts,
       run_at = now() - case when payload::jsonb ? 'lately' then interval '23 hours' else interval '25 hours' end
     where run_at < now() + interval '1 day'`,
  )
  const { log } = await working(under)
  await vi.waitFor(() => expect(log()).toContain('was removed'), 20_000)
  const { rows } = await under.pool.query('select payload from graphile_worker._private_jobs order by id')
  expect(rows.map((row) => row.payload)).toEqual([
    { ...payload, lately: true },
    { ...payload, notYet: true },
  ])
  expect(log()).toContain('submissions.mail-link')
  expect(log()).not.toMatch(/secret|jane/i)
})
