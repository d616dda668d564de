import { describe, expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { type HouseUnderTest, signInAs } from '../accounts/factories.ts'
import { editEdition } from './edit-edition.ts'
import type { Edition } from './edition.ts'
import {
  aNextEdition,
  anApprovedConsultation,
  anApprovedEdition,
  aPublishedConsultation,
  type ConsultationUnderTest,
  richSections,
} from './factories.ts'
import { findPublishedConsultation, findPublishedEdition, markReported, stateOf } from './index.ts'

test('a consultation goes from draft over two people to the public', async () => {
  const house = await startHouse({ now: '2026-11-24T00:00:00Z' })
  const made = await aPublishedConsultation(house, { sections: richSections })
  const found = await findPublishedConsultation(house.house.publicDb, made.slug)
  expect(found?.edition).toEqual(made.edition)
  expect(stateOf(found!, house.house.now())).toBe('open')
  await house.work()
  const audit = await house.db
    .selectFrom('audit')
    .select('action')
    .where('subjectId', '=', made.consultationId)
    .orderBy('auditId')
    .execute()
  expect(audit.map(({ action }) => action)).toEqual([
    'consultation.drafted',
    'consultation.proposed',
    'consultation.approved',
    'consultation.published',
    'consultation.opened',
  ])
})

test('a published edition never changes: an edit is the next edition, and the one before can still be read', async () => {
  const under = await startHouse({ now: '2026-11-24T00:00:00Z' })
  const made = await aPublishedConsultation(under, { title: 'As it was' })
  const attempt = await editEdition(under.db, under.house.now(), made.author, {
    editionId: made.editionId,
    content: { ...made.edition, title: 'Quietly changed' },
    revision: 1,
  })
  expect(attempt.ok).toBe(false)

  const next = await aNextEdition(under, made, { title: 'As it is now' })
  expect(next.editionId).not.toBe(made.editionId)
  expect((await findPublishedEdition(under.house.publicDb, made.editionId))?.edition).toEqual(made.edition)
  const current = await findPublishedConsultation(under.house.publicDb, made.slug)
  expect(current?.edition.title).toBe('As it is now')
  expect(current?.editionNumber).toBe(2)
})

describe('a consultation published after the opening it promised', () => {
  const opens = '2026-11-23T09:00'

  async function aLateOne() {
    const under = await startHouse({ now: '2026-11-22T00:00:00Z' })
    const other = await aPublishedConsultation(under)
    const content = { ...other.edition, title: 'Late', opens, closes: '2026-12-25T17:00' }
    await anApprovedConsultation(under, other, 'late', content)
    under.setTime('2026-11-24T22:30:00Z')
    const list = await under.db.selectFrom('consultation').selectAll().where('slug', '=', 'late').execute()
    const lead = await signInAs(under, ['engagement-lead'])
    return { under, other, lead, home: `/staff/consultations/${list[0]?.consultationId}` }
  }

  test('tells the public that it opened when it was published', async () => {
    const { under, lead, home } = await aLateOne()
    // From now to the closing, not from an opening at which nobody could see it.
    expect((await lead.get(home)).body).toContain('People have 30 days to answer')
    expect((await lead.post(`${home}/publish`)).statusCode).toBe(303)
    const page = await under.app.inject('/consultations/late')
    expect(page.body).toContain('11:30 am on Wednesday 25 November 2026')
    expect(page.body).not.toContain('23 November 2026')
    const calendar = await under.app.inject('/calendar.ics')
    expect(calendar.body).toContain('DTSTART:20261124T223000Z')
    expect(calendar.body).not.toContain('DTSTART:20261122T200000Z')
    const timeline = await under.app.inject('/treaties/convention')
    expect(timeline.body).toContain('25 November 2026')
    expect(timeline.body).not.toContain('23 November 2026')
  })

  test('keeps that opening under a next edition that repeats the promise, and refuses another', async () => {
    const { under, other, lead, home } = await aLateOne()
    await lead.post(`${home}/publish`)
    under.setTime('2026-11-28T00:00:00Z')
    const found = (await findPublishedConsultation(under.house.publicDb, 'late'))!
    const late = { ...other, ...found }
    await aNextEdition(under, late, { title: 'Late and mended' })
    const mended = await findPublishedConsultation(under.house.publicDb, 'late')
    expect(mended).toMatchObject({ editionNumber: 2, opensAt: new Date('2026-11-24T22:30:00Z') })
    await expect(aNextEdition(under, late, { opens: '2026-11-22T09:00' })).rejects.toThrow(
      'opening-cannot-move',
    )
  })
})

describe('what was promised to the public stays promised', () => {
  const times = { opens: '2026-12-01T09:00', closes: '2027-02-26T17:00' }
  const before = '2026-11-24T00:00:00Z'
  const whileOpen = '2027-01-10T00:00:00Z'
  const afterClosing = '2027-03-10T00:00:00Z'

  async function aPromise() {
    const under = await startHouse({ now: before })
    return { under, made: await aPublishedConsultation(under, times) }
  }

  /** Tries to publish a next edition with these times, as a person does it. */
  async function publish(under: HouseUnderTest, made: ConsultationUnderTest, changes: Partial<Edition>) {
    await anApprovedEdition(under, made, changes)
    const home = `/staff/consultations/${made.consultationId}`
    const lead = await signInAs(under, ['engagement-lead'])
    const warned = (await lead.get(`${home}/approval`)).body
    const reply = await lead.post(`${home}/publish`)
    const { opensAt, closesAt } = (await findPublishedConsultation(under.house.publicDb, made.slug))!
    return { warned, reply, opensAt, closesAt }
  }

  async function expectRefused(
    under: HouseUnderTest,
    made: ConsultationUnderTest,
    changes: Partial<Edition>,
    message: string,
  ) {
    const { warned, reply, opensAt, closesAt } = await publish(under, made, changes)
    expect(warned).toContain(message)
    expect(reply.statusCode).toBe(422)
    expect(reply.body).toContain(message)
    expect([opensAt, closesAt]).toEqual([new Date('2026-11-30T20:00Z'), new Date('2027-02-26T04:00Z')])
  }

  test.for([
    ['before the opening', before],
    ['while it is open', whileOpen],
  ] as const)('a promised closing is never brought forward, not %s', async ([, at]) => {
    const { under, made } = await aPromise()
    under.setTime(at)
    await expectRefused(
      under,
      made,
      { closes: '2027-02-26T16:59' },
      'A closing can be put off, not brought forward',
    )
  })

  test('a closing can be put off, also after it has been, and the consultation is open again', async () => {
    const { under, made } = await aPromise()
    under.setTime(afterClosing)
    const { reply, closesAt } = await publish(under, made, { closes: '2027-03-31T17:00' })
    expect(reply.statusCode).toBe(303)
    expect(closesAt).toEqual(new Date('2027-03-31T04:00Z'))
    const found = await findPublishedConsultation(under.house.publicDb, made.slug)
    expect(stateOf(found!, under.house.now())).toBe('open')
  })

  test('nothing is published that closes before anyone could answer', async () => {
    const { under, made } = await aPromise()
    under.setTime(afterClosing)
    await expectRefused(under, made, { closes: '2027-03-01T17:00' }, 'The closing time has passed')
    const late = aPublishedConsultation(under, { closes: '2027-03-10T13:00' })
    await expect(late).rejects.toThrow('closing-has-passed')
  })

  test('an opening that has been cannot move', async () => {
    const { under, made } = await aPromise()
    under.setTime(whileOpen)
    await expectRefused(under, made, { opens: '2026-12-01T09:01' }, 'The consultation has opened')
  })

  test('an opening that is still to come can move, later and earlier', async () => {
    const { under, made } = await aPromise()
    const later = await publish(under, made, { opens: '2026-12-08T09:00' })
    expect([later.reply.statusCode, later.opensAt]).toEqual([303, new Date('2026-12-07T20:00Z')])
    const earlier = await publish(under, made, { opens: '2026-11-25T09:00' })
    expect([earlier.reply.statusCode, earlier.opensAt]).toEqual([303, new Date('2026-11-24T20:00Z')])
  })

  test('a consultation whose results are public does not open again, and its words can still be mended', async () => {
    const { under, made } = await aPromise()
    under.setTime(afterClosing)
    expect(await markReported(under.db, under.house.now(), made.author, made.consultationId)).toEqual({
      ok: true,
    })
    const mended = await publish(under, made, { title: 'With a better title' })
    expect(mended.reply.statusCode).toBe(303)
    await expectRefused(
      under,
      made,
      { closes: '2027-03-31T17:00' },
      'The consultation cannot open again: set the closing as it was',
    )
  })
})
