import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { newId } from '../../platform/ids.ts'
import { type StaffBrowser, signInAs } from '../accounts/factories.ts'
import { record } from './record.ts'

let house: Awaited<ReturnType<typeof startHouse>>
let auditor: StaffBrowser
const subject = newId()

beforeAll(async () => {
  house = await startHouse({ now: '2026-11-24T00:00:00Z', keep: true })
  auditor = await signInAs(house, ['auditor'], { name: 'Audrey Tor' })
})
afterAll(() => house.close())

const note = (action: string, at = house.house.now(), detail = {}) =>
  record(house.db, { at, actor: auditor.actor, action, subjectKind: 'thing', subjectId: subject, detail })

describe('the audit trail', () => {
  test('cannot be changed or shortened, even past our own code', async () => {
    await note('thing.done')
    for (const sql of ["update audit set action = 'a.b'", 'delete from audit', 'truncate audit'])
      await expect(house.pool.query(sql), sql).rejects.toMatchObject({ code: '23001' })
    const { rows } = await house.pool.query(
      "select count(*)::int as n from audit where action = 'thing.done'",
    )
    expect(rows[0].n).toBe(1)
  })

  test('holds a deed and its entry together or not at all', async () => {
    await expect(
      house.db.transaction().execute(async (db) => {
        await record(db, {
          at: house.house.now(),
          actor: 'system',
          action: 'thing.lost',
          subjectKind: 'thing',
        })
        throw new Error('the deed failed')
      }),
    ).rejects.toThrow()
    const found = await house.db
      .selectFrom('audit')
      .select('action')
      .where('action', '=', 'thing.lost')
      .execute()
    expect(found).toEqual([])
  })

  test('says who, when with zone, what in words, about what, and how', async () => {
    await note('staff.changed', house.house.now(), {
      roles: { before: [], after: ['analyst'] },
      renamed: true,
      b: null,
      d: { e: [1, 2] },
    })
    const { body, statusCode } = await auditor.get('/staff/audit')
    expect(statusCode).toBe(200)
    expect(body).toContain('Audrey Tor')
    expect(body).toMatch(/24 Nov 2026, 1:00 pm/)
    expect(body).toContain('Changed a person’s details or roles')
    expect(body).toContain(`/staff/audit?subject=${subject}`)
    expect(body).toContain('b: –; d: (e: 1, 2); roles: – → analyst; renamed: true')
  })

  test('notes that it was looked at, before it is shown', async () => {
    const { body } = await auditor.get('/staff/audit?action=audit')
    expect(body).toContain('Looked at the audit trail')
  })

  test('is for those who may read it', async () => {
    const analyst = await signInAs(house, ['analyst', 'approver', 'engagement-lead'])
    expect((await analyst.get('/staff/audit')).statusCode).toBe(403)
    expect((await house.app.inject('/staff/audit')).statusCode).toBe(303)
  })

  test('can be narrowed to deeds by the beginning of their name, and to one subject', async () => {
    await note('other.deed')
    const deeds = (body: string) =>
      [...body.matchAll(/<code[^>]*>([a-z-]+\.[a-z.-]+)<\/code>/g)].map((m) => m[1])
    const narrow = deeds((await auditor.get('/staff/audit?action=other')).body)
    expect(narrow).toEqual(['other.deed'])
    expect(deeds((await auditor.get('/staff/audit?action=ther')).body)).toEqual([])
    expect(deeds((await auditor.get('/staff/audit?action=%25')).body)).toEqual([])
    const about = deeds((await auditor.get(`/staff/audit?subject=${subject}`)).body)
    expect(about.toSorted()).toEqual(['other.deed', 'staff.changed', 'thing.done'])
  })

  test('can be narrowed to what was done, without what was looked at, along with the other filters', async () => {
    for (let i = 0; i < 60; i++) await note(`looked.deed-${i}`)
    await note('looked.viewed')
    const all = (await auditor.get('/staff/audit?action=looked')).body
    expect(all).toContain('looked.viewed')
    const { body } = await auditor.get('/staff/audit?action=looked&deeds=only')
    expect(body).not.toContain('looked.viewed')
    expect(body).toContain('looked.deed-59')
    expect(body).toMatch(/<input[^>]*name="deeds"[^>]*value="only"[^>]*checked/)
    // The next page keeps both filters.
    const next = /href="([^"]+)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(next).toContain('action=looked&deeds=only&before=')
    expect((await auditor.get(next)).body).toContain('looked.deed-0')
    expect(body).toContain(`/staff/audit?subject=${subject}&amp;deeds=only`)
  })

  test('an export takes data out: it is a deed, and stays when looks are left out', async () => {
    await note('taken.viewed')
    await note('taken.exported')
    const { body } = await auditor.get('/staff/audit?action=taken&deeds=only')
    expect(body).toContain('taken.exported')
    expect(body).not.toContain('taken.viewed')
  })

  test('a filter that cannot be meant is answered beside its field', async () => {
    for (const [query, field] of [
      ['action=UPPER', 'action'],
      ['subject=somebody', 'subject'],
    ]) {
      const response = await auditor.get(`/staff/audit?${query}`)
      expect(response.statusCode).toBe(422)
      expect(response.body).toContain(`href="#${field}"`)
    }
    for (const query of [
      'before=yesterday',
      'before=2026-99-99T00:00:00.000Z~x',
      'action=a&action=b',
      'subject=',
    ])
      expect((await auditor.get(`/staff/audit?${query}`)).statusCode, query).toBe(200)
  })

  test('pages follow each other without gap or double, though entries of one moment fall on both sides, and new ones come in', async () => {
    const at = new Date('2026-11-20T00:00:00Z')
    for (let i = 0; i < 120; i++)
      await note(`paged.deed-${i}`, new Date(at.getTime() + Math.floor(i / 40) * 1000))
    const seen: string[] = []
    let url: string | undefined = '/staff/audit?action=paged'
    let pages = 0
    while (url) {
      const { body }: { body: string } = await auditor.get(url)
      pages += 1
      seen.push(...[...body.matchAll(/<code>(paged\.deed-\d+)<\/code>/g)].map((match) => match[1] as string))
      await note('paged.deed-new')
      url = /href="([^"]+)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(pages).toBe(3)
    expect(seen).toHaveLength(120)
    expect(new Set(seen).size).toBe(120)
    expect(seen[0]).toBe('paged.deed-119')
  })
})
