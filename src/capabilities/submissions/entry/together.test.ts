import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { multipartForm } from '../factories.ts'

/* Two people have one entry open. Nothing that either types or adds is lost. */

async function open() {
  const under = await startHouse({ now: '2026-11-24T00:00:00Z' })
  const consultation = await aPublishedConsultation(under, {
    opens: '2026-11-16T09:00',
    closes: '2026-12-10T17:00',
  })
  const one = await signInAs(under, ['engagement-lead'])
  const other = await signInAs(under, ['analyst'])
  const list = `/staff/consultations/${consultation.consultationId}/entries`
  const entry = String((await one.post(list)).headers.location)
  const seen = async () => /name="seen" value="([^"]+)"/.exec((await one.get(entry)).body)?.[1] ?? ''
  const stored = () => under.db.selectFrom('entryDraft').select('content').executeTakeFirstOrThrow()
  return { under, one, other, list, entry, seen, stored }
}

const letter = {
  channel: 'post',
  day: '2026-11-18',
  kind: 'individual',
  name: 'Hēmi Example',
  acknowledged: 'yes',
}

test('what a colleague changed meanwhile is not written over, and what was typed is given back', async () => {
  const { one, other, entry, seen, stored } = await open()
  const page = await seen()
  await other.post(entry, { ...letter, body: 'Words of the other.', go: 'save', seen: page })
  const late = await one.post(entry, { ...letter, body: 'Words of the one.', go: 'save', seen: page })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('Words of the one.')
  expect((await stored()).content.body).toBe('Words of the other.')
  const now = /name="seen" value="([^"]+)"/.exec(late.body)?.[1] ?? ''
  await one.post(entry, { ...letter, body: 'Words of the one.', go: 'save', seen: now })
  expect((await stored()).content.body).toBe('Words of the one.')
})

test('scans that are added at the same moment are all there', async () => {
  const { under, one, entry, seen, stored } = await open()
  const page = await seen()
  await Promise.all(
    [1, 2, 3, 4].map((number) => {
      const { payload, headers } = multipartForm({ ...letter, go: 'save', seen: page }, [
        { name: `page-${number}.txt`, content: `Page ${number}` },
      ])
      const url = `${entry}?_csrf=${one.token()}`
      return under.app.inject({ method: 'POST', url, headers: { ...headers, cookie: one.cookie }, payload })
    }),
  )
  expect((await stored()).content.scans.map(({ name }) => name).sort()).toEqual(
    [1, 2, 3, 4].map((number) => `page-${number}.txt`),
  )
})

test('words typed into an entry that a colleague received, or put away, are given back and not lost', async () => {
  const { one, other, entry, list } = await open()
  await other.post(`${entry}/discard`, { because: 'Begun twice.' })
  const away = await one.post(entry, { ...letter, body: 'Typed on.', go: 'receive' })
  expect(away.statusCode).toBe(409)
  expect(away.body).toContain('Typed on.')
  // A slip is undone from the list.
  expect((await one.get(list)).body).toContain(`${entry}/bring-back`)
  expect((await one.post(`${entry}/bring-back`)).headers.location).toBe(entry)
  await other.post(entry, { ...letter, body: 'Received first.', go: 'receive' })
  const late = await one.post(entry, { ...letter, body: 'Typed on.', go: 'receive' })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('Typed on.')
  expect(late.body).toContain('received this entry meanwhile')
})
