import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../../app/testing/start.ts'
import { aPublishedConsultation, type ConsultationUnderTest } from '../../consultations/factories.ts'
import { findDraft } from '../drafts.ts'
import { addFiles, aVisitor, fillSection, multipartForm, send, type Visitor } from '../factories.ts'
import { readPrivateKey } from '../private-key.ts'

let under: TestHouse
let consultation: ConsultationUnderTest

const uploads = { fileBytes: 1_000, totalBytes: 2_500, addressBytesPerHour: 50_000_000 }

beforeAll(async () => {
  const started = await startHouse({ keep: true, settings: { uploads } })
  under = started
  consultation = await aPublishedConsultation(under, { content: { files: { most: 3 } } })
  return started.close
})

const sha = (content: string) => createHash('sha256').update(content).digest('hex')

async function filesOf(visitor: Visitor) {
  const key = readPrivateKey(visitor.key)
  const draft = key && (await findDraft(under.db, key))
  return (draft?.content.files ?? []).map(({ name, sha256, bytes }) => ({ name, sha256, bytes }))
}

const begin = () => aVisitor(under, consultation.slug)

async function fillIn(visitor: Visitor) {
  await fillSection(visitor, 'views', { 'q.stand': 'support', 'q.text': 'Yes.' })
  await fillSection(visitor, 'more', {})
  await visitor.post('/about-you', { kind: 'individual', go: 'next' })
}

test('the page for files comes after the questions and says its limits beforehand', async () => {
  const visitor = await begin()
  const on = await fillSection(visitor, 'more', { go: 'next' })
  expect(on.headers.location).toBe(`/my/${visitor.key}/files`)
  const { body } = await visitor.get('/files')
  expect(body).toContain('At most 3 files, each up to 1 kB, all together up to 3 kB')
  expect(body).toMatch(/<form[^>]*enctype="multipart\/form-data"/)
  expect(body).toMatch(/<input[^>]*type="file"[^>]*multiple/)
  const next = await visitor.post('/files', { go: 'next' })
  expect(next.headers.location).toBe(`/my/${visitor.key}/about-you`)
})

test('several files are added at once, listed with their sizes, given back, and removed again', async () => {
  const visitor = await begin()
  const added = await addFiles(under, visitor, [
    { name: 'letter.txt', content: 'Kia ora' },
    { name: 'C:\\Users\\me\\map.png', content: 'no picture' },
  ])
  expect(added.statusCode).toBe(303)
  expect(added.headers.location).toBe(`/my/${visitor.key}/files`)
  const { body } = await visitor.get('/files')
  expect(body).toContain('2 files added')
  expect(body).toContain('<bdi>map.png</bdi>')
  expect(await filesOf(visitor)).toEqual([
    { name: 'letter.txt', sha256: sha('Kia ora'), bytes: 7 },
    { name: 'map.png', sha256: sha('no picture'), bytes: 10 },
  ])
  const id = /\/files\/([0-9a-f-]{36})/.exec(body)?.[1] ?? ''
  const given = await visitor.get(`/files/${id}`)
  expect(given.body).toBe('Kia ora')
  expect(given.headers['content-disposition']).toContain('attachment; filename="letter.txt"')
  expect(given.headers['content-type']).toBe('application/octet-stream')
  expect(given.headers['content-security-policy']).toContain('sandbox')
  const stranger = await begin()
  expect((await stranger.get(`/files/${id}`)).statusCode).toBe(404)
  const gone = await visitor.post('/files', { remove: id })
  expect(gone.headers.location).toContain('?removed')
  expect(await filesOf(visitor)).toMatchObject([{ name: 'map.png' }])
})

test('going on with files chosen adds them; nothing typed elsewhere is lost', async () => {
  const visitor = await begin()
  await fillSection(visitor, 'views', { 'q.stand': 'oppose', 'q.text': 'My words.' })
  const on = await addFiles(under, visitor, [{ name: 'a.txt', content: 'a' }], { go: 'next' })
  expect(on.headers.location).toBe(`/my/${visitor.key}/about-you`)
  expect(await filesOf(visitor)).toHaveLength(1)
  expect((await visitor.get('/part/views')).body).toContain('My words.')
  expect((await addFiles(under, visitor, [], { go: 'later' })).headers.location).toBe(`/my/${visitor.key}`)
})

test('what is over a limit, or empty, is refused by name with what to do, and the rest is kept', async () => {
  const visitor = await begin()
  const reply = await addFiles(under, visitor, [
    { name: 'huge.pdf', content: 'x'.repeat(200_000) },
    { name: 'nothing.doc', content: '' },
    { name: 'one.txt', content: 'y'.repeat(1_000) },
    { name: 'two.txt', content: 'z'.repeat(1_000) },
    { name: 'three.txt', content: 'w'.repeat(501) },
    { name: 'four.txt', content: '4' },
    { name: 'five.txt', content: '5' },
  ])
  expect(reply.statusCode).toBe(422)
  expect(reply.body).toContain('“huge.pdf” is larger than 1 kB')
  expect(reply.body).toContain('“nothing.doc” has nothing in it')
  expect(reply.body).toContain('“three.txt” was not added: all files together')
  expect(reply.body).toContain('“five.txt” was not added: a form takes at most 3 files')
  expect((await filesOf(visitor)).map(({ name }) => name)).toEqual(['one.txt', 'two.txt', 'four.txt'])
  expect(await under.house.files.has(sha('x'.repeat(200_000)))).toBe(false)
})

