import { positions, type Question } from '../consultations/index.ts'

/** One option chosen on a closed question. */
export interface Choice {
  /** The statement of a grid, the option of a ranking, the part of an engagement question; '' otherwise. */
  readonly itemId: string
  readonly optionId: string
}

/** A question that figures can count, with everything that can be chosen on it. */
export interface ClosedQuestion {
  readonly questionId: string
  readonly label: string
  /** Several options can be chosen at once: shares then add up to more than the whole. */
  readonly several: boolean
  readonly items: readonly { readonly itemId: string; readonly label: string }[]
  readonly options: readonly { readonly optionId: string; readonly label: string }[]
}

/**
 * What an answer chose; nothing for open questions. Only what the question offers is counted: a value from another
 * edition, or of another shape, is no choice.
 */
export function choicesOf(question: Question, value: unknown): Choice[] {
  switch (question.type) {
    case 'single-choice':
      return offered(question.options, [value]).map((optionId) => ({ itemId: '', optionId }))
    case 'multiple-choice':
      return offered(question.options, listOf(value)).map((optionId) => ({ itemId: '', optionId }))
    case 'ranking':
      return listOf(value).flatMap((id, rank) =>
        offered(question.options, [id]).map((itemId) => ({ itemId, optionId: String(rank + 1) })),
      )
    case 'agreement-grid':
      return question.statements.flatMap((statement) =>
        offered(question.scale, [fieldOf(value, statement.id)]).map((optionId) => ({
          itemId: statement.id,
          optionId,
        })),
      )
    case 'position':
      return positions
        .filter((each) => each === fieldOf(value, 'choice'))
        .map((optionId) => ({ itemId: '', optionId }))
    case 'engagement':
      return [
        ...offered(question.levels, [fieldOf(value, 'level')]).map((optionId) => ({
          itemId: 'level',
          optionId,
        })),
        ...offered(question.ways, listOf(fieldOf(value, 'ways'))).map((optionId) => ({
          itemId: 'ways',
          optionId,
        })),
      ]
    case 'short-text':
    case 'long-text':
    case 'number':
    case 'date':
    case 'email':
      return []
  }
}

const offered = (options: readonly { readonly id: string }[], chosen: readonly unknown[]): string[] =>
  options.map((option) => option.id).filter((id) => chosen.includes(id))

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, field)
    ? (value as Record<string, unknown>)[field]
    : undefined

/**
 * What figures can be drawn for a question: none for open ones, two for an engagement question.
 *
 * @param positionLabel the words for each position
 * @param rankLabel the words for "ranked first" and so on
 * @param partLabel the words for the two parts of an engagement question
 */
export function closedQuestions(
  question: Question,
  names: {
    position(id: string): string
    rank(rank: number): string
    engagementPart(part: 'level' | 'ways'): string
  },
): ClosedQuestion[] {
  const whole = [{ itemId: '', label: question.label }]
  const optionsOf = (options: readonly { readonly id: string; readonly label: string }[]) =>
    options.map(({ id, label }) => ({ optionId: id, label }))
  const figure = (
    items: ClosedQuestion['items'],
    options: ClosedQuestion['options'],
    several = false,
    label = question.label,
  ): ClosedQuestion => ({ questionId: question.id, label, several, items, options })

  switch (question.type) {
    case 'single-choice':
      return [figure(whole, optionsOf(question.options))]
    case 'multiple-choice':
      return [figure(whole, optionsOf(question.options), true)]
    case 'position':
      return [
        figure(
          whole,
          positions.map((id) => ({ optionId: id, label: names.position(id) })),
        ),
      ]
    case 'agreement-grid':
      return [
        figure(
          question.statements.map(({ id, label }) => ({ itemId: id, label })),
          optionsOf(question.scale),
        ),
      ]
    case 'ranking':
      return [
        figure(
          question.options.map(({ id, label }) => ({ itemId: id, label })),
          question.options.map((_, i) => ({ optionId: String(i + 1), label: names.rank(i + 1) })),
        ),
      ]
    case 'engagement': {
      const part = (id: 'level' | 'ways') => ({ itemId: id, label: names.engagementPart(id) })
      const label = (id: 'level' | 'ways') => `${question.label} (${names.engagementPart(id)})`
      return [
        figure([part('level')], optionsOf(question.levels), false, label('level')),
        figure([part('ways')], optionsOf(question.ways), true, label('ways')),
      ]
    }
    case 'short-text':
    case 'long-text':
    case 'number':
    case 'date':
    case 'email':
      return []
  }
}
