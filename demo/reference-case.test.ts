import { expect, test } from 'vitest'
import { referenceCase } from './reference-case.ts'
import { syntheticSubmissions } from './synthetic-submissions.ts'

const {
  treaty,
  agencies,
  sessions,
  chapters,
  documents,
  outcomes,
  statements,
  consultations,
  reportEntries,
} = referenceCase

/** Every object in the data that claims a certainty or a source, at any depth. */
function attributed(value: unknown, path = ''): { path: string; source?: unknown; certainty?: unknown }[] {
  if (typeof value !== 'object' || value === null) return []
  const here = value as Record<string, unknown>
  const own =
    'source' in here || 'certainty' in here ? [{ path, source: here.source, certainty: here.certainty }] : []
  return [...own, ...Object.entries(here).flatMap(([key, inner]) => attributed(inner, `${path}/${key}`))]
}

test('every fact names its source and how certain it is', () => {
  const rows = { agencies, sessions, chapters, documents, outcomes, statements, consultations }
  for (const [name, list] of Object.entries(rows)) {
    for (const row of list) expect(row.source, name).toBeTruthy()
  }
  const facts = attributed(referenceCase)
  expect(facts.length).toBeGreaterThan(150)
  for (const { path, source, certainty } of facts) {
    expect(source, path).toMatch(/\S/)
    expect(['stated', 'computed', 'general-knowledge', 'uncertain'], path).toContain(certainty)
  }
})

test('whatever points at something points at something that exists', () => {
  const sessionSlugs = sessions.map(({ slug }) => slug)
  const chapterSlugs = chapters.map(({ slug }) => slug)
  const symbols = documents.map(({ symbol }) => symbol)
  const milestoneSlugs = treaty.milestones.map(({ slug }) => slug)
  const pointers: [string[], (string | undefined)[]][] = [
    [treaty.stages.map(({ slug }) => slug), treaty.milestones.map(({ stageSlug }) => stageSlug)],
    [
      agencies.map(({ slug }) => slug),
      [...treaty.leadAgencySlugs, ...consultations.flatMap(({ edition }) => edition.agencySlugs)],
    ],
    [
      sessionSlugs,
      [
        ...chapters.flatMap(({ readAtSessionSlugs }) => readAtSessionSlugs),
        ...documents.map(({ sessionSlug }) => sessionSlug),
        ...outcomes.map(({ sessionSlug }) => sessionSlug),
        ...statements.map(({ sessionSlug }) => sessionSlug),
        ...consultations.map(({ edition }) => edition.sessionSlug),
        ...reportEntries.flatMap((entry) => entry.sessionSlugs),
      ],
    ],
    [
      chapterSlugs,
      [
        ...sessions.flatMap((session) => session.chapterSlugs),
        ...chapters.flatMap(({ grewFrom }) => grewFrom),
        ...statements.flatMap((statement) => statement.chapterSlugs),
        ...consultations.flatMap(({ edition }) => edition.chapterSlugs),
      ],
    ],
    [symbols, [...outcomes, ...treaty.milestones].flatMap(({ documentSymbols }) => documentSymbols)],
    [milestoneSlugs, [...outcomes, ...statements].map(({ milestoneSlug }) => milestoneSlug)],
    [statements.map(({ id }) => id), reportEntries.flatMap(({ statementIds }) => statementIds)],
    [consultations.map(({ slug }) => slug), reportEntries.map(({ consultationSlug }) => consultationSlug)],
  ]
  for (const [targets, from] of pointers) {
    expect(new Set(targets).size).toBe(targets.length)
    for (const pointer of from) if (pointer !== undefined) expect(targets).toContain(pointer)
  }
})

test('a session and its chapters agree on who read what', () => {
  for (const session of sessions) {
    const readHere = chapters.filter(({ readAtSessionSlugs }) => readAtSessionSlugs.includes(session.slug))
    if (readHere.length > 0)
      expect(new Set(readHere.map(({ slug }) => slug))).toEqual(new Set(session.chapterSlugs))
  }
})

test('the first session keeps the earlier date that was announced for it', () => {
  const first = sessions.find(({ slug }) => slug === 'first-session')!
  expect(first.schedule.map(({ firstDay, status }) => [firstDay, status])).toEqual([
    ['2022-01-17', 'planned'],
    ['2022-02-28', 'held'],
  ])
})

test('the final text has nine chapters and sixty-eight articles without a gap', () => {
  const final = chapters.filter(({ stage }) => stage === 'final')
  expect(final.map(({ numeral }) => numeral)).toEqual([
    'I',
    'II',
    'III',
    'IV',
    'V',
    'VI',
    'VII',
    'VIII',
    'IX',
  ])
  const articles = final.flatMap(({ firstArticle, lastArticle }) =>
    Array.from({ length: lastArticle! - firstArticle! + 1 }, (_, i) => firstArticle! + i),
  )
  expect(articles).toEqual(Array.from({ length: 68 }, (_, i) => i + 1))
})

test('past notices show what they lack, and the open consultation fills all fifteen elements', () => {
  const filled = consultations.map(
    ({ edition }) => Object.values(edition.notice.elements).filter((text) => text !== null).length,
  )
  expect(filled).toEqual([7, 6, 6, 15])
})

test('the open consultation uses every type of question but an address, in thirteen questions and five sections', () => {
  const open = consultations.find(({ state }) => state === 'open')!
  const questions = open.edition.sections.flatMap((section) => section.questions)
  expect(open.edition.sections).toHaveLength(5)
  expect(questions).toHaveLength(13)
  expect(new Set(questions.map(({ type }) => type)).size).toBe(10)
})

test('question ids are unique within a consultation, and conditions and bodies point at questions that fit', () => {
  for (const { edition, bodyQuestionId } of consultations) {
    const questions = edition.sections.flatMap((section) => section.questions)
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length)
    expect(questions.find(({ id }) => id === bodyQuestionId)?.type).toBe('long-text')
    for (const [i, { showWhen }] of questions.entries()) {
      if (!showWhen) continue
      const asked = questions.slice(0, i).find(({ id }) => id === showWhen.questionId)
      const optionIds = asked && 'options' in asked ? asked.options.map(({ id }) => id) : []
      for (const option of showWhen.anyOf) expect(optionIds).toContain(option)
    }
  }
})

test('no address in the demonstration reaches anybody', () => {
  const everything = JSON.stringify([referenceCase, consultations.map((each) => syntheticSubmissions(each))])
  const addresses = everything.match(/[\w.+-]+@[\w.-]+\w/g) ?? []
  expect(addresses.length).toBeGreaterThan(10)
  // Reserved by RFC 2606 and RFC 6761; a name under govt.nz is not.
  for (const address of addresses)
    expect(address).toMatch(/@(example\.(org|com|net)|.+\.(example|test|invalid))$/)
})
