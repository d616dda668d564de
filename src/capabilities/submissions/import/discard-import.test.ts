import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { bringFile, mappingForm } from './factories.ts'

const content = 'received,comment\n2026-11-20,Words\n'

async function brought() {
  const under = await startHouse({ now: '2026-11-24T00:00:00Z' })
  const { consultationId } = await aPublishedConsultation(under)
  const staff = await signInAs(under, ['analyst'])
  const list = `/staff/consultations/${consultationId}/imports`
  const { path } = await bringFile(under, staff, consultationId, { name: 'wrong-file.csv', content })
  return { under, staff, list, path }
}

test('a file that is not to be imported is put away once asked again, is kept, and stands folded in the list', async () => {
  const { under, staff, list, path } = await brought()
  expect((await staff.get(path)).body).toContain(`href="${path}/discard"`)
  expect((await staff.get(`${path}/discard`)).body).toContain('the file itself is kept')
  expect((await staff.get(list)).body).toContain('To be mapped')
  const done = await staff.post(`${path}/discard`)
  expect(done.headers.location).toBe(`${list}?done=discarded`)
  const page = (await staff.get(`${list}?done=discarded`)).body
  expect(page).toContain('The file is put away')
  expect(page).not.toContain('To be mapped')
  const [shown = '', folded = ''] = page.split('<details')
  expect(shown).toContain('Nothing has been imported yet')
  expect(folded).toContain('Put away (1)')
  expect(folded).toContain('wrong-file.csv')
  expect((await staff.get(path)).body).toContain('Put away by')
  expect((await staff.get(`${path}/file`)).body).toBe(content)
  const deeds = await under.db
    .selectFrom('audit')
    .select('detail')
    .where('action', '=', 'import.discarded')
    .execute()
  expect(deeds.length).toBeGreaterThan(0)
})

test('what was put away is neither mapped nor received, and what was received is not put away', async () => {
  const { under, staff, list, path } = await brought()
  const fields = { ...(await mappingForm(staff, path)), go: 'check' }
  await staff.post(`${path}/discard`)
  expect((await staff.post(path, fields)).headers.location).toContain('begun-already')
  expect((await staff.post(`${path}/run`)).headers.location).toContain('not-checked')
  const consultationId = list.split('/').at(-2) ?? ''
  const { path: other } = await bringFile(under, staff, consultationId, { name: 'right.csv', content })
  await staff.post(other, fields)
  await under.work()
  expect((await staff.get(other)).body).toContain('Put this file away')
  await staff.post(`${other}/run`)
  await under.work()
  expect((await staff.get(`${other}/discard`)).headers.location).toBe(other)
  expect((await staff.post(`${other}/discard`)).headers.location).toContain('begun-already')
  expect((await staff.get(other)).body).toContain('Undo this import')
  const reader = await signInAs(under, ['approver'])
  expect((await reader.post(`${path}/discard`)).statusCode).toBe(403)
})
