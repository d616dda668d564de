import { fieldOf, fieldsOf, type PostedForm } from '../../platform/http/forms.ts'
import type { Words } from '../../platform/translation/words.ts'
import { checkAnswer, problem } from './check-answers.ts'
import {
  type Answers,
  type AnswerValue,
  type EngagementAnswer,
  isOption,
  type Option,
  type PositionAnswer,
  type Problem,
  positions,
  type Question,
  type Section,
} from './edition.ts'
import { fieldName, isShown } from './questionnaire.ts'

export interface SectionRead {
  /** What was typed and chosen, whatever is wrong with it; the section's earlier answers give way to these. */
  readonly answers: Answers
  readonly problems: readonly Problem[]
}

/**
 * Reads the posted fields of one section. Nothing typed is lost: text that is too long, a number that is none and a
 * ranking with two firsts come back as answers beside the problem they have, so that the page can show them again.
 * Choices that are not on the form are named and left out; fields of unknown questions are not read.
 *
 * @param earlier the answers so far, which decide conditions set on other pages. Without them such questions are not
 *   held to be required here; `checkAnswers` looks at the whole form in the end.
 */
export function readSection(
  section: Section,
  form: PostedForm,
  words: Words,
  earlier: Answers = {},
): SectionRead {
  const answers: Record<string, AnswerValue> = {}
  // As `withoutHidden`: an answer that is hidden itself decides nothing.
  const counted: Record<string, AnswerValue> = {}
  const problems: Problem[] = []
  // Of this section only what was posted now decides: what was unticked must not live on.
  const elsewhere: Record<string, AnswerValue> = { ...earlier }
  for (const { id } of section.questions) delete elsewhere[id]
  for (const question of section.questions) {
    const { value, flaws } = readAnswer(question, form, words)
    if (value !== undefined) answers[question.id] = value
    const shown = isShown(question, { ...elsewhere, ...counted })
    const found = [...flaws, ...mendedFields(question, form, words)]
    if (shown && value !== undefined) counted[question.id] = value
    // An answer under a hidden question is kept as typed, and nobody is asked to mend it.
    if (shown) problems.push(...(found.length > 0 ? found : checkAnswer(question, value, words)))
  }
  return { answers, problems }
}

interface AnswerRead {
  readonly value: AnswerValue | undefined
  readonly flaws: readonly Problem[]
}

const fine = (value: AnswerValue | undefined): AnswerRead => ({ value, flaws: [] })

function readAnswer(question: Question, form: PostedForm, words: Words): AnswerRead {
  const typed = fieldOf(form, fieldName(question.id))
  const wrongChoice = (part?: string) => problem(question, words, 'wrong-choice', {}, part)
  switch (question.type) {
    case 'short-text':
    case 'long-text':
      return fine(blank(typed) ? undefined : typed)
    case 'email':
      return fine(blank(typed) ? undefined : typed.trim())
    case 'number':
      return fine(blank(typed) ? undefined : readNumber(typed))
    case 'date':
      return fine(readDate(question, form))
    case 'single-choice':
      if (typed === '') return fine(undefined)
      return isOption(question.options, typed) ? fine(typed) : { value: undefined, flaws: [wrongChoice()] }
    case 'multiple-choice': {
      const { known, wrong } = readChoices(question.options, fieldsOf(form, fieldName(question.id)))
      return { value: known.length > 0 ? known : undefined, flaws: wrong ? [wrongChoice()] : [] }
    }
    case 'agreement-grid': {
      const value: Record<string, string> = {}
      const flaws: Problem[] = []
      for (const { id } of question.statements) {
        const point = fieldOf(form, fieldName(question.id, id))
        if (point === '') continue
        if (isOption(question.scale, point)) value[id] = point
        else flaws.push(wrongChoice(id))
      }
      return { value: Object.keys(value).length > 0 ? value : undefined, flaws }
    }
    case 'ranking':
      return fine(readRanking(question, form))
    case 'position': {
      const why = fieldOf(form, fieldName(question.id, 'why'))
      const choice = positions.find((each) => each === typed)
      const flaws = typed !== '' && !choice ? [wrongChoice()] : []
      if (!choice && blank(why)) return { value: undefined, flaws }
      // A reason without a position is kept; the empty choice makes `checkAnswer` ask for one.
      return { value: { choice: choice ?? '', ...(blank(why) ? {} : { why }) } as PositionAnswer, flaws }
    }
    case 'engagement':
      return readEngagement(question, form, wrongChoice)
  }
}

