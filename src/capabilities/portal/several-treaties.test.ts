import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { aSession, aStage, aTreaty } from '../negotiations/factories.ts'
import { getHomePage } from './home-page.ts'
import { getSiteMap } from './site-map.ts'

test('home and site map show each treaty with its own stages and sessions', async () => {
  const under = await startHouse({ now: '2026-11-24T00:00:00Z' })
  for (const name of ['one', 'two'] as const) {
    const { treatyId } = await aTreaty(under, { slug: name, title: `Convention ${name}` })
    await aStage(under, treatyId, { name: `Stage of ${name}`, begins: '2026-01-01', ends: null })
    const session = await aSession(under, treatyId, { name: `Session of ${name}`, slug: `session-${name}` })
    expect(session.slug).toBe(`session-${name}`)
  }
  const home = await getHomePage(under.house)
  expect(
    home.treaties.map(({ treaty, current }) => [treaty.slug, current.map(({ name }) => name)]).toSorted(),
  ).toEqual([
    ['one', ['Stage of one']],
    ['two', ['Stage of two']],
  ])
  const map = await getSiteMap(under.house)
  expect(
    map.treaties.map(({ treaty, sessions }) => [treaty.slug, sessions.map(({ slug }) => slug)]).toSorted(),
  ).toEqual([
    ['one', ['session-one']],
    ['two', ['session-two']],
  ])
})
