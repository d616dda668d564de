import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { signInAs } from './factories.ts'
import { listPublishedAgencies } from './published.ts'
import { upsertAgency } from './save-agency.ts'

const mfat = {
  name: 'Ministry of Foreign Affairs and Trade',
  nameMi: 'Manatū Aorere',
  slug: 'mfat',
  role: 'Leads the negotiation.',
}

test('an agency that is added and changed stands in public under its newest name', async () => {
  const house = await startHouse()
  const administrator = await signInAs(house, ['administrator'])
  const added = await administrator.post('/staff/agencies/add', mfat)
  expect(added.headers.location).toBe('/staff/agencies?done=saved')
  const [agency] = await listPublishedAgencies(house.house.publicDb)
  expect(agency).toMatchObject(mfat)
  expect((await administrator.get('/staff/agencies')).body).toContain('<span lang="mi">Manatū Aorere</span>')

  const path = `/staff/agencies/${agency?.agencyId}`
  expect((await administrator.get(path)).body).toContain('value="Manatū Aorere"')
  await administrator.post(path, { ...mfat, name: 'MFAT' })
  expect((await listPublishedAgencies(house.house.publicDb)).map((each) => each.name)).toEqual(['MFAT'])

  const entries = await house.db
    .selectFrom('audit')
    .select(['action', 'subjectId'])
    .where('subjectKind', '=', 'agency')
    .orderBy('auditId')
    .execute()
  expect(entries.map((each) => each.action)).toEqual(['agency.added', 'agency.changed'])
  const published = await house.db.selectFrom('publication').select(['kind', 'news']).execute()
  expect(published).toEqual([
    { kind: 'agency.changed', news: false },
    { kind: 'agency.changed', news: false },
  ])
})

test('two agencies cannot share a short name, and what is wrong is said beside the field', async () => {
  const house = await startHouse()
  const administrator = await signInAs(house, ['administrator'])
  await administrator.post('/staff/agencies/add', mfat)
  const twice = await administrator.post('/staff/agencies/add', { ...mfat, name: 'Another' })
  expect(twice.statusCode).toBe(422)
  expect(twice.body).toContain('Another agency has this short name')
  expect(twice.body).toContain('value="Another"')
  for (const slug of ['', 'Mfat', 'a b', '-a', 'a--b', 'ā'])
    expect((await administrator.post('/staff/agencies/add', { ...mfat, slug })).statusCode, slug).toBe(422)
  expect((await administrator.post('/staff/agencies/add', {})).body).toContain('href="#name"')
  const doubled = await administrator.post('/staff/agencies/add', {
    ...mfat,
    slug: 'two',
    nameMi: ['a', 'b'],
  })
  expect(doubled.statusCode).toBe(422)
  expect((await administrator.get('/staff/agencies/nothing')).statusCode).toBe(404)
  expect((await administrator.post('/staff/agencies/nothing', mfat)).statusCode).toBe(404)
})

test('loading the same agency again changes nothing and notes nothing', async () => {
  const house = await startHouse()
  const load = () => upsertAgency(house.db, house.house.now(), 'system', mfat)
  expect(await load()).toBe(await load())
  expect(await house.db.selectFrom('audit').select('action').execute()).toEqual([{ action: 'agency.added' }])
})
