import { canonicalJson } from '../ledger/index.ts'
import type { Answers, AnswerValue, Edition, PositionAnswer, Question, Section } from './edition.ts'

/** The name of a question's form field; parts of an answer follow after a further dot. */
export const fieldName = (questionId: string, part?: string): string =>
  part === undefined ? `q.${questionId}` : `q.${questionId}.${part}`

/**
 * True when the condition of a question, if it has one, is met by these answers. The answers must hold none of
 * questions that are hidden themselves; `withoutHidden` makes them so.
 */
export function isShown(question: Question, answers: Answers): boolean {
  const { showWhen } = question
  if (!showWhen) return true
  const chosen = answers[showWhen.questionId]
  if (typeof chosen === 'string') return showWhen.anyOf.includes(chosen)
  if (Array.isArray(chosen)) return chosen.some((each) => showWhen.anyOf.includes(each))
  return isPosition(chosen) && showWhen.anyOf.includes(chosen.choice)
}

/**
 * The answers that count: to questions of this edition, and only those that are shown. What was typed under a
 * question that is hidden now stays in the draft, so that choosing back brings it back.
 */
export function withoutHidden(edition: Pick<Edition, 'sections'>, answers: Answers): Answers {
  const counted: Record<string, AnswerValue> = {}
  // Conditions point only to earlier questions, so one pass in order settles chains of conditions.
  for (const question of questionsOf(edition)) {
    const value = answerTo(answers, question.id)
    if (value !== undefined && isShown(question, counted)) counted[question.id] = value
  }
  return counted
}

/** The questions of a section that these answers call for, in order. */
export function shownQuestions(section: Section, answers: Answers): readonly Question[] {
  const counted: Record<string, AnswerValue> = { ...answers }
  return section.questions.filter((question) => {
    const shown = isShown(question, counted)
    if (!shown) delete counted[question.id]
    return shown
  })
}

/**
 * The questions to put on a section's page: those that are shown, and those whose condition is decided on this very
 * page. A page without scripts cannot show them later, so they stand there with a word about when to answer them.
 */
export function questionsOnPage(section: Section, answers: Answers): readonly Question[] {
  const here = new Set<string>()
  const onPage = section.questions.filter((question) => {
    const decidedHere = question.showWhen !== undefined && here.has(question.showWhen.questionId)
    const shown = decidedHere || isShown(question, answers)
    if (shown) here.add(question.id)
    return shown
  })
  return onPage
}

/** The sections that have a question to answer, in order. */
export function sectionsOf(edition: Pick<Edition, 'sections'>, answers: Answers): readonly Section[] {
  const counted = withoutHidden(edition, answers)
  return edition.sections.filter((section) => shownQuestions(section, counted).length > 0)
}

/** The sections that anyone can get to see, whatever they answer: while one is still empty nobody is told of it. */
export const filledSections = ({ sections }: Pick<Edition, 'sections'>): readonly Section[] =>
  sections.filter(({ questions }) => questions.length > 0)

/** All questions, in order. */
export const questionsOf = (edition: Pick<Edition, 'sections'>): readonly Question[] =>
  edition.sections.flatMap((section) => section.questions)

export const findQuestion = (edition: Pick<Edition, 'sections'>, questionId: string): Question | undefined =>
  questionsOf(edition).find((question) => question.id === questionId)

/** One shown and answered question, as the record keeps it. */
export interface AnswerPart {
  readonly questionId: string
  /** What was chosen, ranked, entered; null where the answer is only words. A position is `{ choice }`. */
  readonly value: AnswerValue | null
  /** The words: of a short or long text, or the reason of a position. Undefined where there are none. */
  readonly text?: string | undefined
}

/** Splits checked answers into the pieces that are stored: each shown, answered question, in order. */
export function partsOf(edition: Pick<Edition, 'sections'>, answers: Answers): readonly AnswerPart[] {
  const counted = withoutHidden(edition, answers)
  const parts: AnswerPart[] = []
  for (const question of questionsOf(edition)) {
    const value = counted[question.id]
    if (value !== undefined) parts.push(partOf(question, value))
  }
  return parts
}

function partOf(question: Question, value: AnswerValue): AnswerPart {
  const questionId = question.id
  const words = wordsIn(question)
  if (words === 'answer' && typeof value === 'string') return { questionId, value: null, text: value }
  if (words === 'reason' && isPosition(value))
    return { questionId, value: { choice: value.choice }, text: value.why }
  return { questionId, value }
}

/** The way back: stored parts as the answers they came from, for reading and for corrections. */
export function answersOf(edition: Pick<Edition, 'sections'>, parts: readonly AnswerPart[]): Answers {
  const answers: Record<string, AnswerValue> = {}
  for (const { questionId, value, text } of parts) {
    const question = findQuestion(edition, questionId)
    if (!question) continue
    const words = wordsIn(question)
    if (words === 'answer') {
      if (text !== undefined) answers[questionId] = text
    } else if (words === 'reason' && isPosition(value)) {
      answers[questionId] = { ...value, ...(text === undefined ? {} : { why: text }) }
    } else if (value !== null) answers[questionId] = value
  }
  return answers
}

export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly questionId: string
  readonly label: string
}

/** What happened to the questions between two editions, in the order of the newer one; removed ones last. */
export function differences(
  a: Pick<Edition, 'sections'>,
  b: Pick<Edition, 'sections'>,
): readonly Difference[] {
  const before = new Map(questionsOf(a).map((question) => [question.id, question]))
  const after = questionsOf(b)
  const found: Difference[] = []
  for (const question of after) {
    const old = before.get(question.id)
    before.delete(question.id)
    const about = { questionId: question.id, label: question.label }
    if (!old) found.push({ kind: 'added', ...about })
    else if (canonicalJson(old) !== canonicalJson(question)) found.push({ kind: 'changed', ...about })
  }
  for (const old of before.values()) found.push({ kind: 'removed', questionId: old.id, label: old.label })
  return found
}

/** Where an answer holds words of one's own, which are kept apart from what was chosen: they are searched and withheld. */
function wordsIn(question: Question): 'answer' | 'reason' | 'nowhere' {
  switch (question.type) {
    case 'short-text':
    case 'long-text':
      return 'answer'
    case 'position':
      return 'reason'
    case 'single-choice':
    case 'multiple-choice':
    case 'ranking':
    case 'agreement-grid':
    case 'number':
    case 'date':
    case 'email':
    case 'engagement':
      return 'nowhere'
  }
}

export const isPosition = (value: unknown): value is PositionAnswer =>
  typeof value === 'object' && value !== null && 'choice' in value && typeof value.choice === 'string'

/** An answer by question id; never something that objects inherit. */
const answerTo = (answers: Answers, questionId: string): AnswerValue | undefined =>
  Object.hasOwn(answers, questionId) ? answers[questionId] : undefined