test('a file sent twice stands once; two of one name are told apart; a path or a reversed name does no harm', async () => {
  const visitor = await begin()
  await addFiles(under, visitor, [{ name: 'notes.txt', content: 'first' }])
  await addFiles(under, visitor, [
    { name: 'notes.txt', content: 'first' },
    { name: 'NOTES.TXT', content: 'second' },
    { name: '../../etc/gpj.\u202efdp.exe', content: 'third' },
  ])
  await addFiles(under, visitor, [{ name: 'NOTES.TXT', content: 'second' }])
  expect((await filesOf(visitor)).map(({ name }) => name)).toEqual([
    'notes.txt',
    'NOTES (2).TXT',
    'gpj.fdp.exe',
  ])
})

test('on a full form a file that is there already is passed over, and another of its name refused', async () => {
  const visitor = await begin()
  const three = ['one.txt', 'two.txt', 'three.txt'].map((name) => ({ name, content: `in ${name}` }))
  await addFiles(under, visitor, three)
  expect((await addFiles(under, visitor, three)).statusCode).toBe(303)
  expect(await filesOf(visitor)).toHaveLength(3)
  const other = await addFiles(under, visitor, [{ name: 'one.txt', content: 'changed' }])
  expect(other.body).toContain('“one.txt” was not added: a form takes at most 3 files')
})

test('two windows may add files at once; both stand, and never more than the form takes', async () => {
  const visitor = await begin()
  const replies = await Promise.all(
    [1, 2, 3, 4].map((n) => addFiles(under, visitor, [{ name: `${n}.txt`, content: String(n) }])),
  )
  expect(await filesOf(visitor)).toHaveLength(3)
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([303, 303, 303, 422])
})

test('far too much is not read to its end, and is answered in words', async () => {
  const visitor = await begin()
  const reply = await addFiles(under, visitor, [{ name: 'film.mp4', content: Buffer.alloc(2_000_000) }])
  expect(reply.statusCode).toBe(413)
  expect(reply.body).toContain('far larger than all files together')
  expect(await filesOf(visitor)).toEqual([])
})

test('an upload that breaks off leaves nothing and acknowledges nothing', async () => {
  const visitor = await begin()
  const { payload, headers } = multipartForm({ go: 'add' }, [{ name: 'a.txt', content: 'half of it' }])
  const cut = await under.app.inject({
    method: 'POST',
    url: `/my/${visitor.key}/files`,
    headers,
    payload: payload.subarray(0, payload.length - 40),
  })
  expect(cut.statusCode).toBe(400)
  expect(cut.body).toContain('the connection broke off')

  const address = await under.app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect(Number(new URL(address).port), '127.0.0.1')
  socket.write(
    `POST /my/${visitor.key}/files HTTP/1.1\r\nHost: x\r\nContent-Type: ${headers['content-type']}\r\n` +
      `Content-Length: ${payload.length}\r\n\r\n`,
  )
  socket.write(payload.subarray(0, payload.length - 40))
  await new Promise((resolve) => setTimeout(resolve, 100))
  socket.destroy()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await filesOf(visitor)).toEqual([])
})

test('a form that takes no files has no page for them', async () => {
  const without = await aPublishedConsultation(under)
  const visitor = await aVisitor(under, without.slug)
  expect((await visitor.get('/files')).statusCode).toBe(404)
  expect((await addFiles(under, visitor, [{ name: 'a.txt', content: 'a' }])).statusCode).toBe(404)
  const on = await fillSection(visitor, 'more', { go: 'next' })
  expect(on.headers.location).toBe(`/my/${visitor.key}/about-you`)
})

test('a link that opens nothing takes no files', async () => {
  const reply = await addFiles(under, { key: 'no-such-key' }, [{ name: 'a.txt', content: 'a' }])
  expect(reply.statusCode).toBe(404)
})

test('when the form was sent in another window, the files are named and are in no submission', async () => {
  const visitor = await begin()
  await fillIn(visitor)
  expect((await send(visitor, consultation.editionId)).statusCode).toBe(303)
  const reply = await addFiles(under, visitor, [{ name: 'late.txt', content: 'late' }])
  expect(reply.statusCode).toBe(409)
  expect(reply.body).toContain('late.txt')
  expect(await filesOf(visitor)).toEqual([])
})

test('after closing no files are taken', async () => {
  const closing = await startHouse({ settings: { uploads } })
  const asked = await aPublishedConsultation(closing, { content: { files: { most: 3 } } })
  const visitor = await aVisitor(closing, asked.slug)
  closing.setTime('2027-03-01T00:00:00Z')
  expect((await addFiles(closing, visitor, [{ name: 'a.txt', content: 'a' }])).statusCode).toBe(409)
})

test('one address cannot fill the disk with forms that are never sent', async () => {
  const small = await startHouse({ settings: { uploads: { ...uploads, addressBytesPerHour: 2_400 } } })
  const asked = await aPublishedConsultation(small, { content: { files: { most: 3 } } })
  const visitor = await aVisitor(small, asked.slug)
  const big = [{ name: 'a.txt', content: 'a'.repeat(700) }]
  const more = (n: number) => addFiles(small, visitor, [{ ...big[0]!, name: `${n}.txt` }])
  expect([(await more(1)).statusCode, (await more(2)).statusCode, (await more(3)).statusCode]).toEqual([
    303, 303, 429,
  ])
  small.setTime('2026-11-24T01:01:00Z')
  expect((await more(3)).statusCode).toBe(303)
})
