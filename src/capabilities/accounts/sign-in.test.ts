import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { aBrowser, aStaffMember, type Browser, type StaffAccount, signInAs } from './factories.ts'

let house: Awaited<ReturnType<typeof startHouse>>
let start = ''
let day = 0

beforeAll(async () => {
  house = await startHouse({ keep: true })
})
afterAll(() => house.close())
// Every test has a day of its own: failures of one must not slow the next.
beforeEach(() => {
  start = new Date(Date.UTC(2026, 10, ++day)).toISOString()
  house.setTime(start)
})

const minutesLater = (minutes: number, from = start) => new Date(Date.parse(from) + minutes * 60_000)

const givePassword = (browser: Browser, person: StaffAccount, next = '') =>
  browser.post('/staff/sign-in', { email: person.email, password: person.password, next })

async function signIn(browser: Browser, person: StaffAccount, next = '') {
  await givePassword(browser, person, next)
  return browser.post('/staff/sign-in/code', { code: person.code(), next })
}

describe('signing in', () => {
  test('a password and then a code open the workspace', async () => {
    const person = await aStaffMember(house, ['administrator'], { name: 'Aroha Example' })
    const browser = aBrowser(house)

    const first = await givePassword(browser, person)
    expect(first.statusCode).toBe(303)
    expect(first.headers.location).toBe('/staff/sign-in/code')
    expect((await browser.get('/staff/sign-in/code')).body).toContain('autocomplete="one-time-code"')
    const second = await browser.post('/staff/sign-in/code', { code: person.code() })
    expect(second.headers.location).toBe('/staff')
    const home = await browser.get('/staff')
    expect(home.statusCode).toBe(200)
    expect(home.body).toContain('Kia ora Aroha Example')
    expect(home.headers['cache-control']).toBe('no-store')
  })

  test('a password alone opens nothing', async () => {
    const person = await aStaffMember(house, ['administrator'])
    const browser = aBrowser(house)
    await givePassword(browser, person)
    const halfway = browser.cookie
    expect(halfway).not.toBe('')
    for (const url of ['/staff', '/staff/people', '/staff/audit']) {
      const response = await house.app.inject({ url, headers: { cookie: halfway } })
      expect(response.statusCode, url).toBe(303)
      expect(response.headers.location).toContain('/staff/sign-in')
    }
  })

  test('the session has another secret after the code than before it, and the old one is worth nothing', async () => {
    const person = await aStaffMember(house, ['analyst'])
    const browser = aBrowser(house)
    await givePassword(browser, person)
    const before = browser.cookie
    await browser.post('/staff/sign-in/code', { code: person.code() })
    expect(browser.cookie).not.toBe(before)
    const old = await house.app.inject({ url: '/staff', headers: { cookie: before } })
    expect(old.statusCode).toBe(303)
  })

  test('an unknown address and a wrong password get the same answer', async () => {
    const person = await aStaffMember(house, ['analyst'])
    const wrong = await aBrowser(house).post('/staff/sign-in', {
      email: person.email,
      password: 'not this one',
    })
    const unknown = await aBrowser(house).post('/staff/sign-in', {
      email: 'nobody@agency.example',
      password: 'not this one',
    })
    expect(wrong.statusCode).toBe(422)
    expect(unknown.statusCode).toBe(422)
    expect(wrong.body.replaceAll(person.email, '…')).toBe(
      unknown.body.replaceAll('nobody@agency.example', '…'),
    )
    expect(wrong.body).toContain('The email address or the password is not right')
    expect(wrong.body).not.toContain('not this one')
    expect(wrong.cookies).toEqual([])
  })

  test('a code works once', async () => {
    const person = await aStaffMember(house, ['analyst'])
    const code = person.code()
    await signIn(aBrowser(house), person)
    const again = aBrowser(house)
    await givePassword(again, person)
    const replayed = await again.post('/staff/sign-in/code', { code })
    expect(replayed.statusCode).toBe(422)
    expect(replayed.body).toContain('was used already')
    house.setTime(minutesLater(1))
    expect((await again.post('/staff/sign-in/code', { code: person.code() })).headers.location).toBe('/staff')
  })

  test('of two uses of one code at once, one is refused', async () => {
    const person = await aStaffMember(house, ['analyst'])
    const [one, two] = [aBrowser(house), aBrowser(house)]
    await givePassword(one, person)
    await givePassword(two, person)
    const answers = await Promise.all(
      [one, two].map((each) => each.post('/staff/sign-in/code', { code: person.code() })),
    )
    expect(answers.map((each) => each.statusCode).sort()).toEqual([303, 422])
  })

  test('a code with a space in it, or of the step just gone, is taken; an older one is not', async () => {
    const person = await aStaffMember(house, ['analyst'])
    const browser = aBrowser(house)
    await givePassword(browser, person)
    const shown = person.code()
    house.setTime(minutesLater(1.1))
    expect((await browser.post('/staff/sign-in/code', { code: shown })).statusCode).toBe(422)
    const fresh = person.code()
    house.setTime(minutesLater(1.6))
    const spaced = `${fresh.slice(0, 3)} ${fresh.slice(3)}`
    expect((await browser.post('/staff/sign-in/code', { code: spaced })).statusCode).toBe(303)
  })

  test('ten minutes after the password the code comes too late', async () => {
    const person = await aStaffMember(house, ['analyst'])
    const browser = aBrowser(house)
    await givePassword(browser, person)
    house.setTime(minutesLater(10))
    const late = await browser.post('/staff/sign-in/code', { code: person.code() })
    expect(late.headers.location).toBe('/staff/sign-in')
  })

  test('a form sent from another site is refused', async () => {
    const person = await aStaffMember(house, ['analyst'])
    const fields = { email: person.email, password: person.password }
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://elsewhere.example' },
    ]
    for (const headers of foreign) {
      const response = await aBrowser(house).post('/staff/sign-in', fields, headers)
      expect(response.statusCode).toBe(403)
      expect(response.cookies).toEqual([])
    }
    const own = await aBrowser(house).post('/staff/sign-in', fields, { origin: 'http://travaux.test' })
    expect(own.statusCode).toBe(303)
  })

  test('missing fields are asked for, each by name', async () => {
    const response = await aBrowser(house).post('/staff/sign-in', {})
    expect(response.statusCode).toBe(422)
    expect(response.body).toContain('href="#email"')
    expect(response.body).toContain('href="#password"')
  })
})

