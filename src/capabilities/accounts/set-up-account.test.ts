import { describe, expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { aBrowser, aStaffMember, type Browser, codeFor, signInAs } from './factories.ts'
import { createFirstLink } from './first-link.ts'
import { renewLink } from './renew-link.ts'

const start = '2026-11-24T00:00:00Z'
const hoursLater = (hours: number) => new Date(Date.parse(start) + hours * 3_600_000)
const password = 'kauri lantern seventeen otters'
const own = { name: 'Mere Example', email: 'Mere@Agency.Example', password, repeated: password }

const secretOn = (body: string): string =>
  (/<code>([A-Z2-7 ]+)<\/code>/.exec(body)?.[1] ?? '').replaceAll(' ', '')

/** Goes through both pages of a link; returns the answer to the code. */
async function follow(
  house: Awaited<ReturnType<typeof startHouse>>,
  browser: Browser,
  path: string,
  fields: object,
) {
  const chosen = await browser.post(path, { ...fields })
  expect(chosen.headers.location).toBe(`${path}/code`)
  const page = await browser.get(`${path}/code`)
  return browser.post(`${path}/code`, { code: codeFor(secretOn(page.body), house.house.now()) })
}

describe('the first administrator', () => {
  test('is led from the printed link to the workspace, and can then sign in', async () => {
    const house = await startHouse({ now: start })
    const link = await createFirstLink(house.db, house.house.keys, house.house.now())
    const path = link?.path ?? ''
    expect(path).toMatch(/^\/staff\/welcome\//)

    const browser = aBrowser(house)
    const page = await browser.get(path)
    expect(page.body).toContain('first administrator')
    const done = await follow(house, browser, path, own)
    expect(done.headers.location).toBe('/staff')
    const home = await browser.get('/staff')
    expect(home.body).toContain('Mere Example')
    expect(home.body).toContain('href="/staff/people"')

    const again = await aBrowser(house).post('/staff/sign-in', { email: 'mere@agency.example', password })
    expect(again.headers.location).toBe('/staff/sign-in/code')
  })

  test('the page shows the key as a picture and as text in groups of four', async () => {
    const house = await startHouse({ now: start })
    const path = (await createFirstLink(house.db, house.house.keys, house.house.now()))?.path ?? ''
    const browser = aBrowser(house)
    await browser.post(path, own)
    const { body } = await browser.get(`${path}/code`)
    expect(body).toMatch(/<svg[^>]*role="img"/)
    expect(body).toMatch(/<code>([A-Z2-7]{4} ){7}[A-Z2-7]{4}<\/code>/)
    expect(body).toContain('otpauth://totp/Travaux:')
  })

  test('each start gives a new link and ends the one before, until an administrator can sign in', async () => {
    const house = await startHouse({ now: start })
    const make = () => createFirstLink(house.db, house.house.keys, house.house.now())
    const before = (await make())?.path ?? ''
    const path = (await make())?.path ?? ''
    expect(path).not.toBe(before)
    expect((await house.app.inject(before)).statusCode).toBe(410)
    expect((await house.app.inject(path)).statusCode).toBe(200)
    await follow(house, aBrowser(house), path, own)
    expect(await make()).toBeUndefined()
    expect(await house.db.selectFrom('staff').selectAll().execute()).toHaveLength(1)
  })

  test('two starts at once make one first administrator', async () => {
    const house = await startHouse({ now: start })
    await Promise.all([1, 2, 3].map(() => createFirstLink(house.db, house.house.keys, house.house.now())))
    expect(await house.db.selectFrom('staff').selectAll().execute()).toHaveLength(1)
  })

  test('other staff who can sign in do not take the first link away; an administrator does', async () => {
    const house = await startHouse({ now: start })
    await aStaffMember(house, ['analyst'])
    expect(await createFirstLink(house.db, house.house.keys, house.house.now())).toBeDefined()
    await aStaffMember(house, ['administrator'])
    expect(await createFirstLink(house.db, house.house.keys, house.house.now())).toBeUndefined()
  })
})

describe('a one-time link', () => {
  test('works once', async () => {
    const house = await startHouse({ now: start })
    const path = (await createFirstLink(house.db, house.house.keys, house.house.now()))?.path ?? ''
    await follow(house, aBrowser(house), path, own)
    for (const url of [path, `${path}/code`]) {
      const response = await aBrowser(house).get(url)
      expect(response.statusCode).toBe(410)
      expect(response.body).toContain('This link no longer works')
      expect((await aBrowser(house).post(url, own)).statusCode).toBe(410)
    }
  })

  test('works for a day, and not when one letter of it is changed', async () => {
    const house = await startHouse({ now: start })
    const path = (await createFirstLink(house.db, house.house.keys, house.house.now()))?.path ?? ''
    const last = path.at(-1) === 'A' ? 'B' : 'A'
    for (const forged of [
      `${path.slice(0, -1)}${last}`,
      path.slice(0, -10),
      '/staff/welcome/x',
      '/staff/welcome/%01',
    ])
      expect((await house.app.inject(forged)).statusCode, forged).toBe(410)
    house.setTime(hoursLater(23.99))
    expect((await house.app.inject(path)).statusCode).toBe(200)
    house.setTime(hoursLater(24))
    expect((await house.app.inject(path)).statusCode).toBe(410)
  })

  test('what was chosen takes effect with the first right code, not before', async () => {
    const house = await startHouse({ now: start })
    const path = (await createFirstLink(house.db, house.house.keys, house.house.now()))?.path ?? ''
    const browser = aBrowser(house)
    await browser.post(path, own)
    const early = await aBrowser(house).post('/staff/sign-in', { email: own.email, password })
    expect(early.statusCode).toBe(422)
    const wrong = await browser.post(`${path}/code`, { code: '12345' })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('href="#code"')
    expect((await browser.get('/staff')).statusCode).toBe(303)
    expect((await follow(house, browser, path, own)).statusCode).toBe(303)
  })

  test('its second page sends back to the first while nothing is chosen', async () => {
    const house = await startHouse({ now: start })
    const path = (await createFirstLink(house.db, house.house.keys, house.house.now()))?.path ?? ''
    expect((await house.app.inject(`${path}/code`)).headers.location).toBe(path)
  })

  test('takes a form from its own page only, though that page names no referrer', async () => {
    const house = await startHouse({ now: start })
    const path = (await createFirstLink(house.db, house.house.keys, house.house.now()))?.path ?? ''
    const browser = aBrowser(house)
    const post = (headers: Record<string, string>) => browser.post(path, own, headers)
    expect((await post({ 'sec-fetch-site': 'cross-site', origin: 'null' })).statusCode).toBe(403)
    expect((await post({ origin: 'https://elsewhere.example' })).statusCode).toBe(403)
    const signIn = await browser.post('/staff/sign-in', { email: own.email, password }, { origin: 'null' })
    expect(signIn.statusCode).toBe(403)
    expect((await post({ origin: 'null' })).statusCode).toBe(303)
  })

  test('cannot be made from what the database knows', async () => {
    const house = await startHouse({ now: start })
    const path = (await createFirstLink(house.db, house.house.keys, house.house.now()))?.path ?? ''
    await aBrowser(house).post(path, own)
    const rows = await house.pool.query(
      'select to_jsonb(l)::text as row from staff_link l union all select to_jsonb(j)::text from graphile_worker._private_jobs j',
    )
    const signature = path.split('.')[1] as string
    expect(JSON.stringify(rows.rows)).not.toContain(signature)
  })

  test('a renewal leaves everything as it was until it is used, then ends old sessions, password and codes', async () => {
    const house = await startHouse({ now: start })
    const person = await aStaffMember(house, ['analyst'])
    const administrator = await signInAs(house, ['administrator'])
    const old = aBrowser(house)
    await old.post('/staff/sign-in', { email: person.email, password: person.password })
    await old.post('/staff/sign-in/code', { code: person.code() })

    await renewLink(house.db, house.house.now(), administrator.actor, person.staffId)
    await house.work()
    const path = /\/staff\/welcome\/\S+/.exec(house.mail[0]?.text ?? '')?.[0] ?? ''
    const browser = aBrowser(house)
    await browser.post(path, { name: person.name, password, repeated: password })
    expect((await old.get('/staff')).statusCode).toBe(200)

    house.setTime(hoursLater(0.1))
    expect(
      (await follow(house, browser, path, { name: person.name, password, repeated: password })).statusCode,
    ).toBe(303)
    expect((await old.get('/staff')).statusCode).toBe(303)
    const oldPassword = { email: person.email, password: person.password }
    expect((await aBrowser(house).post('/staff/sign-in', oldPassword)).statusCode).toBe(422)
    const fresh = aBrowser(house)
    await fresh.post('/staff/sign-in', { email: person.email, password })
    expect((await fresh.post('/staff/sign-in/code', { code: person.code() })).statusCode).toBe(422)
  })
})

describe('choosing a password', () => {
  test('short, common and mistyped ones are refused beside the field, and the rest is kept', async () => {
    const house = await startHouse({ now: start })
    const path = (await createFirstLink(house.db, house.house.keys, house.house.now()))?.path ?? ''
    const post = (fields: object) => aBrowser(house).post(path, { ...own, ...fields })
    const refused: [object, string][] = [
      [{ password: 'short', repeated: 'short' }, 'at least 12 characters'],
      [{ password: 'Password1234!', repeated: 'Password1234!' }, 'easy to guess'],
      [{ password: 'MereExample2026', repeated: 'MereExample2026' }, 'easy to guess'],
      [{ repeated: 'another one' }, 'The two passwords differ'],
      [{ password: '', repeated: '' }, 'Enter a password'],
    ]
    for (const [fields, message] of refused) {
      const response = await post(fields)
      expect(response.statusCode, message).toBe(422)
      expect(response.body).toContain(message)
      expect(response.body).toContain('value="Mere Example"')
    }
    const nothing = await aBrowser(house).post(path, {})
    expect(nothing.body).toContain('href="#name"')
    expect(nothing.body).toContain('href="#email"')
  })

  test('the first administrator cannot take an address that someone has', async () => {
    const house = await startHouse({ now: start })
    const person = await aStaffMember(house, ['analyst'])
    const path = (await createFirstLink(house.db, house.house.keys, house.house.now()))?.path ?? ''
    const response = await aBrowser(house).post(path, { ...own, email: person.email })
    expect(response.statusCode).toBe(422)
    expect(response.body).toContain('Someone else here has this email address')
  })
})
