import type { Words } from '../../platform/translation/words.ts'
import { isDate } from './check-answers.ts'
import type { AnswerValue, Option, Question } from './edition.ts'
import { isPosition } from './questionnaire.ts'

/**
 * An answer as lines a person can read: labels for what was chosen, words as typed. Works for an answer with
 * problems too, because the page that lists them shows the answer beside them.
 */
export function describeAnswer(question: Question, value: AnswerValue, words: Words): string[] {
  const { t } = words
  switch (question.type) {
    case 'short-text':
    case 'long-text':
    case 'email':
      return [String(value)]
    case 'number':
      return [typeof value === 'number' ? words.number(value) : String(value)]
    case 'date':
      return [typeof value === 'string' && isDate(value) ? words.date(value) : String(value)]
    case 'single-choice':
      return [labelOf(question.options, String(value))]
    case 'multiple-choice':
      return Array.isArray(value) ? value.map((id) => labelOf(question.options, id)) : []
    case 'ranking':
      return rankedLines(question.options, value, words)
    case 'agreement-grid': {
      const grid = value as Readonly<Record<string, string>>
      return question.statements
        .filter(({ id }) => grid[id])
        .map(({ id, label }) =>
          t('consultations.answer.pair', { about: label, answer: labelOf(question.scale, grid[id] ?? '') }),
        )
    }
    case 'position': {
      if (!isPosition(value)) return []
      const choice = value.choice ? [words.named(`consultations.position.${value.choice}`)] : []
      return value.why ? [...choice, value.why] : choice
    }
    case 'engagement':
      return engagementLines(question, value, words)
  }
}

function rankedLines(options: readonly Option[], value: AnswerValue, words: Words): string[] {
  const places: [string, string][] = Array.isArray(value)
    ? value.map((id, index) => [String(index + 1), id])
    : Object.entries(value as Record<string, string>).map(([id, place]) => [place, id])
  return places.map(([place, id]) =>
    words.t('consultations.answer.place', { place, option: labelOf(options, id) }),
  )
}

function engagementLines(
  question: Extract<Question, { type: 'engagement' }>,
  value: AnswerValue,
  words: Words,
): string[] {
  if (typeof value !== 'object' || !('ways' in value) || !Array.isArray(value.ways)) return []
  const { level, ways, contact, email } = value as {
    level?: string
    ways: string[]
    contact?: boolean
    email?: string
  }
  const { t } = words
  return [
    ...(level ? [labelOf(question.levels, level)] : []),
    ...ways.map((id) => labelOf(question.ways, id)),
    ...(contact ? [t('consultations.answer.may-contact')] : []),
    // An address without consent is for nobody to write to.
    ...(contact && email ? [t('consultations.answer.write-to', { email })] : []),
  ]
}

const labelOf = (options: readonly Option[], id: string): string =>
  options.find((option) => option.id === id)?.label ?? id
