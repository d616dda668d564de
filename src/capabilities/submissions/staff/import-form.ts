import { civilDateAt, instantOf } from '../../../platform/civil-time.ts'
import { fieldOf, type PostedForm } from '../../../platform/http/forms.ts'
import type { Words } from '../../../platform/translation/words.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import { dateFormats, type Mapping, type TableReading } from '../import/import.ts'
import type { StaffImport } from '../import/queries.ts'
import { readTarget } from '../import/targets.ts'
import { charsets } from '../import/tell-charset.ts'
import type { FieldProblem } from '../schemas.ts'

export const delimiters = [
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'bar'],
] as const

/** Reads how the file is to be read; what is not on the page stays. */
export function readReading(form: PostedForm, before: TableReading): TableReading {
  const sheet = Number(fieldOf(form, 'sheet') || before.sheet)
  return {
    format: before.format,
    charset: charsets.find((each) => each === fieldOf(form, 'charset')) ?? before.charset,
    delimiter: delimiters.find(([, name]) => name === fieldOf(form, 'delimiter'))?.[0] ?? before.delimiter,
    header: before.format === 'csv' || before.format === 'xlsx' ? fieldOf(form, 'header') === 'yes' : true,
    sheet: Number.isInteger(sheet) && sheet >= 0 && sheet < 1_000 ? sheet : before.sheet,
  }
}

export interface MappingRead {
  readonly mapping: Mapping
  readonly sourceName: string
  readonly problems: readonly FieldProblem[]
}

/** Reads the mapping. What was chosen comes back whole, also where something is wrong with it. */
export function readMapping(
  form: PostedForm,
  made: StaffImport,
  { edition }: PublishedConsultation,
  words: Words,
  now: Date,
): MappingRead {
  const { t } = words
  const targets = made.columns.map((_, i) => {
    const written = fieldOf(form, `column-${i}`)
    return readTarget(written, edition) ? written : ''
  })
  const timeZone = fieldOf(form, 'zone').trim()
  const day = fieldOf(form, 'day').trim()
  const sourceName = fieldOf(form, 'source-name').trim()
  const problems: FieldProblem[] = []
  if (!instantOf('2026-06-15T12:00', timeZone).ok || timeZone === '')
    problems.push({ field: 'zone', message: t('submissions.import.problem.zone') })
  else if (day && !isPastDay(day, edition.timeZone, now))
    problems.push({ field: 'day', message: t('submissions.import.problem.day') })
  if (sourceName === '' || sourceName.length > 100)
    problems.push({ field: 'source-name', message: t('submissions.import.problem.source-name') })
  const received = targets.flatMap((target, i) => (target === 'received' ? [i] : []))
  if (received.length > 1)
    problems.push({
      field: `column-${received[1]}`,
      message: t('submissions.import.problem.received-twice'),
    })
  if (!targets.some((target) => target === 'body' || target.startsWith('answer:')))
    problems.push({ field: 'column-0', message: t('submissions.import.problem.nothing-mapped') })
  if (received.length === 0 && day === '')
    problems.push({ field: 'day', message: t('submissions.import.problem.no-date') })
  return {
    mapping: {
      targets,
      dateFormat: dateFormats.find((each) => each === fieldOf(form, 'date-format')) ?? 'iso',
      timeZone,
      day: day || undefined,
      html: fieldOf(form, 'html') === 'yes',
    },
    sourceName,
    problems,
  }
}

function isPastDay(day: string, timeZone: string, now: Date): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  return instantOf(`${day}T12:00`, timeZone).ok && day >= '1900-01-01' && day <= civilDateAt(now, timeZone)
}
