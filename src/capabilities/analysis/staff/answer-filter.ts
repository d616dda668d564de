import type { Words } from '../../../platform/translation/words.ts'
import type { Question } from '../../consultations/index.ts'
import { type ClosedQuestion, closedQuestions } from '../choices.ts'
import type { SelectionQuery } from '../schemas.ts'

/** One answer to a closed question, as the filter offers it. */
export interface AnswerChoice {
  /** Question, item and option in one field of the form, apart by `~`, which none of them can hold. */
  readonly value: string
  readonly label: string
}

/** The closed questions of a consultation in the words of a language. */
export const closedIn = (questions: readonly Question[], words: Words): ClosedQuestion[] =>
  questions.flatMap((question) =>
    closedQuestions(question, {
      position: (id) => words.named(`consultations.position.${id}`),
      rank: (rank) => words.t('analysis.rank', { rank }),
      engagementPart: (part) => words.named(`analysis.engagement.${part}`),
    }),
  )

/** Everything that can be chosen, grouped by question. */
export function answersToFilter(
  questions: readonly Question[],
  words: Words,
): { readonly question: string; readonly choices: readonly AnswerChoice[] }[] {
  return closedIn(questions, words).map(({ questionId, label, items, options }) => ({
    question: label,
    choices: items.flatMap((item) =>
      options.map((option) => ({
        value: answerValue({ question: questionId, item: item.itemId || undefined, option: option.optionId }),
        label: items.length > 1 ? `${item.label}: ${option.label}` : option.label,
      })),
    ),
  }))
}

export const answerValue = (query: Pick<SelectionQuery, 'question' | 'item' | 'option'>): string =>
  query.question === undefined ? '' : [query.question, query.item ?? '', query.option ?? ''].join('~')
