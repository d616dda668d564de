import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { countRegister } from '../register/queries.ts'
import { bringFile, mappingForm } from './factories.ts'
import { workImports } from './work-imports.ts'

async function half() {
  const under = await startHouse({ now: '2026-11-24T00:00:00Z' })
  const { consultationId } = await aPublishedConsultation(under)
  const staff = await signInAs(under, ['analyst'])
  const lines = Array.from({ length: 250 }, (_, i) => `${i},2026-11-20 09:00,Words number ${i}`)
  const content = `id,received,comment\n${lines.join('\n')}\n`
  const bring = async () => {
    const { path } = await bringFile(under, staff, consultationId, { name: 'many.csv', content })
    await staff.post(path, { ...(await mappingForm(staff, path)), go: 'check' })
    await under.work()
    return path
  }
  const path = await bring()
  await staff.post(`${path}/run`)
  // One turn, cut off after its first batch.
  await workImports(under.house, () => true)
  return { under, staff, path, bring, consultationId }
}

test('a running import can be stopped: what was received stays, the rest says why it was not, and all can be undone', async () => {
  const { under, staff, path, bring, consultationId } = await half()
  expect((await staff.get(path)).body).toContain('Stop this import')
  const stopped = await staff.post(`${path}/stop`)
  expect(stopped.headers.location).toContain('done=stopped')
  await under.work()
  expect(await countRegister(under.db, consultationId)).toMatchObject({ received: 100, counted: 100 })
  const page = (await staff.get(path)).body
  expect(page).toContain('Stopped before its end by')
  expect(page).not.toContain('Stop this import')
  const report = (await staff.get(`${path}/report.csv`)).body.trim().split('\r\n')
  expect(report.filter((line) => line.includes(',received,'))).toHaveLength(100)
  expect(report.filter((line) => line.includes(',stopped,'))).toHaveLength(150)
  const deed = await under.db
    .selectFrom('audit')
    .select('detail')
    .where('action', '=', 'import.stopped')
    .executeTakeFirstOrThrow()
  expect(deed.detail).toMatchObject({ received: 100, left: 150 })
  // Bringing the file again goes on where it was stopped.
  const again = (await staff.get(await bring())).body
  expect(again).toContain('Import 150 rows')
  await staff.post(`${path}/undo`, { sure: 'yes' })
  await under.work()
  expect(await countRegister(under.db, consultationId)).toMatchObject({ received: 100, counted: 0 })
})

test('undoing a stopped import counts what was received of it, not the rows that never were', async () => {
  const { under, staff, path } = await half()
  await workImports(under.house, () => true)
  await staff.post(`${path}/stop`)
  // Each gets its number first: what has none is not decided about.
  await under.work()
  await staff.post(`${path}/undo`, { sure: 'yes' })
  expect((await staff.get(path)).body).toContain('0 of 200 rows so far')
  await workImports(under.house, () => true)
  const page = (await staff.get(path)).body
  expect(page).toContain('100 of 200 rows so far')
  expect(page).toMatch(/<progress max="200" value="100"/)
})

test('an import is stopped once, while it is received, and by those who may import', async () => {
  const { under, staff, path } = await half()
  const reader = await signInAs(under, ['approver'])
  expect((await reader.post(`${path}/stop`)).statusCode).toBe(403)
  await staff.post(`${path}/stop`)
  expect((await staff.post(`${path}/stop`)).headers.location).toContain('done=not-importing')
})

test('a worker that is at a batch while its import is stopped ends that batch and no other', async () => {
  const { under, staff, path, consultationId } = await half()
  const [worked] = await Promise.all([
    workImports(under.house, () => false).then(() => 'quietly'),
    staff.post(`${path}/stop`),
  ])
  expect(worked).toBe('quietly')
  const { received } = await countRegister(under.db, consultationId)
  const rows = await under.db
    .selectFrom('submissionImportRow')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('fate', '=', 'received')
    .executeTakeFirstOrThrow()
  expect(received).toBe(Number(rows.n))
})
