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

const fresh = { madeAt: 0 }
const html = { 'content-type': 'text/html; charset=utf-8' }

test('a kept page comes from memory until the next publication', async () => {
  const pages = createPageCache({ now: () => 0, limitBytes: 10_000 })
  const get = await serve(pages)
  pages.keep('/page', '<p>Māori</p>', html, fresh)
  expect(await (await get('/page')).text()).toBe('<p>Māori</p>')
  pages.turn(1)
  expect((await get('/page')).status).toBe(404)
})

test('a page that tells of a moment to come is dropped at that moment', async () => {
  let now = 0
  const pages = createPageCache({ now: () => now, limitBytes: 10_000 })
  const get = await serve(pages)
  pages.keep('/page', 'open', html, { madeAt: 0, validUntil: new Date(1_000) })
  now = 999
  expect((await get('/page')).status).toBe(200)
  now = 1_000
  expect((await get('/page')).status).toBe(404)
})

test('a reader who has the page already is told so, per encoding', async () => {
  const pages = createPageCache({ now: () => 0, limitBytes: 10_000 })
  const get = await serve(pages)
  pages.keep('/page', 'words '.repeat(100), html, fresh)
  const first = await get('/page', { 'accept-encoding': 'gzip' })
  const etag = first.headers.get('etag') ?? ''
  expect(etag).toMatch(/^"[\w-]+-gzip"$/)
  expect((await get('/page', { 'accept-encoding': 'gzip', 'if-none-match': etag })).status).toBe(304)
  expect((await get('/page', { 'if-none-match': etag })).status).toBe(200)
  expect(await first.text()).toBe('words '.repeat(100))
})

test('a head request gets the headers and no body; other methods are not answered from memory', async () => {
  const pages = createPageCache({ now: () => 0, limitBytes: 10_000 })
  const get = await serve(pages)
  pages.keep('/page', 'words', html, fresh)
  const head = await get('/page', {}, 'HEAD')
  expect(head.headers.get('content-length')).toBe('5')
  expect(await head.text()).toBe('')
  expect((await get('/page', {}, 'POST')).status).toBe(404)
})

test('made-up addresses cannot fill the memory, nor drive out a page that people ask for', async () => {
  const pages = createPageCache({ now: () => 0, limitBytes: 1_000 })
  const get = await serve(pages)
  pages.keep('/wanted', 'x'.repeat(200), html, fresh)
  for (let i = 0; i < 20; i++) {
    expect((await get('/wanted')).status).toBe(200)
    pages.keep(`/made-up-${i}`, 'x'.repeat(200), html, fresh)
  }
  const there = await Promise.all(Array.from({ length: 20 }, (_, i) => get(`/made-up-${i}`)))
  expect(there.filter((answer) => answer.status === 200).length).toBeLessThan(5)
})

test('a page larger than the whole memory is not kept, and drives out no other', async () => {
  const pages = createPageCache({ now: () => 0, limitBytes: 1_000 })
  const get = await serve(pages)
  pages.keep('/small', 'x'.repeat(200), html, fresh)
  pages.keep('/huge', 'x'.repeat(2_000), html, fresh)
  expect((await get('/huge')).status).toBe(404)
  expect((await get('/small')).status).toBe(200)
})

test.for([
  ['gzip, br', 'br'],
  ['gzip;q=1.0, br;q=0', 'gzip'],
  ['br; q=0.0, GZIP;q=0.5', 'gzip'],
  ['br;q=0, gzip;q=0', null],
  ['x-br, gzipped', null],
] as const)('a reader who sends accept-encoding %s gets %s', async ([accepts, encoding]) => {
  const pages = createPageCache({ now: () => 0, limitBytes: 10_000 })
  const get = await serve(pages)
  pages.keep('/page', 'words '.repeat(100), html, fresh)
  const answer = await get('/page', { 'accept-encoding': accepts })
  expect(answer.headers.get('content-encoding')).toBe(encoding)
  expect(await answer.text()).toBe('words '.repeat(100))
})

test('a page that no query changes is kept once for all queries; another only for its very address', async () => {
  const pages = createPageCache({ now: () => 0, limitBytes: 10_000 })
  const get = await serve(pages)
  pages.keep('/page', 'same', html, { madeAt: 0, anyQuery: true })
  pages.keep('/list', 'first', html, fresh)
  expect(await (await get('/page?utm=1')).text()).toBe('same')
  expect((await get('/list?before=1')).status).toBe(404)
})

test('a page overtaken by a publication while it was made is not kept', async () => {
  const pages = createPageCache({ now: () => 0, limitBytes: 10_000 })
  const get = await serve(pages)
  const madeAt = pages.revision
  pages.turn(1)
  pages.keep('/page', 'old words', html, { madeAt })
  expect((await get('/page')).status).toBe(404)
})