const blank = (text: string): boolean => text.trim() === ''

/** A number, or what was typed where it is none. */
function readNumber(typed: string): number | string {
  const plain = typed
    .trim()
    .replace(/^\u2212/, '-')
    .replace(/(?<=\d)[ ,\u00a0](?=\d{3}(?!\d))/g, '')
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(plain) ? Number(plain) : typed
}

/** `2026-11-24`; where that is not what was typed, the three parts as typed, year first. */
function readDate(question: Question, form: PostedForm): string | undefined {
  const [day, month, year] = ['day', 'month', 'year'].map((part) =>
    fieldOf(form, fieldName(question.id, part)).trim(),
  ) as [string, string, string]
  if (!day && !month && !year) return undefined
  const digits = (text: string) => (/^\d+$/.test(text) ? text.padStart(2, '0') : text)
  return `${year}-${digits(month)}-${digits(day)}`
}

function readChoices(
  options: readonly Option[],
  sent: readonly string[],
): { known: string[]; wrong: boolean } {
  const some = sent.filter((each) => each !== '')
  return {
    // In the order of the form, and once each, however they were sent.
    known: options.map(({ id }) => id).filter((id) => some.includes(id)),
    wrong: some.some((each) => !isOption(options, each)),
  }
}

/** Best first; where the places given do not make an order, the places by option as typed. */
function readRanking(
  question: Extract<Question, { type: 'ranking' }>,
  form: PostedForm,
): readonly string[] | Record<string, string> | undefined {
  const places = new Map<string, string>()
  for (const { id } of question.options) {
    const place = fieldOf(form, fieldName(question.id, id)).trim()
    if (place !== '') places.set(id, place)
  }
  if (places.size === 0) return undefined
  const ordered: string[] = []
  for (let place = 1; place <= places.size; place++) {
    const here = [...places].filter(([, typed]) => typed === String(place))
    if (here.length !== 1 || !here[0]) return Object.fromEntries(places)
    ordered.push(here[0][0])
  }
  return ordered
}

function readEngagement(
  question: Extract<Question, { type: 'engagement' }>,
  form: PostedForm,
  wrongChoice: (part: string) => Problem,
): AnswerRead {
  const part = (name: string) => fieldOf(form, fieldName(question.id, name))
  const typedLevel = part('level')
  const level = isOption(question.levels, typedLevel) ? typedLevel : undefined
  const { known: ways, wrong } = readChoices(question.ways, fieldsOf(form, fieldName(question.id, 'ways')))
  const contact = part('contact') === 'yes'
  const email = part('email').trim()
  const flaws: Problem[] = []
  if (typedLevel !== '' && !level) flaws.push(wrongChoice('level'))
  if (wrong) flaws.push(wrongChoice('ways'))
  const value: EngagementAnswer = {
    ...(level ? { level } : {}),
    ways,
    contact,
    ...(email ? { email } : {}),
  }
  const given = level !== undefined || ways.length > 0 || contact || email !== ''
  return { value: given ? value : undefined, flaws }
}

/** Fields whose bytes had to be mended: the person is asked to look at what is left. */
function mendedFields(question: Question, form: PostedForm, words: Words): readonly Problem[] {
  const own = fieldName(question.id)
  const found: Problem[] = []
  for (const [field, how] of form.mended) {
    if (field !== own && !field.startsWith(`${own}.`)) continue
    const part = field === own ? undefined : field.slice(own.length + 1)
    found.push(problem(question, words, how, {}, part))
  }
  return found
}
