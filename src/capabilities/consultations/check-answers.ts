import { Temporal } from 'temporal-polyfill'
import type { MessageValues, Words } from '../../platform/translation/words.ts'
import {
  type Answers,
  type AnswerValue,
  type Edition,
  isOption,
  longestAnswer,
  longestEmail,
  type Problem,
  positions,
  type Question,
} from './edition.ts'
import { fieldName, isPosition, shownQuestions, withoutHidden } from './questionnaire.ts'

/** Keys of the messages about answers, without their prefix `consultations.problem.`. */
export type ProblemName =
  | 'answer-missing'
  | 'choice-missing'
  | 'grid-missing'
  | 'ranking-missing'
  | 'position-missing'
  | 'too-long'
  | 'wrong-choice'
  | 'exclusive-choice'
  | 'ranking-order'
  | 'not-a-number'
  | 'number-too-small'
  | 'number-too-large'
  | 'not-a-date'
  | 'year-unclear'
  | 'date-too-early'
  | 'date-too-late'
  | 'not-an-email'
  | 'contact-unsaid'
  | 'broken-encoding'
  | 'control-characters'

/** A problem in ready words, linked to the field of the question or to a part of it. */
export const problem = (
  question: Question,
  words: Words,
  name: ProblemName,
  values: MessageValues = {},
  part?: string,
): Problem => ({
  questionId: question.id,
  field: fieldName(question.id, part),
  message: words.t(`consultations.problem.${name}`, { ...values, label: question.label }),
})

/** What keeps a whole form from being sent, in the order of its questions. Hidden questions ask for nothing. */
export function checkAnswers(
  edition: Pick<Edition, 'sections'>,
  answers: Answers,
  words: Words,
): readonly Problem[] {
  const counted = withoutHidden(edition, answers)
  return edition.sections.flatMap((section) =>
    shownQuestions(section, counted).flatMap((question) =>
      checkAnswer(question, counted[question.id], words),
    ),
  )
}

/** What is wrong with the answer to one question that is shown. */
export function checkAnswer(question: Question, value: AnswerValue | undefined, words: Words): Problem[] {
  if (value === undefined) return question.required ? [missing(question, words)] : []
  const say = (name: ProblemName, values?: MessageValues, part?: string) => [
    problem(question, words, name, values, part),
  ]
  switch (question.type) {
    case 'short-text':
    case 'long-text':
      return typeof value === 'string' ? checkLength(question, value, words) : say('answer-missing')
    case 'email':
      return typeof value === 'string' && isEmail(value) ? [] : say('not-an-email')
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return say('not-a-number')
      if (question.min !== undefined && value < question.min)
        return say('number-too-small', { min: words.number(question.min) })
      if (question.max !== undefined && value > question.max)
        return say('number-too-large', { max: words.number(question.max) })
      return []
    case 'date':
      if (typeof value === 'string' && isYearUnclear(value)) return say('year-unclear')
      if (typeof value !== 'string' || !isDate(value)) return say('not-a-date')
      if (question.min && value < question.min)
        return say('date-too-early', { min: words.date(question.min) })
      if (question.max && value > question.max) return say('date-too-late', { max: words.date(question.max) })
      return []
    case 'single-choice':
      return typeof value === 'string' && isOption(question.options, value) ? [] : say('wrong-choice')
    case 'multiple-choice': {
      if (!isList(value) || !value.every((id) => isOption(question.options, id))) return say('wrong-choice')
      const exclusive = question.options.find(({ id, exclusive }) => exclusive && value.includes(id))
      return exclusive && value.length > 1 ? say('exclusive-choice', { option: exclusive.label }) : []
    }
    case 'ranking': {
      const first = question.options[0]?.id
      if (!isList(value) || new Set(value).size !== value.length) return say('ranking-order', {}, first)
      return value.every((id) => isOption(question.options, id)) ? [] : say('wrong-choice', {}, first)
    }
    case 'agreement-grid': {
      const grid = isGrid(value) ? value : {}
      const wrong = question.statements.find(({ id }) => grid[id] && !isOption(question.scale, grid[id]))
      if (wrong) return say('wrong-choice', {}, wrong.id)
      const open = question.statements.find(({ id }) => !grid[id])
      return question.required && open ? say('grid-missing', {}, open.id) : []
    }
    case 'position':
      return checkPosition(question, value, words)
    case 'engagement':
      return checkEngagement(question, value, words)
  }
}

function checkPosition(
  question: Extract<Question, { type: 'position' }>,
  value: AnswerValue,
  words: Words,
): Problem[] {
  const found: Problem[] = []
  if (!isPosition(value) || !positions.includes(value.choice)) found.push(missing(question, words))
  if (isPosition(value) && value.why) found.push(...checkLength(question, value.why, words, 'why'))
  return found
}

function checkEngagement(
  question: Extract<Question, { type: 'engagement' }>,
  value: AnswerValue,
  words: Words,
): Problem[] {
  if (typeof value !== 'object' || !('ways' in value) || !isList(value.ways))
    return [problem(question, words, 'wrong-choice', {}, 'level')]
  const { level, ways, email, contact } = value
  const found: Problem[] = []
  if (typeof level === 'string' && !isOption(question.levels, level))
    found.push(problem(question, words, 'wrong-choice', {}, 'level'))
  if (question.required && level === undefined) found.push(missing(question, words))
  if (!ways.every((way: string) => isOption(question.ways, way)))
    found.push(problem(question, words, 'wrong-choice', {}, 'ways'))
  if (typeof email === 'string' && !isEmail(email))
    found.push(problem(question, words, 'not-an-email', {}, 'email'))
  // An address we may not use would be collected for nothing (Privacy Act 2020, section 22, principle 1).
  if (email && !contact) found.push(problem(question, words, 'contact-unsaid', {}, 'contact'))
  return found
}

/** The problem of a required question that has no answer, linked to where answering begins. */
function missing(question: Question, words: Words): Problem {
  switch (question.type) {
    case 'single-choice':
    case 'multiple-choice':
      return problem(question, words, 'choice-missing')
    case 'position':
      return problem(question, words, 'position-missing')
    case 'agreement-grid':
      return problem(question, words, 'grid-missing', {}, question.statements[0]?.id)
    case 'ranking':
      return problem(question, words, 'ranking-missing', {}, question.options[0]?.id)
    case 'engagement':
      return problem(question, words, 'choice-missing', {}, 'level')
    case 'short-text':
    case 'long-text':
    case 'number':
    case 'date':
    case 'email':
      return problem(question, words, 'answer-missing')
  }
}

function checkLength(
  question: Question & { readonly maxLength?: number | undefined },
  text: string,
  words: Words,
  part?: string,
): Problem[] {
  const most = Math.min(question.maxLength ?? longestAnswer, longestAnswer)
  if (text.length <= most) return []
  return [problem(question, words, 'too-long', { length: text.length, max: most }, part)]
}

/** Looks like an address; whether somebody reads it shows when we write to it. */
export const isEmail = (text: string): boolean =>
  text.length <= longestEmail &&
  /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\.]+(\.[^\s@<>,;:"()[\]\\.]+)+$/u.test(text)

/** True where the year of a date, typed in full, has not four digits: 27 may be 2027, and is not the year 27. */
export const isYearUnclear = (text: string): boolean => /^(\d{1,3}|\d{5,})-\d+-\d+$/.test(text)

/** A real civil date in the form `2026-11-24`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

const isList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

const isGrid = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
