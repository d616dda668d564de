import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { aPublishedConsultation } from '../consultations/factories.ts'
import { aTreaty } from '../negotiations/factories.ts'

test('a consultation that closes at midnight ends on the day before, in the timeline as elsewhere', async () => {
  const under = await startHouse({ now: '2027-01-10T00:00:00Z' })
  const { treatyId, slug } = await aTreaty(under)
  await aPublishedConsultation(under, {
    treatyId,
    opens: '2027-01-01T09:00',
    closes: '2027-02-26T00:00',
    content: { hoursStated: false },
  })
  const { body } = await under.app.inject(`/treaties/${slug}`)
  expect(body).toContain('25 February 2027')
  expect(body).not.toContain('26 February 2027')
})
