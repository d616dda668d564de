import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation, type ConsultationUnderTest } from '../../consultations/factories.ts'
import { countRegister } from '../register/queries.ts'
import { makeApiKey, revokeApiKey } from './api-key.ts'

let under: Awaited<ReturnType<typeof startHouse>>
let consultation: ConsultationUnderTest
let key = ''
let keyId = ''
let noticeHash = ''
let filings = 0

beforeAll(async () => {
  under = await startHouse({ now: '2026-11-24T00:00:00Z', keep: true })
  consultation = await aPublishedConsultation(under, { content: { files: { most: 2 } } })
  const { actor } = await signInAs(under, ['engagement-lead'])
  const made = await makeApiKey(under.db, under.house.now(), actor, { organisation: 'Society', name: 'test' })
  key = made.written
  keyId = made.keyId
  const { body } = await under.app.inject(`/api/v1/consultations/${consultation.slug}`)
  noticeHash = JSON.parse(body).notice.hash
})
afterAll(() => under.close())

const item = (text = 'Words of a person.') => ({
  sender: { kind: 'individual', name: 'Mere Example' },
  answers: { stand: { choice: 'support', why: 'Because.' }, text },
})
const filing = (...submissions: unknown[]) => ({
  notice: { hash: noticeHash, shownToParticipants: true },
  submissions,
})

interface Asked {
  readonly idempotencyKey?: string | undefined
  readonly authorization?: string | undefined
  readonly slug?: string
  readonly type?: string
}

const post = (body: unknown, asked: Asked = {}) => {
  const given = {
    authorization: `Bearer ${key}`,
    idempotencyKey: `filing-${++filings}`,
    slug: consultation.slug,
    type: 'application/json',
    ...asked,
  }
  return under.app.inject({
    method: 'POST',
    url: `/api/v1/consultations/${given.slug}/submissions`,
    headers: {
      'content-type': given.type,
      ...(given.authorization ? { authorization: given.authorization } : {}),
      ...(given.idempotencyKey ? { 'idempotency-key': given.idempotencyKey } : {}),
    },
    payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
  })
}

const count = async (): Promise<number> =>
  (await countRegister(under.db, consultation.consultationId)).byChannel.api ?? 0

/** Every refusal is told as problem details, and nothing was received. */
const refused = (answer: Awaited<ReturnType<typeof post>>, status: number, name: string) => {
  expect(answer.statusCode, answer.body).toBe(status)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  const told = JSON.parse(answer.body)
  expect(told).toMatchObject({ status, type: `http://travaux.test/api#${name}` })
  return told as { errors?: { pointer: string; detail: string }[] }
}

