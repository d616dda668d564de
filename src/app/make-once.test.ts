import type { AddressInfo } from 'node:net'
import { expect, test, vi } from 'vitest'
import { aPublishedConsultation } from '../capabilities/consultations/factories.ts'
import { startHouse } from './testing/start.ts'

test('a page that everyone asks for at the moment of closing is made once', async () => {
  const under = await startHouse({ now: '2021-10-06T03:59:00Z', rateLimitPerMinute: 10_000 })
  const { slug } = await aPublishedConsultation(under, {
    opens: '2021-09-08T09:00',
    closes: '2021-10-06T17:00',
  })
  await under.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = under.app.server.address() as AddressInfo
  const get = (query = '') => fetch(`http://127.0.0.1:${port}/consultations/${slug}${query}`)
  expect(await (await get()).text()).toContain('Make a submission')

  under.setTime('2021-10-06T04:00:00Z')
  const keep = vi.spyOn(under.house.pages, 'keep')
  const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => get(i % 2 ? '' : `?from=${i}`)))
  const bodies = new Set(await Promise.all(answers.map((answer) => answer.text())))
  expect(keep).toHaveBeenCalledTimes(1)
  expect(bodies.size).toBe(1)
  expect([...bodies][0]).not.toContain('Make a submission')
})
