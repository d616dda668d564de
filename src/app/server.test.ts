import { describe, expect, test } from 'vitest'
import { signInAs } from '../capabilities/accounts/factories.ts'
import type { Capability } from '../platform/capability.ts'
import { createWeb } from './server.ts'
import { startHouse, type TestHouse } from './testing/start.ts'
import type { TrustedProxies } from './trusted-proxies.ts'

const withRoute = async (under: TestHouse, config: object) => {
  const careless: Capability = {
    name: 'careless',
    tables: {},
    permissions: {},
    messages: { en: {} },
    routes(app) {
      app.get('/careless', { config }, async () => 'shown')
    },
  }
  const web = await createWeb(
    { ...under.house, capabilities: [careless] },
    { rateLimitPerMinute: 100, trustProxy: false, assetsDir: 'dist/assets', isReady: async () => true },
  )
  return web.ready()
}

test('a route that does not say who may use it and what is audited keeps the server from starting', async () => {
  const under = await startHouse()
  await expect(withRoute(under, {})).rejects.toThrow('/careless')
  await expect(withRoute(under, { permission: 'public' })).rejects.toThrow('/careless')
  await expect(withRoute(under, { permission: 'no.such', audit: 'none' })).rejects.toThrow('no.such')
})

test('a staff page sends those who are not signed in to sign in, and back to where they were going', async () => {
  const { app } = await startHouse()
  const answer = await app.inject({ url: '/staff/people' })
  expect(answer.statusCode).toBe(303)
  expect(answer.headers.location).toBe('/staff/sign-in?next=%2Fstaff%2Fpeople')
})

test('a member of staff without the permission is refused, and a form without its token changes nothing', async () => {
  const under = await startHouse()
  const analyst = await signInAs(under, ['analyst'])
  const refused = await analyst.get('/staff/people')
  expect(refused.statusCode).toBe(403)
  expect(refused.body).toContain('It is open to the role “Administrator”.')
  expect(refused.body).toContain('An administrator can change your roles.')
  const administrator = await signInAs(under, ['administrator'])
  const forged = await administrator.post('/staff/agencies/add', { _csrf: 'forged', slug: 'x', name: 'X' })
  expect(forged.statusCode).toBe(403)
})

test('opening a submission is recorded before it is shown', async () => {
  const under = await startHouse()
  const analyst = await signInAs(under, ['analyst'])
  const id = '018f0000-0000-7000-8000-000000000001'
  await analyst.get(`/staff/submissions/${id}`)
  const seen = await under.db
    .selectFrom('audit')
    .select(['action', 'actorId'])
    .where('subjectId', '=', id)
    .execute()
  expect(seen).toEqual([{ action: 'submission.viewed', actorId: analyst.staffId }])
})

test('a request that takes for ever is ended, and a proxy that keeps its connections finds them open', async () => {
  const { app } = await startHouse()
  expect(app.server.requestTimeout).toBe(30 * 60_000)
  expect(app.server.keepAliveTimeout).toBeGreaterThan(60_000)
})

test('requests beyond the limit get a page that says to wait', async () => {
  const under = await startHouse({ rateLimitPerMinute: 3 })
  const answers = []
  for (let i = 0; i < 5; i++) answers.push(await under.app.inject({ url: `/nothing-${i}` }))
  expect(answers.at(-1)?.statusCode).toBe(429)
  expect(answers.at(-1)?.body).toContain('Please wait a moment')
})

test('no page leads elsewhere because of slashes in its address', async () => {
  const { app, house } = await startHouse()
  for (const odd of ['//evil.example', '/\\evil.example', '///evil.example/x', '/\\/evil.example']) {
    const { body } = await app.inject({ url: `/mi${odd}` })
    const addresses = [...body.matchAll(/\s(?:href|action|src)="([^"]*)"/g)].map((match) => match[1] ?? '')
    expect(addresses.length).toBeGreaterThan(10)
    for (const address of addresses)
      expect(new URL(address, house.settings.baseUrl).host, `${odd}: ${address}`).not.toContain('evil')
  }
})

test('an address that is a secret is neither told to other pages nor repeated', async () => {
  const under = await startHouse()
  const secret = 'aVerySecretKeyOfSomeone'
  const administrator = await signInAs(under, ['administrator'])
  await administrator.post('/staff/people/invite', { name: 'A', email: 'a@b.example', roles: 'analyst' })
  await under.work()
  const welcome = /\/staff\/welcome\/\S+/.exec(under.mail[0]?.text ?? '')?.[0] ?? ''
  expect((await under.app.inject(welcome)).headers['referrer-policy']).toBe('no-referrer')
  for (const url of [
    `/my/${secret}`,
    `/my/${secret}/nowhere`,
    `/MY/${secret}/nowhere`,
    `/my/${secret}/part/%ff`,
    `/my/${secret}?%00`,
    `/my/${secret}${'x'.repeat(300)}`,
    `/staff/welcome/${secret}`,
    `/staff/welcome/${secret}/nowhere`,
    `/staff/welcome/${secret}%ff`,
  ])
    for (const language of ['', '/mi', '/ar']) {
      const answer = await under.app.inject(language + url)
      expect(answer.statusCode, url).toBeGreaterThanOrEqual(400)
      expect(answer.statusCode, url).toBeLessThan(500)
      expect(answer.headers['referrer-policy'], url).toBe('no-referrer')
      expect(answer.headers['content-security-policy'], url).toBeDefined()
      expect(answer.headers['content-type'], url).toContain('text/html')
      expect(answer.body, url).not.toContain(secret)
    }
})