describe('filing submissions', () => {
  test('a filing is received, with receipts that hold, links that open, and who filed it', async () => {
    const before = await count()
    const answer = await post(filing(item('First.'), item('Second.')))
    expect(answer.statusCode, answer.body).toBe(201)
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    const { submissions } = JSON.parse(answer.body)
    expect(submissions).toHaveLength(2)
    const [first] = submissions
    expect(first).toMatchObject({ version: 1, receivedAt: '2026-11-24T00:00:00.000Z' })
    const path = first.privateLink.replace('http://travaux.test', '')
    const own = await under.app.inject(path)
    expect(own.body).toContain(first.reference)
    await under.work()
    const proof = await under.app.inject(first.proof.replace('http://travaux.test', ''))
    expect(JSON.parse(proof.body)).toMatchObject({ signature: first.receipt.signature })
    expect(await count()).toBe(before + 2)
    const row = await under.db
      .selectFrom('submission as s')
      .innerJoin('submissionVersion as v', 'v.submissionId', 's.submissionId')
      .select(['s.submissionId', 's.channel', 'v.noticeHash', 's.acknowledgedAt'])
      .where('s.reference', '=', first.reference)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ channel: 'api', noticeHash, acknowledgedAt: under.house.now() })
    const analyst = await signInAs(under, ['analyst'])
    expect((await analyst.get(`/staff/submissions/${row.submissionId}`)).body).toContain(
      'Filed by Society (test)',
    )
  })

  test('sent again it gets the first answer and nothing is doubled; with another body it is refused', async () => {
    const asked = { idempotencyKey: 'again' }
    const first = await post(filing(item('Once.')), asked)
    const before = await count()
    const again = await post(filing(item('Once.')), asked)
    expect(again.statusCode).toBe(201)
    expect(again.headers['idempotent-replayed']).toBe('true')
    expect(JSON.parse(again.body)).toEqual(JSON.parse(first.body))
    refused(await post(filing(item('Something else.')), asked), 422, 'idempotency-key-reused')
    expect(await count()).toBe(before)
  })

  test('sent ten times at once it is received once', async () => {
    const before = await count()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post(filing(item('At once.')), { idempotencyKey: 'at-once' })),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(201))
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    expect(await count()).toBe(before + 1)
  })

  test('what is cut off before the end of its transaction leaves nothing, and can be sent again', async () => {
    const before = await count()
    await under.pool.query(`create function cut() returns trigger language plpgsql as $$
      begin raise exception 'killed'; end $$`)
    await under.pool.query(
      'create trigger cut before update on api_request for each row execute function cut()',
    )
    const cut = await post(filing(item('Cut off.')), { idempotencyKey: 'cut' })
    expect(cut.statusCode).toBe(500)
    await under.pool.query('drop trigger cut on api_request')
    expect(await count()).toBe(before)
    expect((await post(filing(item('Cut off.')), { idempotencyKey: 'cut' })).statusCode).toBe(201)
    expect(await count()).toBe(before + 1)
  })

  test('the notice that holds must be named, and that people saw it', async () => {
    const wrong = { ...filing(item()), notice: { hash: 'a'.repeat(64), shownToParticipants: true } }
    const told = refused(await post(wrong), 422, 'notice-not-current')
    expect(told.errors).toEqual([{ pointer: '/notice/hash', detail: expect.stringContaining(noticeHash) }])
    const unsaid = { ...filing(item()), notice: { hash: noticeHash, shownToParticipants: false } }
    expect(refused(await post(unsaid), 422, 'not-valid').errors?.[0]?.pointer).toBe(
      '/notice/shownToParticipants',
    )
    expect(refused(await post({ submissions: [item()] }), 422, 'not-valid').errors?.[0]?.pointer).toBe(
      '/notice',
    )
  })

  test('everything that is wrong is told at once, each with its place', async () => {
    const told = refused(
      await post(
        filing(
          item(),
          {
            sender: { kind: 'organisation', email: 'nobody' },
            answers: { stand: { choice: 'perhaps' }, 'a/b': 1 },
          },
          { sender: { kind: 'individual' }, answers: {}, receivedAt: '2020-01-01T00:00:00Z' },
        ),
      ),
      422,
      'not-valid',
    )
    expect(told.errors?.map(({ pointer }) => pointer)).toEqual(['/submissions/2/receivedAt'])
    const second = refused(
      await post(
        filing(item(), {
          sender: { kind: 'organisation', email: 'nobody' },
          answers: { stand: { choice: 'perhaps' }, 'a/b': 1 },
          withhold: [{ questionId: 'nothing', reason: 'x' }],
          files: [{ sha256: 'b'.repeat(64), name: 'x.pdf' }],
        }),
      ),
      422,
      'not-valid',
    )
    expect(second.errors?.map(({ pointer }) => pointer).sort()).toEqual([
      '/submissions/1/answers/a~1b',
      '/submissions/1/answers/stand/choice',
      '/submissions/1/files/0/sha256',
      '/submissions/1/sender/email',
      '/submissions/1/sender/organisation',
      '/submissions/1/withhold/0/questionId',
    ])
    const missing = refused(
      await post(filing({ sender: { kind: 'individual' }, body: 'Words.' })),
      422,
      'not-valid',
    )
    expect(missing.errors?.map(({ pointer }) => pointer)).toEqual(['/submissions/0/answers/stand'])
  })

  test('keys: none, wrong and ended ones; a request without an idempotency key', async () => {
    const none = await post(filing(item()), { authorization: undefined })
    refused(none, 401, 'no-key')
    expect(none.headers['www-authenticate']).toContain('Bearer')
    for (const authorization of [
      'Bearer x',
      `Bearer ${key.slice(0, -1)}${key.endsWith('A') ? 'Q' : 'A'}`,
      `Basic ${key}`,
      'Bearer ',
    ])
      refused(await post(filing(item()), { authorization }), 401, 'no-key')
    refused(await post(filing(item()), { idempotencyKey: undefined }), 400, 'no-idempotency-key')
    const { actor } = await signInAs(under, ['engagement-lead'])
    const other = await makeApiKey(under.db, under.house.now(), actor, { organisation: 'Other', name: 'x' })
    await revokeApiKey(under.db, under.house.now(), actor, other.keyId)
    refused(await post(filing(item()), { authorization: `Bearer ${other.written}` }), 403, 'key-revoked')
    const stored = JSON.stringify(await under.db.selectFrom('apiKey').selectAll().execute())
    expect(stored).not.toContain(key.slice(-22))
  })

  test('unknown addresses, other kinds of body, and too much of it', async () => {
    refused(await post(filing(item()), { slug: 'nowhere' }), 404, 'not-found')
    refused(await post('a=b', { type: 'application/x-www-form-urlencoded' }), 415, 'not-supported')
    refused(await post('x', { type: 'text/plain' }), 415, 'not-supported')
    refused(await post(Buffer.alloc(13 * 1024 * 1024, 0x20)), 413, 'too-large')
    const many = refused(await post(filing(...Array(101).fill(item()))), 422, 'not-valid')
    expect(many.errors?.[0]?.pointer).toBe('/submissions')
    const elsewhere = await under.app.inject({ url: '/api/v1/nothing' })
    expect(elsewhere.statusCode).toBe(404)
    expect(elsewhere.headers['content-type']).toContain('application/problem+json')
  })

  test('a file sent ahead comes with its submission, and only with the key it was sent with', async () => {
    const sent = await under.app.inject({
      method: 'POST',
      url: '/api/v1/files',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'text/plain' },
      payload: 'What the file says.',
    })
    expect(sent.statusCode, sent.body).toBe(201)
    const { sha256, bytes } = JSON.parse(sent.body)
    expect(bytes).toBe(19)
    const files = [{ sha256, name: '../notes\u202e.txt' }]
    const answer = await post(filing({ ...item(), files }))
    expect(answer.statusCode, answer.body).toBe(201)
    const kept = await under.db.selectFrom('submissionAttachment').select(['name', 'sha256']).execute()
    expect(kept).toEqual([{ name: 'notes.txt', sha256 }])
    const { submissionId } = await under.db
      .selectFrom('submissionAttachment')
      .select('submissionId')
      .executeTakeFirstOrThrow()
    const reader = await signInAs(under, ['analyst'])
    expect((await reader.get(`/staff/submissions/${submissionId}`)).body).toContain('sent with the filing')
    const { actor } = await signInAs(under, ['engagement-lead'])
    const other = await makeApiKey(under.db, under.house.now(), actor, { organisation: 'Other', name: 'x' })
    const told = await post(filing({ ...item(), files }), { authorization: `Bearer ${other.written}` })
    expect(refused(told, 422, 'not-valid').errors?.[0]?.pointer).toBe('/submissions/0/files/0/sha256')
    const empty = await under.app.inject({
      method: 'POST',
      url: '/api/v1/files',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/octet-stream' },
      payload: '',
    })
    refused(empty, 422, 'empty')
  })

  test('the example of the guide is received as it stands there, with the two hashes filled in', async () => {
    const guide = await readFile(new URL('../../../../docs/using/api.md', import.meta.url), 'utf8')
    const [, example = ''] = /```json\n([\s\S]*?)```/.exec(guide) ?? []
    const file = await under.app.inject({
      method: 'POST',
      url: '/api/v1/files',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'text/plain' },
      payload: 'A letter.',
    })
    const answer = await post(
      example
        .replace('the hash of the notice', noticeHash)
        .replace('the SHA-256 of the file', JSON.parse(file.body).sha256),
    )
    expect(answer.statusCode, answer.body).toBe(201)
    const [{ privateLink }] = JSON.parse(answer.body).submissions
    const own = (await under.app.inject(privateLink.replace('http://travaux.test', ''))).body
    for (const part of [
      'It names who decides.',
      'Article 7 goes too far.',
      'I also read the annex',
      'letter.txt',
    ])
      expect(own).toContain(part)
    expect(own).toContain('What you asked us not to publish')
    expect(own).not.toContain('so nothing in it is marked')
  })

  test('bodies of every odd kind are refused with words, and none is a fault', async () => {
    const odd: (string | Buffer)[] = [
      '',
      ' ',
      '{',
      '[]',
      'null',
      '1',
      '"x"',
      '[[[[[[',
      '['.repeat(100_000),
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      '{"notice":'.repeat(50_000),
      Buffer.from([0xff, 0xfe, 0x7b]),
      Buffer.from('{"a":"\xff"}', 'latin1'),
      '{"__proto__":{"x":1}}',
      JSON.stringify(filing({ ...item(), answers: { stand: null } })),
      `{"notice":{"hash":"${noticeHash}","shownToParticipants":true},"submissions":[{"sender":{"kind":"individual"},"answers":{"__proto__":"x","constructor":"y","toString":1}}]}`,
      JSON.stringify({ ...filing(item()), extra: 1 }),
    ]
    for (const body of odd) {
      const answer = await post(body)
      expect([400, 422], String(body).slice(0, 80)).toContain(answer.statusCode)
      expect(answer.headers['content-type']).toContain('application/problem+json')
    }
  })

  test('odd words are kept as they are, or named; never a fault', async () => {
    const before = await count()
    const kept = [
      '=SUM(A1)',
      '<script>alert(1)</script>',
      "'; drop table submission; --",
      '💥🏳️‍🌈',
      'Āe',
      '\u202eabc',
      '🇳🇿'.repeat(500),
      '%00',
      'ﷺ',
      '\u200b',
    ]
    for (const text of kept) {
      const answer = await post(filing(item(text)))
      expect(answer.statusCode, `${text} ${answer.body}`).toBe(201)
    }
    expect(await count()).toBe(before + kept.length)
    for (const text of ['a\u0000b', '\ud800', 'x\u0007', '\uffff']) {
      const told = refused(await post(filing(item(text))), 422, 'not-valid')
      expect(told.errors?.[0]?.pointer).toBe('/submissions/0/answers/text')
    }
  })
})

