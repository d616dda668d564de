import { randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../../app/testing/start.ts'
import { sha256 } from '../../../platform/ids.ts'
import { aPublishedConsultation, type ConsultationUnderTest } from '../../consultations/factories.ts'
import { findDraft } from '../drafts.ts'
import { addFiles, aVisitor, fillSection, postForm, send, type Visitor } from '../factories.ts'
import { readPrivateKey } from '../private-key.ts'

let under: TestHouse
let consultation: ConsultationUnderTest
const uploads = { fileBytes: 3_000_000, totalBytes: 5_000_000, addressBytesPerHour: 100_000_000 }

beforeAll(async () => {
  const started = await startHouse({ keep: true, settings: { uploads } })
  under = started
  consultation = await aPublishedConsultation(under, { content: { files: { most: 2 } } })
  return started.close
})

const begin = () => aVisitor(under, consultation.slug)

const announce = (visitor: Visitor, name: string, bytes: number, modified = 1) =>
  postForm(under.app, `/my/${visitor.key}/uploads`, {
    name,
    bytes: String(bytes),
    modified: String(modified),
    type: 'text/plain',
  })

const piece = (visitor: Visitor, id: string, from: number, content: Buffer) =>
  under.app.inject({
    method: 'PUT',
    url: `/my/${visitor.key}/uploads/${id}?from=${from}`,
    headers: { 'content-type': 'application/octet-stream' },
    payload: content,
  })

async function filesOf(visitor: Visitor) {
  const key = readPrivateKey(visitor.key)
  const draft = key && (await findDraft(under.db, key))
  return (draft?.content.files ?? []).map(({ name, sha256, bytes }) => ({ name, sha256, bytes }))
}

const piecesLeft = async () =>
  (await under.pool.query('select count(*)::int as n from submission_upload_piece')).rows[0].n

test('a file comes in pieces, goes on after a broken connection, and stands with the form when it is whole', async () => {
  const visitor = await begin()
  const bytes = randomBytes(2_500_000)
  const begun = await announce(visitor, 'C:\\report.pdf', bytes.length)
  expect(begun.statusCode).toBe(201)
  const { id, most } = begun.json()
  expect((await piece(visitor, id, 0, bytes.subarray(0, most))).json()).toMatchObject({ received: most })
  expect(await filesOf(visitor)).toEqual([])
  // The answer was lost, and the piece is sent again: it is told what is there.
  const again = await piece(visitor, id, 0, bytes.subarray(0, most))
  expect([again.statusCode, again.json().received]).toEqual([409, most])
  // The page was loaded anew and the same file chosen again.
  expect((await announce(visitor, 'report.pdf', bytes.length)).json()).toMatchObject({ id, received: most })
  expect((await under.app.inject({ url: `/my/${visitor.key}/uploads/${id}` })).json()).toMatchObject({
    received: most,
  })
  await piece(visitor, id, most, bytes.subarray(most, 2 * most))
  const last = await piece(visitor, id, 2 * most, bytes.subarray(2 * most))
  expect(last.json()).toMatchObject({ added: true, received: bytes.length })
  expect(await filesOf(visitor)).toEqual([{ name: 'report.pdf', sha256: sha256(bytes), bytes: bytes.length }])
  expect(await piecesLeft()).toBe(0)
})

test('the limits hold beforehand, with those on their way counted', async () => {
  const visitor = await begin()
  const large = await announce(visitor, 'large.pdf', 3_000_001)
  expect([large.statusCode, large.json().message]).toEqual([
    422,
    expect.stringContaining('“large.pdf” is larger than 3 MB'),
  ])
  expect((await announce(visitor, 'none.pdf', 0)).json().reason).toBe('empty')
  expect((await announce(visitor, 'one.pdf', 2_900_000)).statusCode).toBe(201)
  expect((await announce(visitor, 'two.pdf', 2_900_000)).json().reason).toBe('too-large-together')
  expect((await announce(visitor, 'two.pdf', 100)).statusCode).toBe(201)
  expect((await announce(visitor, 'three.pdf', 100)).json().reason).toBe('too-many')
  const { id } = (await announce(visitor, 'two.pdf', 100)).json()
  await under.app.inject({ method: 'DELETE', url: `/my/${visitor.key}/uploads/${id}` })
  expect((await announce(visitor, 'three.pdf', 100)).statusCode).toBe(201)
  // More than was announced, or more than a piece may be, is not taken.
  const three = (await announce(visitor, 'three.pdf', 100)).json()
  expect((await piece(visitor, three.id, 0, Buffer.alloc(101))).statusCode).toBe(409)
  expect((await piece(visitor, three.id, 0, Buffer.alloc(1_100_000))).statusCode).toBe(413)
})

test('on a full form a file that is there already may come again, and stands once', async () => {
  const visitor = await begin()
  const content = Buffer.from('the same words')
  await addFiles(under, visitor, [
    { name: 'same.txt', content: content.toString() },
    { name: 'other.txt', content: 'other' },
  ])
  const again = await announce(visitor, 'same.txt', content.length)
  expect(again.statusCode).toBe(201)
  expect((await piece(visitor, again.json().id, 0, content)).json()).toMatchObject({ added: true })
  expect(await filesOf(visitor)).toHaveLength(2)
})

test('another link, an upload that is not there, and a form that was sent take no piece', async () => {
  const visitor = await begin()
  const { id } = (await announce(visitor, 'a.txt', 3)).json()
  const stranger = await begin()
  expect((await piece(stranger, id, 0, Buffer.from('abc'))).statusCode).toBe(404)
  expect((await piece(visitor, 'x', 0, Buffer.from('abc'))).statusCode).toBe(404)
  expect((await announce({ ...visitor, key: 'none' }, 'a.txt', 3)).statusCode).toBe(404)
  await fillSection(visitor, 'views', { 'q.stand': 'support', 'q.text': 'Yes.' })
  await visitor.post('/about-you', { kind: 'individual', go: 'next' })
  expect((await send(visitor, consultation.editionId)).statusCode).toBe(303)
  const late = await piece(visitor, id, 0, Buffer.from('abc'))
  expect([late.statusCode, late.json().reason]).toEqual([409, 'sent'])
})

test('a piece that is sent twice at once is taken once; the end may be asked for again', async () => {
  const visitor = await begin()
  const { id } = (await announce(visitor, 'a.txt', 6)).json()
  const both = await Promise.all([1, 2].map(() => piece(visitor, id, 0, Buffer.from('abc'))))
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  // The process died after the last piece was stored and before the file stood with the form.
  await under.pool.query(
    `insert into submission_upload_piece select submission_id, upload_id, 3, 'def' from submission_upload where upload_id = $1`,
    [id],
  )
  await under.pool.query('update submission_upload set received = 6 where upload_id = $1', [id])
  expect((await piece(visitor, id, 6, Buffer.alloc(0))).json()).toMatchObject({ added: true })
  expect(await filesOf(visitor)).toMatchObject([{ name: 'a.txt', sha256: sha256('abcdef') }])
})

test('an upload that was left lying gives way to others of its form', async () => {
  const visitor = await begin()
  const { id } = (await announce(visitor, 'left.pdf', 2_900_000)).json()
  expect((await announce(visitor, 'next.pdf', 2_900_000)).json().reason).toBe('too-large-together')
  under.setTime(new Date(under.house.now().getTime() + 16 * 60_000))
  // While there is room it may still go on.
  expect((await announce(visitor, 'small.pdf', 100)).statusCode).toBe(201)
  expect((await announce(visitor, 'left.pdf', 2_900_000)).json().id).toBe(id)
  expect((await announce(visitor, 'next.pdf', 2_900_000)).statusCode).toBe(201)
  expect((await piece(visitor, id, 0, Buffer.alloc(10))).statusCode).toBe(404)
})

test('what nobody goes on with is forgotten after two days, and then no longer fills the form', async () => {
  const visitor = await begin()
  await announce(visitor, 'a.txt', 2_000_000)
  await announce(visitor, 'b.txt', 2_000_000)
  under.setTime(new Date(under.house.now().getTime() + 49 * 60 * 60_000))
  await under.work()
  expect((await announce(visitor, 'c.txt', 2_900_000)).statusCode).toBe(201)
  expect((await addFiles(under, visitor, [{ name: 'd.txt', content: 'd' }])).statusCode).toBe(303)
})
