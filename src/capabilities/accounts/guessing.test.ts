import { beforeEach, describe, expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { aBrowser, aStaffMember, type Browser, type StaffAccount } from './factories.ts'

const start = '2026-11-24T00:00:00Z'
let house: Awaited<ReturnType<typeof startHouse>>

// The rate limit goes by the true clock: a house for each, or one test's tries would count against the next.
beforeEach(async () => {
  house = await startHouse({ now: start })
})

const minutesLater = (minutes: number) => new Date(Date.parse(start) + minutes * 60_000)

const givePassword = (browser: Browser, person: StaffAccount) =>
  browser.post('/staff/sign-in', { email: person.email, password: person.password })

async function signIn(browser: Browser, person: StaffAccount) {
  await givePassword(browser, person)
  return browser.post('/staff/sign-in/code', { code: person.code() })
}

describe('guessing', () => {
  test('slows down after five failures, for names that exist and for names that do not, and waiting always helps', async () => {
    const person = await aStaffMember(house, ['analyst'])
    for (const email of [person.email, 'nobody@agency.example']) {
      for (let i = 0; i < 5; i++)
        expect((await aBrowser(house).post('/staff/sign-in', { email, password: 'wrong' })).statusCode).toBe(
          422,
        )
      const sixth = await aBrowser(house).post('/staff/sign-in', { email, password: 'wrong' })
      expect(sixth.statusCode).toBe(429)
      expect(sixth.body).toContain('Wait 1 second, then try again')
    }
    expect((await givePassword(aBrowser(house), person)).statusCode).toBe(429)
    house.setTime(minutesLater(0.02))
    expect((await givePassword(aBrowser(house), person)).statusCode).toBe(303)
  })

  test('each further failure doubles the wait, up to five minutes', async () => {
    const person = await aStaffMember(house, ['analyst'])
    const fail = () => aBrowser(house).post('/staff/sign-in', { email: person.email, password: 'wrong' })
    for (let i = 0; i < 5; i++) await fail()
    let at = Date.parse(start)
    for (const seconds of [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
      house.setTime(new Date(at + seconds * 1000 - 1))
      expect((await fail()).statusCode, `just before ${seconds} seconds`).toBe(429)
      at += seconds * 1000
      house.setTime(new Date(at))
      expect((await fail()).statusCode, `after ${seconds} seconds`).toBe(422)
    }
  })

  test('many tries at once are no way round the wait', async () => {
    const person = await aStaffMember(house, ['analyst'])
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        aBrowser(house).post('/staff/sign-in', { email: person.email, password: 'wrong' }),
      ),
    )
    expect(answers.filter((each) => each.statusCode === 422)).toHaveLength(5)
    expect(answers.filter((each) => each.statusCode === 429)).toHaveLength(7)
  })

  describe('by strangers', () => {
    const guess = (email: string, from: number) =>
      house.app.inject({
        method: 'POST',
        url: '/staff/sign-in',
        remoteAddress: `203.0.113.${from}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ email, password: 'wrong' }).toString(),
      })

    test('does not slow a person down where they signed in before', async () => {
      const person = await aStaffMember(house, ['analyst'])
      const browser = aBrowser(house)
      await signIn(browser, person)
      for (let i = 0; i < 45; i++) await guess(person.email, i % 30)
      for (let i = 0; i < 8; i++)
        await aBrowser(house).post('/staff/sign-in', { email: person.email, password: 'wrong' })
      expect((await givePassword(aBrowser(house), person)).statusCode).toBe(429)
      house.setTime(minutesLater(0.5))
      expect((await guess(person.email, 99)).statusCode).toBe(422)
      expect((await givePassword(browser, person)).statusCode).toBe(303)
      const code = await browser.post('/staff/sign-in/code', { code: person.code() })
      expect(code.headers.location).toBe('/staff')
    })

    test('is slowed in a known browser as elsewhere, and a note for one account is worth nothing for another', async () => {
      const [person, other] = [await aStaffMember(house, ['analyst']), await aStaffMember(house, ['analyst'])]
      const browser = aBrowser(house)
      await signIn(browser, person)
      const fail = async (email: string) =>
        (await browser.post('/staff/sign-in', { email, password: 'x' })).statusCode
      for (const email of [person.email, other.email]) {
        for (let i = 0; i < 5; i++) expect(await fail(email)).toBe(422)
        expect(await fail(email)).toBe(429)
      }
      expect((await givePassword(aBrowser(house), other)).statusCode).toBe(429)
    })

    test('gains nothing by a note that is made up or too old', async () => {
      const person = await aStaffMember(house, ['analyst'])
      const browser = aBrowser(house)
      await signIn(browser, person)
      const note = /travaux_known=[^;]+/.exec(browser.cookie)?.[0] ?? ''
      expect(note).toContain(person.staffId)
      const forged = note.replace(/\.(\d+)\./, (_, until) => `.${Number(until) + 1}.`)
      for (let i = 0; i < 21; i++) await guess(person.email, i)
      expect((await givePassword(aBrowser(house, forged), person)).statusCode).toBe(429)
      expect((await givePassword(aBrowser(house, 'travaux_known=x.y.z'), person)).statusCode).toBe(429)
      house.setTime(minutesLater(181 * 24 * 60))
      for (let i = 0; i < 21; i++) await guess(person.email, i)
      expect((await givePassword(aBrowser(house, note), person)).statusCode).toBe(429)
    })

    test('is met by a note that goes to the workspace only, out of reach of scripts', async () => {
      const person = await aStaffMember(house, ['analyst'])
      const browser = aBrowser(house)
      const { cookies } = await signIn(browser, person)
      expect(cookies.find((each) => each.name === 'travaux_known')).toMatchObject({
        path: '/staff',
        httpOnly: true,
        sameSite: 'Strict',
      })
    })
  })

  test('codes cannot be tried through', async () => {
    const person = await aStaffMember(house, ['analyst'])
    const browser = aBrowser(house)
    await givePassword(browser, person)
    const wrong = person.code() === '000000' ? '000001' : '000000'
    for (let i = 0; i < 5; i++)
      expect((await browser.post('/staff/sign-in/code', { code: wrong })).statusCode).toBe(422)
    expect((await browser.post('/staff/sign-in/code', { code: wrong })).statusCode).toBe(429)
    house.setTime(minutesLater(0.02))
    expect((await browser.post('/staff/sign-in/code', { code: person.code() })).statusCode).toBe(303)
  })

  test('failures are forgotten after an hour', async () => {
    for (let i = 0; i < 6; i++)
      await aBrowser(house).post('/staff/sign-in', { email: 'a@b.example', password: 'x' })
    house.setTime(minutesLater(61))
    await house.work()
    expect(await house.db.selectFrom('signInFailure').selectAll().execute()).toEqual([])
    const again = await aBrowser(house).post('/staff/sign-in', { email: 'a@b.example', password: 'x' })
    expect(again.statusCode).toBe(422)
  })

  test('neither the name that was tried nor the address it came from is kept', async () => {
    await aBrowser(house).post('/staff/sign-in', { email: 'someone@agency.example', password: 'x' })
    const kept = JSON.stringify([
      await house.db.selectFrom('signInFailure').selectAll().execute(),
      await house.db.selectFrom('audit').selectAll().execute(),
    ])
    expect(kept).toContain('sign-in-refused')
    expect(kept).not.toContain('someone')
    expect(kept).not.toContain('127.0.0.1')
  })
})
