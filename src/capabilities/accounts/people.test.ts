import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { changeStaff } from './change-staff.ts'
import { disableStaff } from './disable-staff.ts'
import { aBrowser, aStaffMember, type StaffBrowser, signInAs } from './factories.ts'

const start = '2026-11-24T00:00:00Z'
let house: Awaited<ReturnType<typeof startHouse>>
let administrator: StaffBrowser

beforeAll(async () => {
  house = await startHouse({ now: start, keep: true })
  administrator = await signInAs(house, ['administrator'], { name: 'Ada Min' })
})
afterAll(() => house.close())

const staffIdIn = (location: unknown): string => /people\/([0-9a-f-]{36})/.exec(String(location))?.[1] ?? ''

const auditOf = (staffId: string) =>
  house.db
    .selectFrom('audit')
    .select(['action', 'actorId', 'detail'])
    .where('subjectId', '=', staffId)
    .where('action', '!=', 'staff.viewed')
    .orderBy('auditId')
    .execute()

describe('inviting someone', () => {
  test('adds them, shows the link to hand over and mails the same link', async () => {
    const fields = { name: 'Tama Example', email: 'Tama@Agency.Example', roles: ['analyst', 'approver'] }
    const invited = await administrator.post('/staff/people/invite', fields)
    expect(invited.statusCode).toBe(303)
    const page = await administrator.get(String(invited.headers.location))
    const link = /value="http:\/\/travaux\.test(\/staff\/welcome\/[^"]+)"/.exec(page.body)?.[1] ?? ''
    expect(page.body).toContain('tama@agency.example')
    expect(page.body).toContain('Invited')

    await house.work()
    expect(house.mail).toHaveLength(1)
    expect(house.mail[0]?.to).toBe('tama@agency.example')
    expect(house.mail[0]?.text).toContain(`http://travaux.test${link}\n`)
    expect(house.mail[0]?.text).toMatch(/1:00 pm on Tuesday 1 December 2026 \(NZDT\)/)

    const welcome = await aBrowser(house).get(link)
    expect(welcome.body).toContain('You will sign in as tama@agency.example')
    const list = await administrator.get('/staff/people')
    expect(list.body).toContain('Tama Example')
    expect(list.body).toContain('Analyst and Approver')
  })

  test('is noted in the trail by what they may do, never by who they are', async () => {
    const invited = await administrator.post('/staff/people/invite', {
      name: 'Hone Example',
      email: 'hone@agency.example',
      roles: 'negotiator',
    })
    const entries = await auditOf(staffIdIn(invited.headers.location))
    expect(entries).toEqual([
      {
        action: 'staff.invited',
        actorId: administrator.staffId,
        detail: { roles: ['negotiator'], agencyId: null },
      },
    ])
    const { rows } = await house.pool.query('select audit::text from audit')
    expect(JSON.stringify(rows)).not.toMatch(/hone/i)
  })

  test('asks again for what is missing, and refuses an address that someone has, whatever its case', async () => {
    const empty = await administrator.post('/staff/people/invite', {})
    expect(empty.statusCode).toBe(422)
    for (const field of ['name', 'email', 'roles']) expect(empty.body).toContain(`href="#${field}"`)
    const odd = await administrator.post('/staff/people/invite', {
      name: 'Odd',
      email: 'no address',
      roles: ['emperor'],
      agencyId: 'x',
    })
    expect(odd.statusCode).toBe(422)
    expect(odd.body).toContain('value="no address"')

    const fields = { name: 'One', email: 'same@agency.example', roles: 'analyst' }
    await administrator.post('/staff/people/invite', fields)
    const twice = await administrator.post('/staff/people/invite', {
      ...fields,
      email: 'SAME@agency.example',
    })
    expect(twice.statusCode).toBe(422)
    expect(twice.body).toContain('Someone else here has this email address')
  })
})

describe('the first page of the workspace', () => {
  test('tells an administrator who holds no other role how to come by the work of the others', async () => {
    const { body } = await administrator.get('/staff')
    expect(body).toContain(`href="/staff/people/${administrator.staffId}"`)
    expect(body).toContain('Nothing becomes public on one person’s word')
  })

  test('says of every role what it opens, by the permissions it holds', async () => {
    const analyst = await signInAs(house, ['analyst'])
    const { body } = await analyst.get('/staff')
    const [own, others] = body.split('What the other roles open')
    expect(own).toContain('Reading submissions')
    expect(own).not.toContain('Preparing consultations')
    expect(others).toContain('Preparing consultations')
    expect(others).toContain('An administrator can give you other roles.')
  })
})