describe('a form that comes too late', () => {
  const words = 'Two hours of work,\nwith <b>bold</b> & "quotes"'
  const fields = {
    name: 'Ministry of Long Forms',
    role: words,
    slug: 'x',
    password: 'hidden one',
    code: '123456',
  }
  const headers = { 'sec-fetch-site': 'same-origin', referer: 'http://travaux.test/staff/agencies/add?a=b' }

  const send = async (
    under: TestHouse,
    cookie: string,
    token: string,
    more: Record<string, string> = headers,
  ) =>
    under.app.inject({
      method: 'POST',
      url: '/staff/agencies/add',
      headers: {
        ...{ cookie, host: 'travaux.test', 'content-type': 'application/x-www-form-urlencoded' },
        ...more,
      },
      payload: new URLSearchParams({ ...fields, _csrf: token }).toString(),
    })

  test('is given back with its words when the session has ended, and is stored nowhere', async () => {
    const under = await startHouse({ now: '2026-11-24T00:00:00Z' })
    const { cookie, token } = await signInAs(under, ['administrator'])
    under.setTime('2026-11-24T02:00:00Z')
    const answer = await send(under, cookie, token())
    expect(answer.statusCode).toBe(403)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.body).toContain('href="/staff/sign-in?next=%2Fstaff%2Fagencies%2Fadd%3Fa%3Db"')
    expect(answer.body).toContain('What you typed')
    expect(answer.body).toContain('value="Ministry of Long Forms"')
    expect(answer.body).toContain(
      '>Two hours of work,\nwith &lt;b>bold&lt;/b> &amp; &quot;quotes&quot;</textarea>',
    )
    for (const secret of ['hidden one', '123456', token().slice(0, 8)])
      expect(answer.body).not.toContain(secret)
    expect(await under.db.selectFrom('agency').selectAll().execute()).toEqual([])
  })

  test('is given back when its token is of an older session', async () => {
    const under = await startHouse()
    const staff = await signInAs(under, ['administrator'])
    const answer = await send(under, staff.cookie, 'stale')
    expect(answer.statusCode).toBe(403)
    expect(answer.body).toContain('href="/staff/agencies/add?a=b"')
    expect(answer.body).toContain('Two hours of work')
    expect(answer.body).not.toContain('hidden one')
  })

  test('shows nothing of what another site made the browser send', async () => {
    const under = await startHouse()
    const staff = await signInAs(under, ['administrator'])
    const elsewhere: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site', referer: 'https://elsewhere.example/staff/x' },
      { origin: 'https://elsewhere.example', referer: 'not an address' },
    ]
    for (const cookie of ['', staff.cookie])
      for (const foreign of elsewhere) {
        const answer = await send(under, cookie, 'stale', foreign)
        expect(answer.statusCode).toBe(403)
        expect(answer.body).not.toMatch(/Two hours of work|Long Forms|elsewhere/)
      }
  })
})

describe('behind proxies', () => {
  const limited = async (trustProxy: TrustedProxies, remoteAddress: string, addresses: readonly string[]) => {
    const { app } = await startHouse({ rateLimitPerMinute: 3, trustProxy })
    const statuses: number[] = []
    for (const forwarded of addresses) {
      const headers = { 'x-forwarded-for': forwarded }
      statuses.push((await app.inject({ url: '/treaties', remoteAddress, headers })).statusCode)
    }
    return statuses
  }
  const spoofed = (real: string) => [1, 2, 3, 4, 5].map((n) => `198.51.100.${n}, ${real}`)

  test.each([
    ['one proxy', 1, '10.0.0.5', '203.0.113.9'],
    ['two proxies', 2, '10.0.0.5', '203.0.113.9, 10.1.0.7'],
    ['proxies of known addresses', ['10.0.0.5', '10.1.0.0/16'], '10.0.0.5', '203.0.113.9, 10.1.0.7'],
  ])(
    'behind %s, addresses that the client made up are no way round the limit',
    async (_, trust, from, real) => {
      expect(await limited(trust, from, spoofed(real))).toEqual([200, 200, 200, 429, 429])
    },
  )

  test('clients behind one proxy are told apart', async () => {
    const clients = [1, 2, 3, 4, 5].map((n) => `203.0.113.${n}`)
    expect(await limited(1, '10.0.0.5', clients)).toEqual([200, 200, 200, 200, 200])
  })

  test('whoever does not come through a known proxy is not believed, nor is anyone when none is in front', async () => {
    const clients = [1, 2, 3, 4, 5].map((n) => `203.0.113.${n}`)
    expect(await limited(['10.0.0.5'], '192.0.2.1', clients)).toEqual([200, 200, 200, 429, 429])
    expect(await limited(false, '192.0.2.1', clients)).toEqual([200, 200, 200, 429, 429])
  })
})