describe('a session', () => {
  test('ends after an hour without use, and lives while it is used, for twelve hours at most', async () => {
    const person = await signInAs(house, ['analyst'])
    const { cookie } = person
    const visit = async (minutes: number) => {
      house.setTime(minutesLater(minutes))
      return (await house.app.inject({ url: '/staff', headers: { cookie } })).statusCode
    }
    for (let minutes = 59; minutes < 12 * 60; minutes += 59) expect(await visit(minutes)).toBe(200)
    expect(await visit(12 * 60)).toBe(303)

    house.setTime(start)
    const idle = await signInAs(house, ['analyst'])
    house.setTime(minutesLater(60))
    const late = await house.app.inject({ url: '/staff', headers: { cookie: idle.cookie } })
    expect(late.statusCode).toBe(303)
  })

  test('its cookie is out of reach of scripts and other sites, and travels only over TLS where the site does', async () => {
    for (const secure of [false, true]) {
      const site = await startHouse({ now: start, settings: { secure } })
      const person = await aStaffMember(site, ['analyst'])
      const response = await givePassword(aBrowser(site), person)
      const cookie = String(response.headers['set-cookie'])
      expect(cookie).toContain('HttpOnly')
      expect(cookie).toContain('SameSite=Lax')
      expect(cookie).toContain('Path=/')
      expect(cookie.includes('Secure')).toBe(secure)
      expect(cookie.startsWith('__Host-')).toBe(secure)
    }
  })

  test('is over at once when the person signs out, and when they are disabled', async () => {
    const person = await signInAs(house, ['analyst'])
    const { cookie } = person
    const out = await person.post('/staff/sign-out')
    expect(out.headers.location).toBe('/staff/sign-in?signed-out=yes')
    expect((await house.app.inject({ url: '/staff', headers: { cookie } })).statusCode).toBe(303)
    expect((await house.app.inject('/staff/sign-in?signed-out=yes')).body).toContain('You are signed out.')

    const other = await signInAs(house, ['analyst'])
    const administrator = await signInAs(house, ['administrator'])
    await administrator.post(`/staff/people/${other.staffId}/disable`)
    expect((await other.get('/staff')).statusCode).toBe(303)
  })

  test('signing out needs the token of the page', async () => {
    const person = await signInAs(house, ['analyst'])
    expect((await person.post('/staff/sign-out', { _csrf: 'made up' })).statusCode).toBe(403)
    expect((await person.get('/staff')).statusCode).toBe(200)
  })

  test('a made-up cookie opens nothing and breaks nothing', async () => {
    for (const value of ['x', 'a'.repeat(5_000), '%00', '"'])
      expect(
        (await house.app.inject({ url: '/staff', headers: { cookie: `travaux_staff=${value}` } })).statusCode,
      ).toBe(303)
  })
})

