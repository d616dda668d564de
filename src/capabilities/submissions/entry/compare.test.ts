import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { pdfOf } from '../../../platform/documents/testing/made-pdf.ts'
import type { MalwareCheck } from '../../../platform/malware/clamd.ts'
import { type StaffBrowser, signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { type FileToSend, multipartForm } from '../factories.ts'

/* What was typed is compared with what came, beside each other; what was begun in vain is put away; letters are for their own. */

async function open(options: { malware?: MalwareCheck } = {}) {
  const under = await startHouse({ now: '2026-11-24T00:00:00Z', ...options })
  const { consultationId } = await aPublishedConsultation(under, {
    opens: '2026-11-16T09:00',
    closes: '2026-12-10T17:00',
  })
  const clerk = await signInAs(under, ['analyst'])
  const second = await signInAs(under, ['information-officer'])
  const path = `/staff/consultations/${consultationId}/entries`
  const begin = async (who = clerk) => String((await who.post(path)).headers.location)
  const enter = async (name: string, fields: Record<string, string> = {}) => {
    const entry = await begin()
    await clerk.post(entry, { ...letter, name, go: 'receive', ...fields })
    return { entry, id: entry.split('/').at(-1) ?? '' }
  }
  const addScans = async (entry: string, files: readonly FileToSend[]) => {
    const token = /\?_csrf=([^"&]+)/.exec((await clerk.get(entry)).body)?.[1] ?? ''
    const { payload, headers } = multipartForm({ ...letter, go: 'save' }, files)
    return under.app.inject({
      method: 'POST',
      url: `${entry}?_csrf=${token}`,
      headers: { ...headers, cookie: clerk.cookie },
      payload,
    })
  }
  return { under, clerk, second, path, begin, enter, addScans }
}

const letter = {
  channel: 'post',
  day: '2026-11-18',
  time: '',
  kind: 'individual',
  name: 'Hēmi Example',
  body: 'I write by hand.',
  acknowledged: 'yes',
}

const picturesIn = (body: string): string[] =>
  [...body.matchAll(/<img src="([^"]+)"/g)].map((m) => m[1] ?? '')
const get = async (who: StaffBrowser, path: string) => who.get(path)

/** What stands on a page, as it is read. */
const textOf = (body: string): string => body.replace(/<[^>]+>/g, '')

test('whoever types sees the pages of the scan as pictures that we drew, with the words read from them', async () => {
  const { under, clerk, begin, addScans } = await open()
  const entry = await begin()
  const scan = { name: 'letter.pdf', content: pdfOf(['Words on the first page', 'Words on the second page']) }
  const added = await addScans(entry, [scan])
  expect(added.headers.location).toBe(`${entry}?added=1`)
  // The first page is there at once, and typing goes on where it was.
  const atOnce = (await clerk.get(`${entry}?added=1`)).body
  expect(picturesIn(atOnce)).toHaveLength(1)
  expect(atOnce).toContain('1 file added. It is being read.')
  expect(atOnce).toMatch(/<textarea[^>]*id="body"[^>]*autofocus/)
  await under.work()
  const { body } = await clerk.get(entry)
  expect(picturesIn(body)).toHaveLength(2)
  expect(body).toContain('Words on the second page')
  // The script that waits for the reading is told the same.
  expect((await clerk.get(`${entry}/scans.json`)).json()).toMatchObject([
    { name: 'letter.pdf', pages: ['Page 1 of letter.pdf', 'Page 2 of letter.pdf'] },
  ])
  for (const picture of picturesIn(body)) {
    const { headers, rawPayload } = await clerk.get(picture)
    expect(headers['content-type']).toBe('image/jpeg')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(rawPayload.subarray(0, 3).toString('hex')).toBe('ffd8ff')
  }
  expect((await clerk.get(picturesIn(body)[0]?.replace(/1$/, '3') ?? '')).statusCode).toBe(404)
  expect((await clerk.get(picturesIn(body)[0]?.replace(/1$/, '0') ?? '')).statusCode).toBe(404)
  const stranger = await signInAs(under, ['approver'])
  expect((await stranger.get(picturesIn(body)[0] ?? '')).statusCode).toBe(403)
})

test('a scan that is not known to be clean is drawn for nobody', async () => {
  const malware: MalwareCheck = {
    check: async () => ({ found: 'Eicar' }) as never,
    version: async () => '1',
  } as never
  const { clerk, begin, addScans } = await open({ malware })
  const entry = await begin()
  await addScans(entry, [{ name: 'letter.pdf', content: pdfOf(['Words']) }])
  const [picture] = picturesIn((await clerk.get(entry)).body)
  expect((await clerk.get(picture ?? '')).statusCode).toBe(404)
})

test('a second person compares what was typed with the pictures of what came, and is led on to the next', async () => {
  const { under, clerk, second, path, begin, enter, addScans } = await open()
  const entry = await begin()
  await addScans(entry, [{ name: 'letter.pdf', content: pdfOf(['Words on paper']) }])
  await clerk.post(entry, { ...letter, go: 'receive' })
  const id = entry.split('/').at(-1) ?? ''
  const { id: later } = await enter('Mere Example')
  await under.work()
  const compare = (submissionId: string) => `/staff/submissions/${submissionId}/compare`
  expect((await second.get(`${path}/compare`)).headers.location).toBe(compare(id))
  const { body } = await second.get(compare(id))
  expect(body).toContain('I write by hand.')
  expect(body).toContain('Hēmi Example')
  expect(body).toContain('Words on paper')
  expect(body).not.toContain('12:00')
  expect(picturesIn(body)).toHaveLength(1)
  expect((await second.get(picturesIn(body)[0] ?? '')).headers['content-type']).toBe('image/jpeg')

  const same = await second.post(`/staff/submissions/${id}/check-entry`, { version: '1', on: 'next' })
  const on = await second.get(String(same.headers.location))
  expect(on.headers.location).toBe(`${compare(later)}?done=checked`)
  expect((await second.get(String(on.headers.location))).body).toContain('It is compared.')
  // One that is left for later waits, and whoever entered them all is not led to their own.
  expect((await second.get(`${path}/compare?after=${later}`)).headers.location).toBe(`${path}?done=none-left`)
  expect((await clerk.get(`${path}/compare`)).headers.location).toBe(`${path}?done=none-left`)
  // A slip is mended there too, and leads on.
  const mended = await second.post(`/staff/submissions/${later}/correct-entry`, {
    version: '1',
    body: 'I wrote by hand.',
    on: 'next',
  })
  expect((await second.get(String(mended.headers.location))).headers.location).toBe(`${path}?done=none-left`)
  expect((await clerk.get(`${path}/compare`)).headers.location).toBe(compare(later))
  // What could not be done is said beside the same one.
  const stale = await clerk.post(`/staff/submissions/${later}/check-entry`, { version: '1', on: 'next' })
  expect(stale.headers.location).toBe(`${compare(later)}?done=changed-meanwhile`)
})

test('an entry that was begun in vain is put away with a reason, and one that was received never is', async () => {
  const { under, clerk, path, begin, enter, addScans } = await open()
  const entry = await begin()
  await addScans(entry, [{ name: 'letter.txt', content: 'Words on paper' }])
  expect((await clerk.get(entry)).body).toContain(`${entry}/discard`)
  expect((await clerk.get(`${entry}/discard`)).body).toContain('Why is it put away?')
  const refused = await clerk.post(`${entry}/discard`, { because: ' ' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Say why it is put away')
  const done = await clerk.post(`${entry}/discard`, { because: 'Begun twice' })
  expect(done.headers.location).toBe(`${path}?done=discarded`)
  const list = (await clerk.get(`${path}?done=discarded`)).body
  expect(list).toContain('The entry is put away')
  expect(list).toContain('Begun twice')
  expect(list).not.toContain(`href="${entry}"`)
  // It is gone from the desk: it can be neither typed on nor received; its row and its scans stay.
  expect((await clerk.get(entry)).statusCode).toBe(404)
  expect((await clerk.post(entry, { ...letter, go: 'receive' })).statusCode).toBe(409)
  const draft = await under.db.selectFrom('entryDraft').selectAll().executeTakeFirstOrThrow()
  expect(draft.content.scans).toHaveLength(1)
  await expect(under.house.files.open(draft.content.scans[0]?.sha256 ?? '')).resolves.toBeDefined()
  const deeds = await under.db
    .selectFrom('audit')
    .select('detail')
    .where('action', '=', 'entry.discarded')
    .execute()
  expect(deeds.some(({ detail }) => (detail as { scans?: number }).scans === 1)).toBe(true)

  const { entry: received, id } = await enter('Mere Example')
  const late = await clerk.post(`${received}/discard`, { because: 'Begun twice' })
  expect(late.headers.location).toBe(`/staff/submissions/${id}`)
  expect((await get(clerk, `/staff/submissions/${id}`)).statusCode).toBe(200)
})

test('the letter with the private link is for whoever entered it, and for the engagement lead', async () => {
  const { under, clerk, second, enter } = await open()
  const { entry, id } = await enter('Hēmi Example')
  const linkIn = async (who: StaffBrowser) =>
    /\/my\/[\w-]{44}/.exec(textOf((await who.get(`${entry}/letter`)).body))?.[0]
  const link = await linkIn(clerk)
  expect(link).toBeDefined()
  expect(await linkIn(second)).toBeUndefined()
  expect((await second.get(`${entry}/letter`)).body).toContain('It is for whoever entered this one')
  // Nor may others remove the link before the letter is printed.
  await second.post(`${entry}/letter`, { printed: 'yes' })
  expect(await linkIn(clerk)).toBe(link)
  expect(await linkIn(await signInAs(under, ['engagement-lead']))).toBe(link)
  // Comparing it, or mending a slip in it, needs the words and not the link.
  await second.post(`/staff/submissions/${id}/correct-entry`, { version: '1', body: 'Other words.' })
  await second.post(`/staff/submissions/${id}/check-entry`, { version: '1' })
  expect(await linkIn(second)).toBeUndefined()
})

test('printing comes first, with words for whoever has no scripts, and the letter bears the number of the register', async () => {
  const { under, clerk, enter } = await open()
  const { entry, id } = await enter('Hēmi Example')
  const first = (await clerk.get(`${entry}/letter`)).body
  expect(first).toMatch(/<button type="button"[^>]*class="govuk-button"[^>]*data-print/)
  expect(first).toContain('Print this page with your browser’s own print command.')
  expect(first).toMatch(/govuk-button--secondary"[^>]*>Printed: remove the link/)
  expect(first).not.toContain('Its number in the public register is')
  await under.work()
  const again = (await clerk.get(`${entry}/letter`)).body
  const { registerNo } = await under.db
    .selectFrom('submission')
    .select('registerNo')
    .where('submissionId', '=', id)
    .executeTakeFirstOrThrow()
  const letterAlone = again.slice(again.indexOf('class="app-letter"'))
  expect(letterAlone).toContain(`Its number in the public register is ${registerNo}.`)
})

test('the letter says from whom and of what day it is, has a code for a telephone, and makes up no hour', async () => {
  const { clerk, enter } = await open()
  const letterOf = async (entry: string) => {
    const { body } = await clerk.get(`${entry}/letter`)
    return body.slice(body.indexOf('class="app-letter"'))
  }
  const onPaper = await letterOf((await enter('Hēmi Example')).entry)
  expect(onPaper).toContain('18 November 2026')
  expect(onPaper).toContain('24 November 2026')
  expect(onPaper).toContain('app-letter__from')
  expect(onPaper).not.toContain('12:00')
  expect(onPaper).not.toContain('noon')
  expect(onPaper).toMatch(/<svg[^>]*aria-label="QR code of the address of your own page"/)
  const byTelephone = await letterOf(
    (await enter('Mere Example', { channel: 'telephone', time: '14:30' })).entry,
  )
  expect(byTelephone).toContain('2:30')
})

test('a point of a meeting with an organisation is not an individual’s', async () => {
  const { under, clerk, path } = await open()
  const notes =
    'Mere Example (Example Society): Article 7.\n\nHēmi Example: Article 8.\n\nSomebody said article 9.'
  const facts = { title: 'Hui', day: '2026-11-18', notes }
  const { body } = await clerk.post(`${path}/meeting`, { ...facts, go: 'split' })
  const kinds = [...body.matchAll(/name="point-\d\.kind"[\s\S]*?<option value="([\w-]+)" selected/g)].map(
    (m) => m[1],
  )
  expect(kinds).toEqual(['organisation', 'individual', 'unstated'])
  const point = { 'point-0.taken': 'yes', 'point-0.name': 'Mere', 'point-0.words': 'Article 7.' }
  const named = { ...point, 'point-0.organisation': 'Example Society' }
  const refused = await clerk.post(`${path}/meeting`, {
    ...facts,
    ...named,
    'point-0.kind': 'individual',
    go: 'receive',
  })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Point 1 names an organisation')
  await clerk.post(`${path}/meeting`, { ...facts, ...named, 'point-0.kind': 'organisation', go: 'receive' })
  const rows = await under.db.selectFrom('submission').select(['kind', 'organisation']).execute()
  expect(rows).toEqual([{ kind: 'organisation', organisation: 'Example Society' }])
})
