import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { upsertAgency } from '../accounts/index.ts'
import { aPublishedConsultation } from '../consultations/factories.ts'
import { aSession, aTreaty } from '../negotiations/factories.ts'

test('what each agency does stands in the main column, where it leaves no hole before the timeline', async () => {
  const under = await startHouse({ now: '2026-11-24T00:00:00Z' })
  const { treatyId, slug } = await aTreaty(under)
  const agencyId = await upsertAgency(under.db, under.house.now(), 'system', {
    slug: 'ministry',
    name: 'Ministry of the tests',
    nameMi: 'Manatū o ngā whakamātau',
    role: 'Takes the chair, at some length.',
  })
  await under.db.insertInto('treatyAgency').values({ treatyId, agencyId, ordinal: 1 }).execute()
  const { body } = await under.app.inject(`/treaties/${slug}`)
  const [main = '', aside = ''] = body.split('app-columns__aside')
  expect(main).toContain('href="#agencies"')
  expect(main).toMatch(
    /id="agencies"[\s\S]*Ministry of the tests[\s\S]*lang="mi">Manatū o[\s\S]*at some length/,
  )
  expect(aside).not.toContain('Ministry of the tests')
})

test('on pages in Arabic, where things stand is said in Arabic', async () => {
  const under = await startHouse({ now: '2026-11-24T00:00:00Z' })
  const { treatyId, slug } = await aTreaty(under)
  await aSession(under, treatyId, {
    schedule: { status: 'planned', city: 'Vienna', begins: '2027-05-30', ends: '2027-06-10' },
  })
  await aPublishedConsultation(under, { treatyId, slug: 'now' })
  await aPublishedConsultation(under, { treatyId, opens: '2026-12-10T09:00', closes: '2027-01-10T17:00' })
  const tags = (body: string) =>
    [...body.matchAll(/<strong class="govuk-tag[^>]*>(?:<[^>]*>)*([^<]+)/g)].map(
      (match) => match[1] as string,
    )
  const seen = (
    await Promise.all(
      ['/ar/consultations', `/ar/treaties/${slug}`, '/ar/'].map(async (url) =>
        tags((await under.app.inject(url)).body),
      ),
    )
  ).flat()
  expect(new Set(seen)).toEqual(new Set(['مفتوحة', 'تُفتح قريبًا', 'مقررة']))
})
