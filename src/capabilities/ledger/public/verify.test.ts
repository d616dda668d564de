import { execFile, execFileSync } from 'node:child_process'
import { createPublicKey, verify } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { aSubmission, multipartForm, postForm } from '../../submissions/factories.ts'
import { canonicalJson } from '../canonical-json.ts'
import { codes } from '../checker/codes.ts'
import type { Receipt } from '../receipt.ts'

let under: TestHouse & { close(): Promise<void> }
let receipt: Receipt & { entry?: number }
let key: string
let consultation: Awaited<ReturnType<typeof aPublishedConsultation>>

const download = async (name: string) => (await under.app.inject({ url: `/my/${key}/${name}` })).body

beforeAll(async () => {
  under = await startHouse({ keep: true })
  consultation = await aPublishedConsultation(under)
  key = (await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })).key
  receipt = JSON.parse(await download('receipt.json'))
})
afterAll(() => under.close())

/** The page without the words that it holds ready for its script. */
const check = async (text: string) => {
  const { statusCode, body } = await postForm(under.app, '/verify', { receipt: text })
  return { statusCode, body: body.replace(/<template[\s\S]*<\/template>/, '') }
}

test('a receipt as it was downloaded is genuine at once, and soon stands in the log', async () => {
  await under.work()
  const again = JSON.parse(await download('receipt.json'))
  expect(again).toEqual({ ...receipt, entry: expect.any(Number) })
  for (const text of [JSON.stringify(receipt, null, 2), JSON.stringify(again)]) {
    const { statusCode, body } = await check(text)
    expect(statusCode).toBe(200)
    expect(body).toContain('Everything that could be checked is right')
    expect(body).toContain('The receipt is genuine')
    expect(body).toContain(`Its entry stands in the log, as number ${again.entry} of`)
    expect(body).toContain(receipt.statement.reference)
    expect(body).toContain(`/log/proof/${again.entry}`)
  }
})

test('a receipt with a word changed, one of another key and what is no receipt are each told apart', async () => {
  const altered = { ...receipt, statement: { ...receipt.statement, version: 2 } }
  const { body } = await check(JSON.stringify(altered))
  expect(body).toContain('This is not a receipt as we gave it')
  expect(body).toContain('The receipt is not as it was given')
  expect(body).not.toContain('Everything that could be checked is right')
  const other = { ...receipt, keyId: '0'.repeat(16) }
  expect((await check(JSON.stringify(other))).body).toContain('that is none of this log’s')
  const half = JSON.stringify({ ...receipt, statement: { ...receipt.statement, issuer: '\ud800' } })
  const cut = JSON.stringify(receipt).slice(0, -20)
  for (const text of [half, cut, '', '{', '[]', 'null', '{"statement":1}', '['.repeat(100_000)]) {
    const answer = await check(text)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(text === '' ? 'or paste its text' : 'not a receipt we can read')
  }
})

test('what a receipt names cannot lead anywhere or become part of the page', async () => {
  const consultation = '"><script>alert(1)</script>/../../x'
  const forged = { ...receipt, statement: { ...receipt.statement, consultation } }
  const { statusCode, body } = await check(JSON.stringify(forged))
  expect(statusCode).toBe(200)
  expect(body).not.toContain('<script>alert')
})

test('with the published key alone, anyone can check a receipt without us', async () => {
  const page = await under.app.inject({ url: '/verify' })
  expect(page.headers['set-cookie']).toBeUndefined()
  const pem = (await under.app.inject({ url: '/verify/key.pem' })).body
  expect(pem).toMatch(/^-----BEGIN PUBLIC KEY-----/)
  const bytes = Buffer.from(canonicalJson({ salt: receipt.salt, statement: receipt.statement }))
  const signature = Buffer.from(receipt.signature, 'base64')
  expect(verify(null, bytes, createPublicKey(pem), signature)).toBe(true)
})

/** What the guide tells people to type, as it stands there. */
const recipe = async () => {
  const guide = await readFile(
    new URL('../../../../docs/using/making-a-submission.md', import.meta.url),
    'utf8',
  )
  return /```sh\n([\s\S]*?)```/.exec(guide)?.[1] ?? ''
}

test('the guide’s recipe takes exactly the members of the receipt that are signed', async () => {
  const [, names = ''] = /jq -cjS '\{([a-z, ]+)\}' receipt\.json > signed/.exec(await recipe()) ?? []
  const members = names.split(', ').map((name) => [name, receipt[name as keyof Receipt]])
  const bytes = Buffer.from(canonicalJson(Object.fromEntries(members)))
  const pem = (await under.app.inject({ url: '/verify/key.pem' })).body
  expect(verify(null, bytes, createPublicKey(pem), Buffer.from(receipt.signature, 'base64'))).toBe(true)
})

const hasTools = () => {
  try {
    execFileSync('jq', ['--version'])
    return execFileSync('openssl', ['version'], { encoding: 'utf8' }).startsWith('OpenSSL 3')
  } catch {
    return false
  }
}