describe('changing a person', () => {
  test('of oneself says that it holds from your next page on', async () => {
    const self = await signInAs(house, ['administrator'], { name: 'Own Changer' })
    const page = await self.get(`/staff/people/${self.staffId}`)
    const email = /name="email"[^>]*value="([^"]*)"/.exec(page.body)?.[1] ?? ''
    const fields = { name: 'Own Changer', email, roles: ['administrator', 'analyst'] }
    const saved = await self.post(`/staff/people/${self.staffId}`, fields)
    expect(saved.statusCode).toBe(303)
    const { body } = await self.get(String(saved.headers.location))
    expect(body).toContain('Saved. It holds from your next page on.')
    expect((await administrator.get(String(saved.headers.location))).body).toContain(
      'from their next page on',
    )
  })

  test('holds from their next page on, and the trail keeps before and after', async () => {
    const person = await signInAs(house, ['analyst'], { name: 'Before Name' })
    expect((await person.get('/staff/audit')).statusCode).toBe(403)
    const [row] = await house.db
      .selectFrom('staff')
      .select('email')
      .where('staffId', '=', person.staffId)
      .execute()
    const saved = await administrator.post(`/staff/people/${person.staffId}`, {
      name: 'After Name',
      email: row?.email ?? '',
      roles: ['auditor'],
    })
    expect(saved.statusCode).toBe(303)
    expect((await person.get('/staff/audit')).statusCode).toBe(200)
    expect((await person.get('/staff')).body).toContain('Kia ora After Name')
    expect(await auditOf(person.staffId)).toEqual([
      {
        action: 'staff.changed',
        actorId: administrator.staffId,
        detail: {
          renamed: true,
          readdressed: false,
          roles: { before: ['analyst'], after: ['auditor'] },
          agencyId: { before: null, after: null },
        },
      },
    ])
  })

  test('needs the role of administrator, and the token of the page', async () => {
    const person = await signInAs(house, ['engagement-lead', 'analyst', 'approver', 'negotiator', 'auditor'])
    for (const url of [
      '/staff/people',
      '/staff/people/invite',
      `/staff/people/${person.staffId}`,
      '/staff/agencies',
    ])
      expect((await person.get(url)).statusCode, url).toBe(403)
    const raise = { name: 'Me', email: 'me@agency.example', roles: 'administrator' }
    expect((await person.post(`/staff/people/${person.staffId}`, raise)).statusCode).toBe(403)
    const forged = await administrator.post(`/staff/people/${person.staffId}`, {
      ...raise,
      _csrf: person.token(),
    })
    expect(forged.statusCode).toBe(403)
  })

  test('a person nobody knows is not found', async () => {
    for (const id of ['x', '00000000-0000-7000-8000-000000000000', 'invite%25']) {
      expect((await administrator.get(`/staff/people/${id}`)).statusCode).toBe(404)
      for (const deed of ['', '/link', '/disable', '/enable'])
        expect((await administrator.post(`/staff/people/${id}${deed}`, {})).statusCode, `${id}${deed}`).toBe(
          404,
        )
    }
  })
})

/** The path of the link that was mailed last to an address. */
async function mailedLink(email: string): Promise<string> {
  await house.work()
  const text = house.mail.filter((each) => each.to === email).at(-1)?.text ?? ''
  return /http:\/\/travaux\.test(\/staff\/welcome\/\S+)/.exec(text)?.[1] ?? ''
}

