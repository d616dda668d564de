import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createPageCache, type PageCache } from './page-cache.ts'

const serve = async (pages: PageCache) => {
  const server = createServer((request, response) => {
    if (!pages.serve(request, response)) response.writeHead(404).end('not kept')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { 'accept-encoding': 'identity', ...headers },
    })
}

const html = { 'content-type': 'text/html; charset=utf-8' }

test('a kept page comes from memory until the next publication', async () => {
  const pages = createPageCache({ now: () => 0, limit: 10 })
  const get = await serve(pages)
  pages.keep('/page', '<p>Māori</p>', html)
  expect(await (await get('/page')).text()).toBe('<p>Māori</p>')
  pages.turn(1)
  expect((await get('/page')).status).toBe(404)
})

test('a page that tells of a moment to come is dropped at that moment', async () => {
  let now = 0
  const pages = createPageCache({ now: () => now, limit: 10 })
  const get = await serve(pages)
  pages.keep('/page', 'open', html, new Date(1_000))
  now = 999
  expect((await get('/page')).status).toBe(200)
  now = 1_000
  expect((await get('/page')).status).toBe(404)
})

test('a reader who has the page already is told so, per encoding', async () => {
  const pages = createPageCache({ now: () => 0, limit: 10 })
  const get = await serve(pages)
  pages.keep('/page', 'words '.repeat(100), html)
  const first = await get('/page', { 'accept-encoding': 'gzip' })
  const etag = first.headers.get('etag') ?? ''
  expect(etag).toMatch(/^"[\w-]+-gzip"$/)
  expect((await get('/page', { 'accept-encoding': 'gzip', 'if-none-match': etag })).status).toBe(304)
  expect((await get('/page', { 'if-none-match': etag })).status).toBe(200)
  expect(await first.text()).toBe('words '.repeat(100))
})

test('a head request gets the headers and no body; other methods are not answered from memory', async () => {
  const pages = createPageCache({ now: () => 0, limit: 10 })
  const get = await serve(pages)
  pages.keep('/page', 'words', html)
  const head = await get('/page', {}, 'HEAD')
  expect(head.headers.get('content-length')).toBe('5')
  expect(await head.text()).toBe('')
  expect((await get('/page', {}, 'POST')).status).toBe(404)
})

test('made-up addresses cannot fill the memory', async () => {
  const pages = createPageCache({ now: () => 0, limit: 3 })
  const get = await serve(pages)
  for (let i = 0; i < 10; i++) pages.keep(`/${i}`, 'x', html)
  expect((await get('/6')).status).toBe(404)
  expect((await get('/9')).status).toBe(200)
})