test.skipIf(!hasTools())('typed as the guide says, the recipe verifies a receipt as downloaded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'receipt-'))
  try {
    await writeFile(join(folder, 'key.pem'), (await under.app.inject({ url: '/verify/key.pem' })).body)
    const run = async (text: string) => {
      await writeFile(join(folder, 'receipt.json'), text)
      return promisify(execFile)('sh', ['-ec', await recipe()], { cwd: folder })
    }
    const text = await download('receipt.json')
    expect((await run(text)).stdout).toContain('Signature Verified Successfully')
    await expect(run(text.replace('"version": 1', '"version": 2'))).rejects.toThrow()
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('the page brings the script that checks in the browser, and a word for everything that can be found', async () => {
  const { body } = await under.app.inject({ url: '/verify' })
  expect(body).toMatch(/<script type="module" src="\/assets\/verify-[0-9a-f]+\.js">/)
  const words = new Map(
    [...body.matchAll(/<p data-word="([^"]+)">([^<]*)<\/p>/g)].map(([, name, text]) => [name, text]),
  )
  for (const code of codes) expect(words.get(code)?.length, code).toBeGreaterThan(10)
  expect(words.get('place.included')).toContain('{number}')
})

test('the own page offers the proof once the entry has its place, and it leads to the checkpoint', async () => {
  await under.work()
  const [, path = ''] = /href="(\/log\/proof\/\d+)"/.exec(await download('')) ?? []
  const { body, headers } = await under.app.inject({ url: path })
  expect(headers['content-disposition']).toContain('.tlog-proof"')
  expect(body).toMatch(
    /^c2sp\.org\/tlog-proof@v1\nindex \d+\n([A-Za-z0-9+/]{43}=\n)*\ntravaux\.test\/log\n\d+\n/,
  )
})

test('whoever withdraws has a receipt for that, and it is in the log', async () => {
  await postForm(under.app, `/my/${key}/withdraw`)
  expect(await download('')).toContain(`/my/${key}/withdrawal.json`)
  await under.work()
  const withdrawal = await download('withdrawal.json')
  expect(JSON.parse(withdrawal).statement).toMatchObject({
    kind: 'withdrawn',
    reference: receipt.statement.reference,
  })
  const { body } = await check(withdrawal)
  expect(body).toContain('Its entry stands in the log')
  expect(body).toContain('A submission was withdrawn')
})

test('whoever was given a receipt a moment ago is told to wait, and whoever forged one is not', async () => {
  const fresh = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  const text = (await under.app.inject({ url: `/my/${fresh.key}/receipt.json` })).body
  const soon = await check(text)
  expect(soon.body).toContain('It was given only a moment ago')
  expect(soon.body).not.toContain('govuk-notification-banner--success')
  const { signature: _, ...unsigned } = JSON.parse(text)
  const forged = await check(JSON.stringify({ ...unsigned, signature: Buffer.alloc(64).toString('base64') }))
  expect(forged.body).toContain('This is not a receipt as we gave it')
  expect(forged.body).not.toMatch(/in a minute|not in the log yet|please tell us/)
})

test('a receipt of what is in the register and not counted is told so, with why and where, and not in green', async () => {
  const analyst = await signInAs(under, ['analyst'])
  const blank = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  await under.work()
  await analyst.post(`/staff/submissions/${blank.submissionId}/exclude`, { reason: 'blank' })
  await under.work()
  const text = (await under.app.inject({ url: `/my/${blank.key}/receipt.json` })).body
  const { entry } = JSON.parse(text)
  const { statusCode, body } = await check(text)
  expect(statusCode).toBe(200)
  expect(body).toContain('genuine and the submission is in the register, but it is not counted now')
  expect(body).toContain(`number ${entry} of the public register, is not counted: it is blank`)
  expect(body).toContain(`href="/consultations/${consultation.slug}/register?entry=${entry}#entry-found"`)
  expect(body).not.toContain('govuk-notification-banner--success')
  expect(body).not.toContain('Everything that could be checked is right')
  const withdrawn = await check(await download('withdrawal.json'))
  expect(withdrawn.body).toContain('It was withdrawn, so it is not counted')
  expect(withdrawn.body).not.toContain('govuk-notification-banner--success')
  // One that is counted again is green again.
  await analyst.post(`/staff/submissions/${blank.submissionId}/reinstate`, { because: 'It says something' })
  await under.work()
  expect((await check(text)).body).toContain('govuk-notification-banner--success')
})

test('the file itself can be chosen without scripts; what is no receipt or far too large is said of the field', async () => {
  const upload = async (content: string | Buffer, typed = '') => {
    const form = multipartForm({ receipt: typed }, [{ name: 'receipt.json', content, field: 'file' }])
    const { statusCode, body } = await under.app.inject({ method: 'POST', url: '/verify', ...form })
    return { statusCode, body: body.replace(/<template[\s\S]*<\/template>/, '') }
  }
  const page = await under.app.inject({ url: '/verify' })
  expect(page.body).toMatch(/<form[^>]*action="\/verify"[^>]*enctype="multipart\/form-data"/)
  expect(page.body).toMatch(/<input(?![^>]*hidden)[^>]*type="file"/)
  const text = JSON.stringify(receipt, null, 2)
  for (const content of [text, `\ufeff${text}`]) {
    const { statusCode, body } = await upload(content)
    expect(statusCode).toBe(200)
    expect(body).toContain('The receipt is genuine')
  }
  const other = await upload('%PDF-1.7')
  expect(other.statusCode).toBe(422)
  expect(other.body).toMatch(/href="#file">This is not a receipt we can read/)
  const large = await upload(Buffer.alloc(200_000, 'x'))
  expect(large.statusCode).toBe(413)
  expect(large.body).toMatch(/href="#file">This file is far larger than any receipt/)
  const far = await upload(Buffer.alloc(26 * 1024 * 1024, 'x'))
  expect(far.statusCode).toBe(413)
  expect(far.body).toContain('far larger than any receipt')
  // A browser sends an empty file where none was chosen.
  const none = multipartForm({ receipt: text }, [{ name: '', content: '', field: 'file' }])
  const pasted = await under.app.inject({ method: 'POST', url: '/verify', ...none })
  expect(pasted.body).toContain('This site checked it')
  const nothing = multipartForm({ receipt: ' ' }, [{ name: '', content: '', field: 'file' }])
  expect((await under.app.inject({ method: 'POST', url: '/verify', ...nothing })).statusCode).toBe(422)
})
