/** What an import goes through. */
export type ImportState =
  | 'mapping'
  | 'checking'
  | 'checked'
  | 'importing'
  | 'imported'
  | 'undoing'
  | 'undone'
  | 'discarded'

/** The states in which nothing was received yet, and nothing is going on. */
export const untouched: readonly ImportState[] = ['mapping', 'checked']

/** True while a file can be put away. */
export const mayDiscard = (state: ImportState): boolean => untouched.includes(state)

/** True while the worker is at it. */
export const isAtWork = (state: ImportState): boolean => ['checking', 'importing', 'undoing'].includes(state)

/** What becomes of a row. `ready` only until it is received. */
export const rowFates = [
  'ready',
  'received',
  'blank',
  'left-out',
  'refused',
  'repeated',
  'already',
  'undone',
  'stopped',
] as const
export type RowFate = (typeof rowFates)[number]

/** Where a file comes from, as far as its columns tell. */
export type ImportSource =
  | 'generic'
  | 'citizen-space'
  | 'limesurvey'
  | 'decidim'
  | 'polis'
  | 'regulations-gov'
  | 'consult'

export type TableFormat = 'csv' | 'xlsx' | 'json' | 'ndjson'

/** How the bytes of a file become rows. */
export interface TableReading {
  readonly format: TableFormat
  /** As `TextDecoder` knows it; of no account for a workbook. */
  readonly charset: string
  readonly delimiter: string
  /** The first row holds the names of the columns. */
  readonly header: boolean
  /** Which sheet of a workbook, from 0, of those that are shown. */
  readonly sheet: number
}

export interface TableColumn {
  readonly name: string
  /** A few of its values, shortened. */
  readonly samples: readonly string[]
}

export const dateFormats = ['iso', 'day-first', 'month-first', 'seconds', 'milliseconds'] as const
export type DateFormat = (typeof dateFormats)[number]

/** What a column can be, besides an answer: `answer:<question>` and its parts. */
export const plainTargets = [
  'reference',
  'received',
  'name',
  'organisation',
  'kind',
  'email',
  'body',
  'withhold',
  'attachments',
  'note',
  'leave-out',
  'moderated',
  'document-type',
] as const
export type PlainTarget = (typeof plainTargets)[number]

export interface Mapping {
  /** By number of column: one of `plainTargets`, an answer, or '' for a column that is left out. */
  readonly targets: readonly string[]
  readonly dateFormat: DateFormat
  readonly timeZone: string
  /** The civil day of those rows whose date is not told by a column. */
  readonly day?: string | undefined
  /** Cells hold HTML, of which the words are taken. */
  readonly html: boolean
}

/** What is to be said of a row, or of one of its cells. */
export interface RowRemark {
  readonly name: RemarkName
  readonly column?: string | undefined
  /** What stands there, shortened. */
  readonly value?: string | undefined
  /** In the words of the questionnaire's own checks. */
  readonly message?: string | undefined
}

export type RemarkName =
  | 'unreadable-record'
  | 'date-missing'
  | 'date-unreadable'
  | 'date-future'
  | 'too-long'
  | 'email-wrong'
  | 'kind-unknown'
  | 'answer-wrong'
  | 'answer-hidden'
  | 'words-elsewhere'
  | 'after-closing'
  | 'before-opening'
  | 'control-characters'
  | 'broken-encoding'
  | 'marked-withdrawn'
  | 'rejected-by-moderators'
  | 'not-a-submission'
  | 'same-reference'
  | 'same-reference-other-words'
  | 'imported-before'
  | 'withdrawn-since'
  | 'excluded-before'

/** Why a table cannot be read further. */
export type BrokenReason =
  | 'quote-not-closed'
  | 'cell-too-long'
  | 'cut-off'
  | 'damaged'
  | 'encrypted'
  | 'expands-too-far'

/** Thrown where a table cannot be read further; what came before it stands. */
export class BrokenTable extends Error {
  /** The row that could not be read, from 1. */
  readonly row: number
  readonly reason: BrokenReason
  constructor(row: number, reason: BrokenReason) {
    super(`the table cannot be read from row ${row} on: ${reason}`)
    this.row = row
    this.reason = reason
  }
}

/** Thrown where an import is not where whoever works on it left it: somebody stopped it, or another worker went on. */
export class MovedOn extends Error {}

export const mostColumns = 500
/** Of one row, in letters. Longer ones are a quotation mark that was never closed, or an attack. */
export const longestRow = 5_000_000
