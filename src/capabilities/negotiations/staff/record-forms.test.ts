import { beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../../app/testing/start.ts'
import { type FormFields, type StaffBrowser, signInAs } from '../../accounts/factories.ts'
import { aChapter, aDocument, anOutcome, aSession, aStage, aStatement, aTreaty } from '../factories.ts'

let house: TestHouse
let negotiator: StaffBrowser
let approver: StaffBrowser

beforeAll(async () => {
  const started = await startHouse({ keep: true })
  house = started
  negotiator = await signInAs(started, ['negotiator'])
  approver = await signInAs(started, ['approver'])
  return started.close
})

const at = (treatyId: string, rest = '') => `/staff/treaties/${treatyId}${rest}`

async function proposed(path: string, fields: FormFields): Promise<string> {
  const reply = await negotiator.post(path, fields)
  expect(reply.statusCode, path).toBe(303)
  return String(reply.headers.location).replace('?done=proposed', '')
}

async function approve(change: string) {
  expect((await approver.post(`${change}/approve`)).statusCode).toBe(303)
}

test('every kind of thing can be added, and stands on the page of the treaty', async () => {
  const { treatyId } = await aTreaty(house)
  const session = await aSession(house, treatyId)
  const chapter = await aChapter(house, treatyId)
  const known = { certainty: 'stated', source: 'A source' }
  const forms: Record<string, FormFields> = {
    stage: { ...known, name: 'A stage', status: 'ahead', ordinal: '7', 'begins-year': '2027' },
    fact: { ...known, label: 'A fact', value: '72', ordinal: '7' },
    session: {
      ...known,
      name: 'A session',
      slug: 'a-session',
      kind: 'substantive',
      chapterIds: [chapter.chapterId],
      'schedule.status': 'planned',
      'schedule.city': 'Vienna',
      'schedule.certainty': 'stated',
    },
    chapter: { ...known, title: 'A chapter', slug: 'a-chapter', structure: 'final', ordinal: '7' },
    document: {
      ...known,
      title: 'A document',
      kind: 'report',
      sessionId: session.sessionId,
      'relations.0.kind': 'revises',
      'relations.0.symbol': 'A/AC.291/22',
      'relations.1.kind': 'revises',
      'relations.1.symbol': '',
    },
    outcome: {
      ...known,
      title: 'An outcome',
      sessionId: session.sessionId,
      ordinal: '1',
      decided: 'vote',
      votesFor: '10',
      votesAgainst: '1',
      abstentions: '2',
      symbols: 'A/1\r\nA/2',
    },
    statement: {
      ...known,
      title: 'A statement',
      slug: 'a-statement',
      kind: 'oral',
      summary: 'What was said.',
    },
  }
  for (const [kind, fields] of Object.entries(forms))
    await approve(await proposed(at(treatyId, `/propose/${kind}`), fields))
  const { body } = await negotiator.get(at(treatyId))
  for (const kind of Object.keys(forms)) expect(body).toMatch(new RegExp(`>\\s*An? ${kind}`))
  const outcome = await house.db.selectFrom('outcome').selectAll().executeTakeFirstOrThrow()
  expect(outcome).toMatchObject({ votesFor: 10, symbols: ['A/1', 'A/2'] })
})

test('a form sent back as it came changes nothing, for every kind of thing', async () => {
  const { treatyId } = await aTreaty(house, { background: 'One\n\nTwo', goal: 'A goal' })
  const session = await aSession(house, treatyId)
  const early = await aChapter(house, treatyId)
  const late = await aChapter(house, treatyId, { structure: 'final', originIds: [early.chapterId] })
  const chapterIds = [late.chapterId, early.chapterId]
  const things: [string, string][] = [
    ['treaty', treatyId],
    ['stage', await aStage(house, treatyId, { begins: '2022', ends: '2023-05' })],
    ['session', (await aSession(house, treatyId, { chapterIds })).sessionId],
    ['schedule', session.sessionId],
    ['chapter', late.chapterId],
    [
      'document',
      await aDocument(house, treatyId, {
        relations: [
          { kind: 'revises', symbol: 'B/1' },
          { kind: 'adds-to', symbol: 'A/1' },
        ],
      }),
    ],
    ['outcome', await anOutcome(house, treatyId, session.sessionId, { symbols: ['A/1', 'A/2'] })],
    ['statement', (await aStatement(house, treatyId, { articles: ['5', '6 bis'], chapterIds })).statementId],
  ]
  for (const [kind, id] of things) {
    const path = at(treatyId, `/propose/${kind}/${id}`)
    const reply = await negotiator.post(path, fieldsIn((await negotiator.get(path)).body))
    expect(reply.statusCode, kind).toBe(422)
    expect(reply.body, kind).toContain('Nothing is different')
  }
})

test('a fact that is stated in a source, or worked out from one, names it', async () => {
  const { treatyId } = await aTreaty(house)
  const path = `/staff/treaties/${treatyId}/propose/fact`
  const fact = { label: 'Parties', value: '72', ordinal: '1', source: ' ' }
  for (const certainty of ['stated', 'computed']) {
    const reply = await negotiator.post(path, { ...fact, certainty })
    expect(reply.statusCode, certainty).toBe(422)
    expect(reply.body, certainty).toContain('href="#source"')
    expect(reply.body, certainty).toContain('value="Parties"')
  }
  expect((await negotiator.post(path, { ...fact, certainty: 'uncertain' })).statusCode).toBe(303)
})

/** The fields of a page's form as a browser would send them untouched. */
function fieldsIn(html: string): FormFields {
  const form = /<main[\s\S]*<form method="post"[\s\S]*?<\/form>/.exec(html)?.[0] ?? ''
  const fields: Record<string, string[]> = {}
  const add = (name: string, value: string) => {
    fields[name] = [...(fields[name] ?? []), plain(value)]
  }
  const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const box = /type="(radio|checkbox)"/.test(tag)
    const name = attribute(tag, 'name')
    if (name && name !== '_csrf' && (!box || / checked/.test(tag))) add(name, attribute(tag, 'value') ?? '')
  }
  for (const [, tag = '', text = ''] of form.matchAll(/(<textarea[^>]*>)([\s\S]*?)<\/textarea>/g))
    add(attribute(tag, 'name') ?? '', text)
  for (const [, tag = '', options = ''] of form.matchAll(/(<select[^>]*>)([\s\S]*?)<\/select>/g)) {
    const all = [...options.matchAll(/<option[^>]*>/g)].map(([option]) => option)
    add(
      attribute(tag, 'name') ?? '',
      attribute(all.find((each) => / selected/.test(each)) ?? all[0] ?? '', 'value') ?? '',
    )
  }
  return fields
}

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
