import type { Words } from '../../platform/translation/words.ts'
import { type Edition, findQuestion, partsOf, withoutHidden } from '../consultations/index.ts'
import { findSpan } from './passage.ts'
import type { DraftContent, WithholdRequest } from './submissions.ts'

type Sections = Pick<Edition, 'sections'>
type Asked = Pick<DraftContent, 'answers' | 'withhold'>

/** The requests that still have something to withhold: those about an answer since removed fall away with it. */
export function standingRequests(edition: Sections, { answers, withhold }: Asked): WithholdRequest[] {
  const given = withoutHidden(edition, answers)
  return withhold.filter(({ questionId }) => questionId === 'everything' || given[questionId] !== undefined)
}

/**
 * The requests about a question that has no answer now, emptied perhaps in another window: there is nothing to withhold
 * and nothing is sent, but what was typed stays with the form and the person is told.
 */
export function idleRequests(edition: Sections, asked: Asked): WithholdRequest[] {
  const standing = standingRequests(edition, asked)
  return asked.withhold.filter((each) => !standing.includes(each) && findQuestion(edition, each.questionId))
}

/**
 * The requests whose passage cannot be marked, because its words do not stand in the answer, or stand there twice.
 * They are kept as given; the person is told, since an answer may have been rewritten after the passage was chosen.
 */
export function strayRequests(edition: Sections, asked: Asked): WithholdRequest[] {
  const parts = partsOf(edition, withoutHidden(edition, asked.answers))
  return standingRequests(edition, asked).filter(({ questionId, quote }) => {
    if (!quote) return false
    const text = parts.find((part) => part.questionId === questionId)?.text
    return !text || !findSpan(text, quote)
  })
}

/** The answers in which a passage can be chosen: those that hold words of the person's own. */
export const answersWithWords = (
  edition: Sections,
  { answers }: Pick<DraftContent, 'answers'>,
): Set<string> =>
  new Set(partsOf(edition, answers).flatMap(({ questionId, text }) => (text ? [questionId] : [])))

const longestQuoted = 80

/** Which passage cannot be marked, in which answer, and what to do. */
export function strayMessage(
  edition: Sections,
  { questionId, quote = '' }: WithholdRequest,
  words: Words,
): string {
  return words.t('submissions.withhold.stray', {
    label: findQuestion(edition, questionId)?.label ?? '',
    passage: quote.length > longestQuoted ? `${quote.slice(0, longestQuoted).trimEnd()}…` : quote,
  })
}
