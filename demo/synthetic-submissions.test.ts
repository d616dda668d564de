import { expect, test } from 'vitest'
import { referenceCase } from './reference-case.ts'
import { isShown } from './synthetic/answers.ts'
import { saidIn } from './synthetic/stock/eras.ts'
import { sentences } from './synthetic/stock/sentences.ts'
import { syntheticLabel, syntheticSubmissions } from './synthetic-submissions.ts'
import type { Answer, EngagementAnswer, PositionAnswer, Question, SyntheticSubmission } from './types.ts'

const { consultations } = referenceCase
const all = consultations.flatMap(syntheticSubmissions)
const words = (text: string) => text.split(/\s+/).filter(Boolean).length

/** Every text a submission holds, by question; the body under an empty name. */
function textsOf(submission: SyntheticSubmission): Map<string, string> {
  const texts = new Map<string, string>()
  if (submission.body) texts.set('', submission.body.text)
  for (const [questionId, answer] of Object.entries(submission.answers)) {
    if (typeof answer === 'string') texts.set(questionId, answer)
    else if ('why' in answer && typeof answer.why === 'string') texts.set(questionId, answer.why)
  }
  return texts
}

/** What is wrong with an answer, or undefined. Written from the shape of the questions, not from the generator. */
function misfit(question: Question, answer: Answer): string | undefined {
  const optionIds = (question.options ?? []).map(({ id }) => id)
  const known = (ids: string[]) =>
    ids.every((id) => optionIds.includes(id)) && new Set(ids).size === ids.length
  const fits = (text: string) =>
    text.trim() !== '' && text.length <= (question.maxLength ?? Number.POSITIVE_INFINITY)
  const check = (ok: boolean) => (ok ? undefined : `${question.id}: ${JSON.stringify(answer).slice(0, 80)}`)
  switch (question.type) {
    case 'short-text':
    case 'long-text':
      return check(typeof answer === 'string' && fits(answer) && answer === answer.normalize('NFC'))
    case 'single-choice':
      return check(typeof answer === 'string' && optionIds.includes(answer))
    case 'multiple-choice': {
      if (!Array.isArray(answer)) return check(false)
      const alone = question.options!.some((option) => option.exclusive && answer.includes(option.id))
      return check(answer.length > 0 && known(answer) && (!alone || answer.length === 1))
    }
    case 'ranking':
      return check(Array.isArray(answer) && known(answer) && answer.length === optionIds.length)
    case 'agreement-grid': {
      const rows = Object.entries(answer as Record<string, string>)
      const statementIds = question.statements!.map(({ id }) => id)
      const points = question.scale!.map(({ id }) => id)
      return check(
        rows.length > 0 && rows.every(([row, point]) => statementIds.includes(row) && points.includes(point)),
      )
    }
    case 'position': {
      const { choice, why } = answer as PositionAnswer
      const choices = ['support', 'support-with-changes', 'oppose', 'no-view']
      return check(choices.includes(choice) && (why === undefined || fits(why)))
    }
    case 'number':
      return check(
        /^\d+$/.test(String(answer)) &&
          Number(answer) >= Number(question.min) &&
          Number(answer) <= Number(question.max),
      )
    case 'date':
      return check(
        /^\d{4}-\d\d-\d\d$/.test(String(answer)) &&
          String(answer) >= String(question.min) &&
          String(answer) <= String(question.max),
      )
    case 'email':
      return check(/^[^@\s]+@example\.org$/.test(String(answer)))
    case 'engagement': {
      const { level, ways, contact, email } = answer as EngagementAnswer
      const levels = question.scale!.map(({ id }) => id)
      return check(levels.includes(level) && known(ways) && contact === (email !== undefined))
    }
  }
}

test('there are 250 synthetic submissions, spread over the four consultations', () => {
  expect(all).toHaveLength(250)
  expect(consultations.map((consultation) => syntheticSubmissions(consultation).length)).toEqual([
    60, 45, 55, 90,
  ])
  expect(new Set(all.map(({ id }) => id)).size).toBe(250)
})

test('the same consultation always gives the same submissions', () => {
  expect(consultations.flatMap(syntheticSubmissions)).toEqual(all)
})

test('every submission is labelled synthetic, in its fields and in the name that staff read', () => {
  for (const submission of all) {
    expect(submission.synthetic).toBe(true)
    expect(submission.label).toBe(syntheticLabel)
    expect(submission.submitter.name).toMatch(/^Example .+ \d+ \(synthetic\)$/)
    expect(submission.submitter.email ?? 'x@example.org').toMatch(/@example\.org$/)
  }
  expect(new Set(all.map(({ submitter }) => submitter.name)).size).toBe(250)
})

