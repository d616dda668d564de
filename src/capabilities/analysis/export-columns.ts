import { civilDateTimeAt, zoneName } from '../../platform/civil-time.ts'
import type { Words } from '../../platform/translation/words.ts'
import { type AnswerPart, type Edition, type Question, questionsOf } from '../consultations/index.ts'
import type { ExportRecord } from './queries/export.ts'

/** A column of the table: its heading, and its cell for each submission. */
export interface Column {
  readonly heading: string
  cell(record: ExportRecord): string
}

/**
 * The columns of the CSV: what is known of every submission, then the questions. They come in the order of the
 * newest edition; questions that only earlier editions asked follow, so that no answer is left out and the order
 * stays the same from export to export.
 *
 * @param editions newest first
 */
export function exportColumns(editions: readonly Edition[], timeZone: string, words: Words): Column[] {
  const questions = new Map<string, Question>()
  for (const edition of editions)
    for (const question of questionsOf(edition))
      if (!questions.has(question.id)) questions.set(question.id, question)
  const columns = [
    ...factColumns(timeZone, words, questions),
    ...[...questions.values()].flatMap((question) => questionColumns(question, words)),
  ]
  return withOwnHeadings(columns)
}

function factColumns(timeZone: string, words: Words, questions: ReadonlyMap<string, Question>): Column[] {
  const fact = (name: string, cell: Column['cell']): Column => ({
    heading: words.named(`analysis.export.column.${name}`, { zone: timeZone }),
    cell,
  })
  const yes = words.t('analysis.export.yes')
  return [
    fact('reference', (record) => record.reference),
    fact('received-utc', (record) => record.receivedAt.toISOString()),
    fact('received-local', (record) => localTime(record.receivedAt, timeZone, words)),
    fact('channel', (record) => words.named(`submissions.channel.${record.channel}`)),
    fact('kind', (record) => words.named(`submissions.kind.${record.kind}`)),
    fact('name', (record) => record.name ?? ''),
    fact('organisation', (record) => record.organisation ?? ''),
    fact('on-behalf-of', (record) => record.onBehalfOf ?? ''),
    fact('version', (record) => String(record.version)),
    fact('version-utc', (record) => record.versionReceivedAt.toISOString()),
    fact('withdrawn-utc', (record) => record.withdrawnAt?.toISOString() ?? ''),
    fact('not-counted-as', (record) => record.excludedAs ?? ''),
    fact('synthetic', (record) => (record.synthetic ? yes : '')),
    fact('withhold', (record) =>
      record.withhold.map((wish) => withholdLine(wish, questions, words)).join('\n'),
    ),
    fact('labels', (record) => record.labels.join('; ')),
    fact('body', (record) => record.body),
    fact('files', (record) => record.files.map(({ name }) => name).join('\n')),
  ]
}

const localTime = (at: Date, timeZone: string, words: Words): string =>
  `${civilDateTimeAt(at, timeZone).replace('T', ' ')} ${zoneName(at, timeZone, words.language.locale)}`

function withholdLine(
  wish: ExportRecord['withhold'][number],
  questions: ReadonlyMap<string, Question>,
  words: Words,
): string {
  const what =
    wish.questionId === null
      ? words.t('analysis.export.withhold.everything')
      : (questions.get(wish.questionId)?.label ?? wish.questionId)
  return wish.quote === null
    ? words.t('analysis.export.withhold.part', { what, reason: wish.reason })
    : words.t('analysis.export.withhold.passage', { what, quote: wish.quote, reason: wish.reason })
}

type Cells = (part: AnswerPart) => string

function questionColumns(question: Question, words: Words): Column[] {
  const column = (heading: string, cells: Cells): Column => ({
    heading,
    cell: (record) => {
      const part = record.parts.find((each) => each.questionId === question.id)
      return part ? cells(part) : ''
    },
  })
  const labelled = (options: readonly { readonly id: string; readonly label: string }[]) => (id: unknown) =>
    options.find((option) => option.id === id)?.label ?? (typeof id === 'string' ? id : '')
  const { label } = question
  switch (question.type) {
    case 'position':
      return [
        column(label, ({ value }) => {
          const choice = fieldOf(value, 'choice')
          return typeof choice === 'string' ? positionName(choice, words) : ''
        }),
        column(words.t('analysis.export.why', { question: label }), ({ text }) => text ?? ''),
      ]
    case 'agreement-grid': {
      const nameOf = labelled(question.scale)
      return question.statements.map((statement) =>
        column(words.t('analysis.export.item', { question: label, item: statement.label }), ({ value }) =>
          nameOf(fieldOf(value, statement.id)),
        ),
      )
    }
    case 'single-choice':
      return [column(label, ({ value }) => labelled(question.options)(value))]
    case 'multiple-choice':
      return [column(label, ({ value }) => listOf(value).map(labelled(question.options)).join('; '))]
    case 'ranking':
      return [column(label, ({ value }) => listOf(value).map(labelled(question.options)).join(' > '))]
    case 'engagement':
      return [
        column(words.t('analysis.export.level', { question: label }), ({ value }) =>
          labelled(question.levels)(fieldOf(value, 'level')),
        ),
        column(words.t('analysis.export.ways', { question: label }), ({ value }) =>
          listOf(fieldOf(value, 'ways')).map(labelled(question.ways)).join('; '),
        ),
        column(words.t('analysis.export.contact', { question: label }), ({ value }) =>
          fieldOf(value, 'contact') === true ? words.t('analysis.export.yes') : '',
        ),
      ]
    case 'short-text':
    case 'long-text':
    case 'number':
    case 'date':
    case 'email':
      return [column(label, ({ value, text }) => text ?? (value === null ? '' : String(value)))]
  }
}

const positionName = (id: string, words: Words): string =>
  words.has(`consultations.position.${id}`) ? words.named(`consultations.position.${id}`) : id

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, field)
    ? (value as Record<string, unknown>)[field]
    : undefined

/** Two questions may say the same; a spreadsheet needs to tell their columns apart. */
function withOwnHeadings(columns: readonly Column[]): Column[] {
  const seen = new Map<string, number>()
  return columns.map((column) => {
    const times = (seen.get(column.heading) ?? 0) + 1
    seen.set(column.heading, times)
    return times === 1 ? column : { ...column, heading: `${column.heading} (${times})` }
  })
}