describe('a new link for someone who has set up their account', () => {
  test('is mailed to them and never shown, or an administrator could act as them', async () => {
    const approver = await aStaffMember(house, ['approver'], { name: 'Second Person' })
    const path = `/staff/people/${approver.staffId}`
    const made = await administrator.post(`${path}/link`)
    for (const url of [String(made.headers.location), path]) {
      const { body } = await administrator.get(url)
      expect(body).toContain(`Mailed to ${approver.email} and shown to nobody else`)
      expect(body).not.toContain('/staff/welcome/')
    }
    expect((await house.app.inject(await mailedLink(approver.email))).statusCode).toBe(200)
    expect(await auditOf(approver.staffId)).toEqual([
      { action: 'staff.link-renewed', actorId: administrator.staffId, detail: { kind: 'renewal' } },
    ])
  })

  test('cannot be led to another address unnoticed', async () => {
    const approver = await aStaffMember(house, ['approver'], { name: 'Second Person' })
    const path = `/staff/people/${approver.staffId}`
    await administrator.post(`${path}/link`)
    const link = await mailedLink(approver.email)
    const fields = { name: 'Second Person', email: 'elsewhere@agency.example', roles: 'approver' }
    expect((await administrator.post(path, fields)).statusCode).toBe(303)
    expect((await house.app.inject(link)).statusCode).toBe(410)
    await house.work()
    const told = house.mail.at(-1)
    expect(told?.to).toBe(approver.email)
    expect(told?.text).toContain('An administrator changed the email address you sign in with')
    expect(told?.text).not.toContain('elsewhere')
  })
})

describe('disabling a person', () => {
  test('ends their sessions and links, keeps their deeds, and can be taken back', async () => {
    const person = await aStaffMember(house, ['analyst'], { name: 'Gone Example' })
    const path = `/staff/people/${person.staffId}`
    await administrator.post(`${path}/link`)
    const link = await mailedLink(person.email)
    expect((await house.app.inject(link)).statusCode).toBe(200)
    const disabled = await administrator.post(`${path}/disable`)
    expect(disabled.headers.location).toBe(`${path}?done=disabled`)
    expect((await house.app.inject(link)).statusCode).toBe(410)
    const signIn = () =>
      aBrowser(house).post('/staff/sign-in', { email: person.email, password: person.password })
    expect((await signIn()).statusCode).toBe(422)
    const refused = await administrator.post(`${path}/link`)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Enable the person first')
    await administrator.post(`${path}/enable`)
    expect((await signIn()).statusCode).toBe(303)
    expect((await auditOf(person.staffId)).map((each) => each.action)).toEqual([
      'staff.link-renewed',
      'staff.disabled',
      'staff.sign-in-refused',
      'staff.enabled',
    ])
  })

  test('nobody can disable themself', async () => {
    const response = await administrator.post(`/staff/people/${administrator.staffId}/disable`)
    expect(response.statusCode).toBe(422)
    expect(response.body).toContain('You cannot disable yourself')
    const page = await administrator.get(`/staff/people/${administrator.staffId}`)
    expect(page.body).not.toContain('/disable"')
  })
})

describe('the last administrator', () => {
  test('keeps the role until another who can sign in has it', async () => {
    const { db, house: other, ...rest } = await startHouse({ now: start })
    const only = await signInAs({ house: other, ...rest }, ['administrator'])
    const fields = { name: 'Only One', email: 'only@agency.example', roles: 'analyst' }
    const refused = await only.post(`/staff/people/${only.staffId}`, fields)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Someone must stay administrator')

    // Someone who was invited but has not set up sign-in cannot help anyone back in.
    await only.post('/staff/people/invite', {
      name: 'Two',
      email: 'two@agency.example',
      roles: 'administrator',
    })
    expect((await only.post(`/staff/people/${only.staffId}`, fields)).statusCode).toBe(422)
    await aStaffMember({ house: other }, ['administrator'])
    expect((await only.post(`/staff/people/${only.staffId}`, fields)).statusCode).toBe(303)
    expect((await only.get('/staff/people')).statusCode).toBe(403)
    expect(
      await db.selectFrom('staffRole').selectAll().where('staffId', '=', only.staffId).execute(),
    ).toEqual([{ staffId: only.staffId, role: 'analyst' }])
  })

  test('remains when two administrators remove each other at once', async () => {
    const under = await startHouse({ now: start })
    const one = await signInAs(under, ['administrator'])
    const two = await signInAs(under, ['administrator'])
    const now = under.house.now()
    const results = await Promise.all([
      disableStaff(under.db, now, one.actor, two.staffId),
      changeStaff(under.db, now, two.actor, one.staffId, {
        name: 'One',
        email: 'one@agency.example',
        roles: [],
        agencyId: null,
      }),
    ])
    expect(results.filter((each) => each.ok)).toHaveLength(1)
    expect(results.filter((each) => !each.ok)).toEqual([{ ok: false, reason: 'last-administrator' }])
  })
})