test('every answer fits the question it belongs to, and nobody answers a question they were not shown', () => {
  for (const consultation of consultations) {
    const questions = consultation.edition.sections.flatMap((section) => section.questions)
    for (const submission of syntheticSubmissions(consultation)) {
      for (const [questionId, answer] of Object.entries(submission.answers)) {
        const question = questions.find(({ id }) => id === questionId)
        expect(question, `${submission.id} answers ${questionId}`).toBeDefined()
        expect(isShown(question!, submission.answers), `${submission.id} is shown ${questionId}`).toBe(true)
        expect(misfit(question!, answer)).toBeUndefined()
      }
    }
  }
})

test('a web submission answers every required question; one by e-mail, post or meeting has a body', () => {
  for (const consultation of consultations) {
    const required = consultation.edition.sections
      .flatMap((section) => section.questions)
      .filter(({ required }) => required)
    for (const submission of syntheticSubmissions(consultation)) {
      if (submission.channel === 'web') {
        expect(submission.body).toBeUndefined()
        for (const question of required) expect(submission.answers).toHaveProperty([question.id])
      } else {
        expect(submission.answers).toEqual({})
        expect(words(submission.body!.text)).toBeGreaterThan(0)
      }
    }
  }
})

test('a submission came in while its consultation was open', () => {
  // Windows in UTC, worked out by hand: New Zealand was at +12 in winter and +13 in summer.
  const windows: Record<string, [string, string]> = {
    'draft-principles-2021': ['2021-09-07T12:00:00Z', '2021-10-06T10:59:00Z'],
    'second-session-2022': ['2022-04-30T12:00:00Z', '2022-05-29T11:59:00Z'],
    'third-session-2022': ['2022-07-14T12:00:00Z', '2022-08-23T05:00:00Z'],
    'what-next-2026': ['2026-11-01T20:00:00Z', '2026-11-23T05:00:00Z'],
  }
  for (const submission of all) {
    const [opens, closes] = windows[submission.consultationSlug]!
    expect(
      submission.receivedAt >= opens && submission.receivedAt < closes,
      `${submission.id} ${submission.receivedAt}`,
    ).toBe(true)
  }
})

test('texts run from one word to nearly three thousand', () => {
  const lengths = all.flatMap((submission) => [...textsOf(submission).values()].map(words))
  expect(Math.min(...lengths)).toBe(1)
  expect(Math.max(...lengths)).toBeGreaterThan(2500)
  expect(Math.max(...lengths)).toBeLessThanOrEqual(3100)
})

test('three campaigns, every channel and every kind of submitter are there', () => {
  const campaigns = all.map(({ made }) => made.campaign).filter(Boolean)
  expect(new Set(campaigns)).toEqual(new Set(['keep-it-narrow', 'do-not-sign', 'sign-for-the-children']))
  expect(new Set(all.map(({ channel }) => channel))).toEqual(new Set(['web', 'email', 'post', 'meeting']))
  expect(all.filter(({ channel }) => channel === 'web').length).toBeGreaterThan(250 * 0.6)
  const kinds = ['individual', 'organisation', 'iwi-hapu', 'company', 'academic', 'on-behalf']
  expect(new Set(all.map(({ submitter }) => submitter.kind))).toEqual(new Set(kinds))
  expect(all.filter(({ contactConsent }) => contactConsent).length).toBeGreaterThan(20)
})

test('a passage that someone asks to withhold, and one in te reo Māori, stand in the text they point at', () => {
  const passages = all.flatMap((submission) => [
    ...submission.withhold
      .filter(({ scope }) => scope === 'passage')
      .map(({ questionId, exact }) => ({ submission, questionId, exact: exact! })),
    ...submission.teReo.map(({ questionId, exact }) => ({ submission, questionId, exact })),
  ])
  expect(passages.length).toBeGreaterThan(40)
  for (const { submission, questionId, exact } of passages) {
    expect(textsOf(submission).get(questionId ?? ''), submission.id).toContain(exact)
  }
  expect(
    all
      .filter(({ withhold }) => withhold.length > 0)
      .every(({ withhold }) => withhold[0]!.because.length > 10),
  ).toBe(true)
})

test('the stock holds more than two hundred different sentences, in every topic and stance', () => {
  const eras = ['beforehand', 'adopted'] as const
  const lists = Object.values(sentences).flatMap((stances) => Object.values(stances))
  const stock = lists.map((list) => [...new Set(eras.flatMap((era) => saidIn(era, list)))])
  expect(stock.every((list) => list.length >= 3)).toBe(true)
  expect(new Set(stock.flat()).size).toBe(stock.flat().length)
  expect(stock.flat().length).toBeGreaterThan(200)
})