test('a key may ask a hundred and twenty times a minute, and is then told to wait', async () => {
  under.setTime('2026-11-24T00:10:00Z')
  const { actor } = await signInAs(under, ['engagement-lead'])
  const busy = await makeApiKey(under.db, under.house.now(), actor, { organisation: 'Busy', name: 'x' })
  const authorization = `Bearer ${busy.written}`
  for (let i = 0; i < 120; i++) expect((await post('{', { authorization })).statusCode).toBe(400)
  const answer = await post('{', { authorization })
  refused(answer, 429, 'too-many')
  expect(answer.headers['retry-after']).toBe('60')
  under.setTime('2026-11-24T00:11:30Z')
  expect((await post('{', { authorization })).statusCode).toBe(400)
})

test('what is closed is closed for programs too; a filing that was answered is answered again', async () => {
  under.setTime('2026-11-24T00:20:00Z')
  const first = await post(filing(item('In time.')), { idempotencyKey: 'in-time' })
  under.setTime('2027-03-01T00:00:00Z')
  refused(await post(filing(item('Too late.'))), 409, 'not-open')
  const again = await post(filing(item('In time.')), { idempotencyKey: 'in-time' })
  expect(again.statusCode).toBe(201)
  expect(JSON.parse(again.body)).toEqual(JSON.parse(first.body))
  expect(keyId).not.toBe('')
})