describe('after signing in', () => {
  test('a person comes to the page they wanted', async () => {
    const person = await aStaffMember(house, ['administrator'])
    const browser = aBrowser(house)
    const bounced = await browser.get('/staff/audit?action=staff')
    expect(bounced.headers.location).toBe('/staff/sign-in?next=%2Fstaff%2Faudit%3Faction%3Dstaff')
    const page = await browser.get(String(bounced.headers.location))
    expect(page.body).toContain('value="/staff/audit?action=staff"')
    const back = await signIn(browser, person, '/staff/audit?action=staff')
    expect(back.headers.location).toBe('/staff/audit?action=staff')
  })

  test('nobody is led away from this site', async () => {
    const person = await signInAs(house, ['analyst'])
    for (const next of [
      'https://elsewhere.example/staff',
      '//elsewhere.example/staff',
      '/\\elsewhere.example',
      '/staff/../../elsewhere',
      '/staffing',
      'javascript:alert(1)',
      '/\t/elsewhere.example',
      '/staff/sign-out',
      '/staff/sign-in?next=/staff/sign-in',
    ]) {
      const response = await person.get(`/staff/sign-in?next=${encodeURIComponent(next)}`)
      expect(response.headers.location, next).toBe('/staff')
    }
  })

  test('a person disabled between password and code is not let in', async () => {
    const person = await aStaffMember(house, ['analyst'])
    const administrator = await signInAs(house, ['administrator'])
    const browser = aBrowser(house)
    await givePassword(browser, person)
    await administrator.post(`/staff/people/${person.staffId}/disable`)
    const late = await browser.post('/staff/sign-in/code', { code: person.code() })
    expect(late.headers.location).toBe('/staff/sign-in')
    expect((await givePassword(aBrowser(house), person)).statusCode).toBe(422)
  })

  test('the trail says who signed in and out, and what was refused', async () => {
    const person = await aStaffMember(house, ['analyst'])
    await aBrowser(house).post('/staff/sign-in', { email: person.email, password: 'wrong' })
    await signIn(aBrowser(house), person)
    const rows = await house.db
      .selectFrom('audit')
      .select(['action', 'actorKind', 'subjectId', 'detail'])
      .where('action', 'like', 'staff.sign%')
      .where('subjectId', '=', person.staffId)
      .orderBy('auditId')
      .execute()
    expect(rows).toEqual([
      {
        action: 'staff.sign-in-refused',
        actorKind: 'public',
        subjectId: person.staffId,
        detail: { step: 'password' },
      },
      { action: 'staff.signed-in', actorKind: 'staff', subjectId: person.staffId, detail: {} },
    ])
  })
})
