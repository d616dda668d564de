import { type Edition, findQuestion, type Question } from '../../consultations/index.ts'
import { type PlainTarget, plainTargets } from './import.ts'

/** A column that answers a question, or a part of one. */
export interface AnswerTarget {
  readonly question: Question
  /** `why` of a position; `level` or `ways` of an engagement; undefined for the answer itself. */
  readonly part?: 'why' | 'level' | 'ways' | undefined
  /** One option of several, or one statement of a grid, that has a column of its own. */
  readonly itemId?: string | undefined
}

export type Target = { readonly plain: PlainTarget } | { readonly answer: AnswerTarget }

/** Reads what a column was said to be; undefined for one that is left out, and for what this questionnaire does not have. */
export function readTarget(written: string, edition: Pick<Edition, 'sections'>): Target | undefined {
  const plain = plainTargets.find((each) => each === written)
  if (plain) return { plain }
  const [kind, questionId = '', part, itemId] = written.split(':')
  const question = kind === 'answer' ? findQuestion(edition, questionId) : undefined
  if (!question) return undefined
  return answerTargets(question).some((each) => each === written)
    ? {
        answer: {
          question,
          part: part === 'why' || part === 'level' || part === 'ways' ? part : undefined,
          itemId,
        },
      }
    : undefined
}

/** All that a column can say of a question. */
export function answerTargets(question: Question): string[] {
  const own = `answer:${question.id}`
  switch (question.type) {
    case 'short-text':
    case 'long-text':
    case 'single-choice':
    case 'ranking':
    case 'number':
    case 'date':
    case 'email':
      return [own]
    case 'multiple-choice':
      return [own, ...question.options.map(({ id }) => `${own}:option:${id}`)]
    case 'agreement-grid':
      return question.statements.map(({ id }) => `${own}:statement:${id}`)
    case 'position':
      return [own, `${own}:why`]
    case 'engagement':
      return [`${own}:level`, `${own}:ways`]
  }
}

/** What one of them is called, by the words of the questionnaire alone. */
export function itemLabel(question: Question, target: string): string | undefined {
  const [, , part, itemId] = target.split(':')
  if (part === 'option' && question.type === 'multiple-choice')
    return question.options.find(({ id }) => id === itemId)?.label
  if (part === 'statement' && question.type === 'agreement-grid')
    return question.statements.find(({ id }) => id === itemId)?.label
  return undefined
}
