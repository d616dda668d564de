import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { signInAs } from './factories.ts'

test('the factory signs a person in with their roles', async () => {
  const house = await startHouse()
  const person = await signInAs(house, ['administrator'], { name: 'Aroha Example', agencySlug: 'mfat' })
  expect(person.actor.permissions.has('staff.administer')).toBe(true)
  const [row] = await house.db.selectFrom('staff').selectAll().execute()
  expect(row?.name).toBe('Aroha Example')
})
