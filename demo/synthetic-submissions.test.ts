import { expect, test } from 'vitest'
import { isShown } from '../src/capabilities/consultations/index.ts'
import { referenceCase } from './reference-case.ts'
import { saidIn } from './synthetic/stock/eras.ts'
import { sentences } from './synthetic/stock/sentences.ts'
import { syntheticSubmissions } from './synthetic-submissions.ts'
import type { AnswerValue, EngagementAnswer, PositionAnswer, Question, SyntheticSubmission } from './types.ts'

const { consultations } = referenceCase
const all = consultations.flatMap(syntheticSubmissions)
const words = (text: string) => text.split(/\s+/).filter(Boolean).length

/** Every text a submission holds, by question. */
function textsOf({ content }: SyntheticSubmission): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [questionId, answer] of Object.entries(content.answers)) {
    if (typeof answer === 'string') texts.set(questionId, answer)
    else if (typeof answer === 'object' && 'why' in answer && typeof answer.why === 'string')
      texts.set(questionId, answer.why)
  }
  return texts
}

/** Whether an answer fits its question; written from the shape of the questions, not from the generator. */
function fits(question: Question, answer: AnswerValue): boolean {
  const among = (list: readonly { id: string }[], ids: readonly string[]) =>
    ids.every((id) => list.some((item) => item.id === id)) && new Set(ids).size === ids.length
  const holds = (text: string, maxLength = Number.POSITIVE_INFINITY) =>
    text.trim() !== '' && text.length <= maxLength && text === text.normalize('NFC')
  switch (question.type) {
    case 'short-text':
    case 'long-text':
      return typeof answer === 'string' && holds(answer, question.maxLength)
    case 'single-choice':
      return typeof answer === 'string' && among(question.options, [answer])
    case 'multiple-choice': {
      if (!Array.isArray(answer)) return false
      const alone = question.options.some((option) => option.exclusive && answer.includes(option.id))
      return answer.length > 0 && among(question.options, answer) && (!alone || answer.length === 1)
    }
    case 'ranking':
      return (
        Array.isArray(answer) && among(question.options, answer) && answer.length === question.options.length
      )
    case 'agreement-grid': {
      const rows = Object.entries(answer as Record<string, string>)
      return (
        rows.length > 0 &&
        rows.every(([row, point]) => among(question.statements, [row]) && among(question.scale, [point]))
      )
    }
    case 'position': {
      const { choice, why } = answer as PositionAnswer
      const choices = ['support', 'support-with-changes', 'oppose', 'no-view']
      return choices.includes(choice) && (why === undefined || holds(why, question.maxLength))
    }
    case 'number':
      return typeof answer === 'number' && answer >= question.min! && answer <= question.max!
    case 'date':
      return (
        typeof answer === 'string' &&
        /^\d{4}-\d\d-\d\d$/.test(answer) &&
        answer >= question.min! &&
        answer <= question.max!
      )
    case 'email':
      return typeof answer === 'string' && /^[^@\s]+@example\.org$/.test(answer)
    case 'engagement': {
      const { level, ways, contact, email } = answer as EngagementAnswer
      return (
        among(question.levels, [level!]) && among(question.ways, ways) && contact === (email !== undefined)
      )
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

test('every submission is labelled synthetic, in its fields and in every name that staff read', () => {
  for (const { synthetic, label, content } of all) {
    expect(synthetic).toBe(true)
    expect(label).toMatch(/^Synthetic: /)
    const { kind, name, organisation, onBehalfOf, email } = content.sender
    for (const shown of [name, organisation, onBehalfOf]) {
      if (shown !== undefined) expect(shown).toMatch(/^Example .+ \d+ \(synthetic\)$/)
    }
    expect(kind !== 'individual').toBe(organisation !== undefined)
    expect(email ?? 'x@example.org').toMatch(/@example\.org$/)
  }
  expect(new Set(all.map(({ content }) => content.sender.name)).size).toBe(250)
})

test('every answer fits the question it belongs to, and nobody answers a question they were not shown', () => {
  for (const consultation of consultations) {
    const questions = consultation.edition.sections.flatMap((section) => section.questions)
    for (const { id, content } of syntheticSubmissions(consultation)) {
      for (const [questionId, answer] of Object.entries(content.answers)) {
        const question = questions.find((each) => each.id === questionId)
        expect(question, `${id} answers ${questionId}`).toBeDefined()
        expect(isShown(question!, content.answers), `${id} is shown ${questionId}`).toBe(true)
        expect(fits(question!, answer), `${id} ${questionId} ${JSON.stringify(answer).slice(0, 80)}`).toBe(
          true,
        )
      }
    }
  }
})

test('a web submission answers every required question; one by email, post or meeting is one text', () => {
  for (const consultation of consultations) {
    const questions = consultation.edition.sections.flatMap((section) => section.questions)
    const required = questions.filter((question) => question.required)
    for (const { channel, content, method } of syntheticSubmissions(consultation)) {
      expect(method).toBe(channel === 'web' ? 'typed' : 'entered-by-staff')
      if (channel === 'web')
        for (const question of required) expect(content.answers).toHaveProperty([question.id])
      else expect(Object.keys(content.answers)).toEqual([consultation.bodyQuestionId])
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
  for (const { id, consultationSlug, receivedAt } of all) {
    const [opens, closes] = windows[consultationSlug]!
    expect(receivedAt >= opens && receivedAt < closes, `${id} ${receivedAt}`).toBe(true)
  }
})

test('texts run from one word to nearly three thousand', () => {
  const lengths = all.flatMap((submission) => [...textsOf(submission).values()].map(words))
  expect(Math.min(...lengths)).toBe(1)
  expect(Math.max(...lengths)).toBeGreaterThan(2500)
  expect(Math.max(...lengths)).toBeLessThanOrEqual(3000)
})

test('three campaigns, every channel and every kind of submitter are there', () => {
  const campaigns = all.map(({ made }) => made.campaign).filter(Boolean)
  expect(new Set(campaigns)).toEqual(new Set(['keep-it-narrow', 'do-not-sign', 'sign-for-the-children']))
  expect(new Set(all.map(({ channel }) => channel))).toEqual(new Set(['web', 'email', 'post', 'meeting']))
  expect(all.filter(({ channel }) => channel === 'web').length).toBeGreaterThan(250 * 0.6)
  const voices = ['individual', 'organisation', 'iwi-hapu', 'company', 'academic', 'on-behalf']
  expect(new Set(all.map(({ made }) => made.voice))).toEqual(new Set(voices))
  expect(all.filter(({ contactConsent }) => contactConsent).length).toBeGreaterThan(20)
})

test('a passage that someone asks to withhold, and one in te reo Māori, stand in the text they point at', () => {
  const passages = all.flatMap((submission) => [
    ...submission.content.withhold
      .filter(({ questionId, quote }) => questionId !== 'everything' && quote !== undefined)
      .map(({ questionId, quote }) => ({ submission, questionId, exact: quote! })),
    ...submission.teReo.map((passage) => ({ submission, ...passage })),
  ])
  expect(passages.length).toBeGreaterThan(40)
  for (const { submission, questionId, exact } of passages) {
    expect(textsOf(submission).get(questionId), submission.id).toContain(exact)
  }
  const asked = all.filter(({ content }) => content.withhold.length > 0)
  expect(asked.length).toBeGreaterThan(25)
  for (const { content } of asked)
    for (const { reason } of content.withhold) expect(words(reason)).toBeGreaterThan(4)
  const categories = asked.map(({ made }) => made.withhold?.category)
  expect(new Set(categories)).toEqual(new Set(['privacy', 'commercial', 'safety', 'cultural']))
})

test('the stock holds more than two hundred different sentences, some in every topic and stance', () => {
  const lists = Object.values(sentences).flatMap((stances) => Object.values(stances))
  const stock = lists.map((list) => [...new Set([...saidIn('beforehand', list), ...saidIn('adopted', list)])])
  expect(stock.every((list) => list.length >= 3)).toBe(true)
  expect(new Set(stock.flat()).size).toBe(stock.flat().length)
  expect(stock.flat().length).toBeGreaterThan(200)
})
