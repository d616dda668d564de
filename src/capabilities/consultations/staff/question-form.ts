import type { Words } from '../../../platform/translation/words.ts'
import type { FieldError } from '../../../ui/index.ts'
import { dateInputValue } from '../../../ui/index.ts'
import { isYearUnclear } from '../check-answers.ts'
import { saidAgain } from '../check-questionnaire.ts'
import type { Option, Question, QuestionType } from '../edition.ts'
import { slugFrom } from '../slugs.ts'
import { compactRows, rowsFrom } from './rows.tsx'
import { type FieldValues, rowsIn, type Typed, textOf, typedValues } from './typed.ts'

/** The lists that a type of question has, in the order of its form. */
export const listsOfType: Readonly<Record<QuestionType, readonly string[]>> = {
  'short-text': [],
  'long-text': [],
  'single-choice': ['options'],
  'multiple-choice': ['options'],
  ranking: ['options'],
  'agreement-grid': ['statements', 'scale'],
  position: [],
  number: [],
  date: [],
  email: [],
  engagement: ['levels', 'ways'],
}

/** What bounds an answer of a type can be given: how long it is, or the least and the most. */
export const limitsOfType: Readonly<Record<QuestionType, 'length' | 'numbers' | 'dates' | 'none'>> = {
  'short-text': 'length',
  'long-text': 'length',
  'single-choice': 'none',
  'multiple-choice': 'none',
  ranking: 'none',
  'agreement-grid': 'none',
  position: 'length',
  number: 'numbers',
  date: 'dates',
  email: 'none',
  engagement: 'none',
}

export const questionTypes = Object.keys(listsOfType) as readonly QuestionType[]

export const isQuestionType = (text: string): text is QuestionType =>
  questionTypes.some((type) => type === text)

const rowFields = ['id', 'exclusive', 'place'] as const

/** The fields of a question's form. */
export function typedFromQuestion(question: Question): Typed {
  const loose = question as Question & LooseQuestion
  const lists = listsOfType[question.type].map((list) =>
    rowsFrom(
      list,
      (loose[list as 'options'] ?? []).map((option, index) => ({
        id: option.id,
        label: option.label,
        exclusive: option.exclusive ? 'yes' : undefined,
        place: String(index + 1),
      })),
    ),
  )
  return typedValues({
    label: question.label,
    help: question.help,
    required: question.required ? 'yes' : undefined,
    'more.title': question.more?.title,
    'more.body': question.more?.body,
    maxLength: loose.maxLength === undefined ? undefined : String(loose.maxLength),
    ...bound('min', loose.min),
    ...bound('max', loose.max),
    ...Object.assign({}, ...lists),
  })
}

/**
 * The form of a question that is still to be written. A grid begins with the scale that people know from elsewhere, so
 * that answers to several grids can be compared; whoever writes it may change it.
 */
export const typedAnew = (type: QuestionType, { t }: Words): Typed =>
  typedValues(
    type === 'agreement-grid'
      ? rowsFrom(
          'scale',
          usualScale.map((point) => ({ label: t(`consultations.scale.${point}`) })),
        )
      : {},
  )

const usualScale = [
  'strongly-agree',
  'agree',
  'neither',
  'disagree',
  'strongly-disagree',
  'not-sure',
] as const

interface LooseQuestion {
  readonly maxLength?: number
  readonly min?: number | string
  readonly max?: number | string
  readonly options?: readonly Option[]
}

function bound(name: 'min' | 'max', value: number | string | undefined): FieldValues {
  if (typeof value !== 'string') return { [name]: value === undefined ? undefined : String(value) }
  const { day, month, year } = dateInputValue(value)
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}

export interface QuestionRead {
  readonly question: Question
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/**
 * A question from its form. What stays the same keeps its short name, and with it the answers already given;
 * new things are named after their words.
 *
 * @param known the question as it stands, when it is being changed
 * @param taken short names of the other questions
 */
export function readQuestion(
  typed: Typed,
  type: QuestionType,
  known: Question | undefined,
  taken: readonly string[],
  words: Words,
): QuestionRead {
  const errors: FieldError[] = []
  let compact = typed
  for (const list of listsOfType[type]) compact = compactRows(compact, list, ['label'], rowFields)
  const label = typed.one('label').trim()
  const more = { title: typed.one('more.title').trim(), body: typed.one('more.body').trim() }
  const number = (name: string): number | undefined => {
    const text = textOf(typed, name)?.replace(/[\s,]/g, '')
    if (text === undefined) return undefined
    if (/^-?\d{1,15}(\.\d{1,6})?$/.test(text)) return Number(text)
    errors.push({ field: name, message: words.t('consultations.question.bad-number') })
    return undefined
  }
  const date = (name: string): string | undefined => {
    const [day, month, year] = ['day', 'month', 'year'].map((part) => typed.one(`${name}-${part}`).trim())
    if (!day && !month && !year) return undefined
    const text = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
    if (!isYearUnclear(text)) return text
    errors.push({ field: name, message: words.t('consultations.question.bad-year') })
    return undefined
  }
  for (const list of listsOfType[type]) {
    const labels = rowsIn(compact, list, ['label']).map((row) => compact.one(`${list}.${row}.label`).trim())
    for (const row of saidAgain(labels))
      errors.push({
        field: `${list}.${row}.label`,
        message: words.t('consultations.question.said-twice', { choice: labels[row] }),
      })
  }
  const limits = limitsOfType[type]
  const question = {
    id: known?.id ?? slugFrom(label, taken, 'question'),
    type,
    label,
    help: textOf(typed, 'help'),
    more: more.title || more.body ? more : undefined,
    required: typed.one('required') === 'yes',
    showWhen: known?.showWhen,
    ...Object.fromEntries(listsOfType[type].map((list) => [list, readList(compact, list, type)])),
    ...(limits === 'length' ? { maxLength: number('maxLength') } : {}),
    ...(limits === 'numbers' ? { min: number('min'), max: number('max') } : {}),
    ...(limits === 'dates' ? { min: date('min'), max: date('max') } : {}),
  } as Question
  return { question, typed: compact, errors }
}

function readList(typed: Typed, list: string, type: QuestionType): readonly Option[] {
  const rows = rowsIn(typed, list, ['label']).map((row) => ({
    id: typed.one(`${list}.${row}.id`),
    label: typed.one(`${list}.${row}.label`).trim(),
    exclusive: typed.one(`${list}.${row}.exclusive`) === 'yes',
    // A row without a place stays where it is.
    place: Number.parseFloat(typed.one(`${list}.${row}.place`)) || row + 1,
  }))
  const taken = rows.map(({ id }) => id).filter(Boolean)
  return rows
    .sort((a, b) => a.place - b.place)
    .map(({ id, label, exclusive }) => {
      const name = id || slugFrom(label, taken, 'choice')
      taken.push(name)
      return { id: name, label, ...(exclusive && type === 'multiple-choice' ? { exclusive } : {}) }
    })
}
