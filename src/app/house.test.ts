import { expect, test } from 'vitest'
import { startHouse } from './testing/start.ts'

test('an unknown address gets a page that says what to do', async () => {
  const { app } = await startHouse()
  const answer = await app.inject({ url: '/nowhere' })
  expect(answer.statusCode).toBe(404)
  expect(answer.body).toContain('Page not found')
})

test('no answer allows inline scripts, framing or sniffing', async () => {
  const { app } = await startHouse()
  const { headers } = await app.inject({ url: '/healthz' })
  expect(headers['content-security-policy']).toContain("script-src 'self'")
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers['x-content-type-options']).toBe('nosniff')
})

test('a page that is not there is not there in other languages either, and reads from right to left in Arabic', async () => {
  const { app } = await startHouse()
  const answer = await app.inject({ url: '/ar/nowhere' })
  expect(answer.statusCode).toBe(404)
  expect(answer.body).toMatch(/<html[^>]*dir="rtl"/)
})
