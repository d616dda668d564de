import type { SubjectKind } from '../change.ts'
import {
  certainties,
  documentKinds,
  scheduleStatuses,
  sessionKinds,
  stageStatuses,
  statementKinds,
} from '../record.ts'

/** Lists of the treaty that a field chooses from. */
export type PickList = 'agencies' | 'chapters' | 'sessions'

/** One field of a thing of the record: how it is typed, read and shown. Its label is `negotiations.field.<label>`. */
export type RecordField = {
  /** As in the content. */
  readonly name: string
  readonly label: string
  readonly hint?: string
} & (
  | { readonly as: 'line'; readonly width?: 4 | 10 | 20; readonly type?: 'email' | 'url' }
  | { readonly as: 'number' }
  | { readonly as: 'text'; readonly rows: number }
  /** As far as it is known: year, month, day. */
  | { readonly as: 'date' }
  /** One entry a line. */
  | { readonly as: 'lines' }
  /** `wordOf`: the message that names a value. */
  | {
      readonly as: 'choice'
      readonly values: readonly string[]
      readonly wordOf: (value: string) => string
      readonly optional?: true
    }
  | { readonly as: 'one'; readonly list: PickList; readonly optional?: true }
  | { readonly as: 'several'; readonly list: PickList }
  /** Several in an order that matters. */
  | { readonly as: 'in-order'; readonly list: PickList }
  | { readonly as: 'yes' }
  | { readonly as: 'relations' }
)

const slug: RecordField = { name: 'slug', label: 'slug', hint: 'slug-hint', as: 'line', width: 20 }
const place: RecordField = { name: 'ordinal', label: 'ordinal', hint: 'ordinal-hint', as: 'number' }
const title: RecordField = { name: 'title', label: 'title', as: 'line' }
const note: RecordField = { name: 'note', label: 'note', as: 'text', rows: 2 }
const url: RecordField = { name: 'url', label: 'url', hint: 'url-hint', as: 'line', type: 'url' }
const begins: RecordField = { name: 'begins', label: 'begins', hint: 'date-hint', as: 'date' }
const ends: RecordField = { name: 'ends', label: 'ends', hint: 'date-hint', as: 'date' }
const sessionIn: RecordField = {
  name: 'sessionId',
  label: 'session',
  as: 'one',
  list: 'sessions',
  optional: true,
}
const attribution: readonly RecordField[] = [
  { name: 'source', label: 'source', hint: 'source-hint', as: 'line' },
  {
    name: 'certainty',
    label: 'certainty',
    as: 'choice',
    values: certainties,
    wordOf: (value) => `negotiations.certainty.${value}`,
  },
]

/** The fields of each kind of subject, in the order of its form. */
export const fieldsOf: Readonly<Record<SubjectKind, readonly RecordField[]>> = {
  treaty: [
    title,
    { name: 'shortTitle', label: 'short-title', hint: 'short-title-hint', as: 'line', width: 20 },
    { name: 'fullTitle', label: 'full-title', hint: 'full-title-hint', as: 'text', rows: 2 },
    slug,
    { name: 'summary', label: 'summary', hint: 'summary-hint', as: 'text', rows: 3 },
    { name: 'goal', label: 'goal', hint: 'markdown-hint', as: 'text', rows: 8 },
    { name: 'background', label: 'background', hint: 'markdown-hint', as: 'text', rows: 12 },
    { name: 'bodyName', label: 'body', hint: 'body-hint', as: 'line' },
    { name: 'agencyIds', label: 'agencies', hint: 'agencies-hint', as: 'in-order', list: 'agencies' },
    { name: 'contactName', label: 'contact-name', as: 'line' },
    { name: 'contactEmail', label: 'contact-email', as: 'line', type: 'email' },
    ...attribution,
    { name: 'published', label: 'published', as: 'yes' },
  ],
  stage: [
    { name: 'name', label: 'name', as: 'line' },
    { name: 'description', label: 'description', as: 'text', rows: 3 },
    begins,
    ends,
    {
      name: 'status',
      label: 'stage-status',
      hint: 'stage-status-hint',
      as: 'choice',
      values: stageStatuses,
      wordOf: (value) => `negotiations.stage.status.${value}`,
    },
    place,
    ...attribution,
  ],
  fact: [
    { name: 'label', label: 'fact', hint: 'fact-hint', as: 'line' },
    { name: 'value', label: 'value', as: 'line' },
    { name: 'asOf', label: 'as-of', hint: 'date-hint', as: 'date' },
    note,
    place,
    ...attribution,
  ],
  session: [
    { name: 'name', label: 'name', as: 'line' },
    {
      name: 'kind',
      label: 'kind',
      as: 'choice',
      values: sessionKinds,
      wordOf: (value) => `negotiations.session.kind.${value}`,
    },
    slug,
    { name: 'description', label: 'description', hint: 'markdown-hint', as: 'text', rows: 5 },
    { name: 'chapterIds', label: 'agenda', as: 'several', list: 'chapters' },
    ...attribution,
  ],
  schedule: [
    {
      name: 'status',
      label: 'schedule-status',
      as: 'choice',
      values: scheduleStatuses,
      wordOf: (value) => `negotiations.session.standing.${value}`,
    },
    begins,
    ends,
    { name: 'city', label: 'city', as: 'line', width: 20 },
    { name: 'country', label: 'country', as: 'line', width: 20 },
    { ...note, hint: 'schedule-note-hint' },
    ...attribution,
  ],
  chapter: [
    { name: 'number', label: 'chapter-number', hint: 'chapter-number-hint', as: 'line', width: 4 },
    title,
    slug,
    { name: 'structure', label: 'structure', hint: 'structure-hint', as: 'line', width: 10 },
    { name: 'firstArticle', label: 'first-article', as: 'number' },
    { name: 'lastArticle', label: 'last-article', as: 'number' },
    { name: 'originIds', label: 'origins', hint: 'origins-hint', as: 'several', list: 'chapters' },
    place,
    ...attribution,
  ],
  document: [
    { name: 'symbol', label: 'symbol', hint: 'symbol-hint', as: 'line', width: 20 },
    title,
    {
      name: 'kind',
      label: 'kind',
      as: 'choice',
      values: documentKinds,
      wordOf: (value) => `negotiations.document.kind.${value}`,
    },
    sessionIn,
    { name: 'datedOn', label: 'dated', hint: 'date-hint', as: 'date' },
    url,
    { name: 'relations', label: 'relations', hint: 'relations-hint', as: 'relations' },
    { name: 'printedAs', label: 'printed-as', hint: 'printed-as-hint', as: 'line', width: 20 },
    note,
    ...attribution,
    {
      name: 'symbolCertainty',
      label: 'symbol-certainty',
      as: 'choice',
      values: certainties,
      wordOf: (value) => `negotiations.certainty.${value}`,
      optional: true,
    },
  ],
  outcome: [
    { name: 'sessionId', label: 'session', as: 'one', list: 'sessions' },
    title,
    { name: 'body', label: 'outcome-body', hint: 'markdown-hint', as: 'text', rows: 6 },
    {
      name: 'decided',
      label: 'decided',
      as: 'choice',
      values: ['vote', 'without-vote'],
      wordOf: (value) => `negotiations.outcome.decided.${value}`,
      optional: true,
    },
    { name: 'votesFor', label: 'votes-for', as: 'number' },
    { name: 'votesAgainst', label: 'votes-against', as: 'number' },
    { name: 'abstentions', label: 'abstentions', as: 'number' },
    { name: 'symbols', label: 'symbols', hint: 'lines-hint', as: 'lines' },
    place,
    ...attribution,
  ],
  statement: [
    title,
    {
      name: 'kind',
      label: 'kind',
      as: 'choice',
      values: statementKinds,
      wordOf: (value) => `negotiations.statement.kind.${value}`,
    },
    slug,
    sessionIn,
    { name: 'madeOn', label: 'made-on', hint: 'date-hint', as: 'date' },
    { name: 'agencyId', label: 'agency', as: 'one', list: 'agencies', optional: true },
    { name: 'summary', label: 'statement-summary', hint: 'markdown-hint', as: 'text', rows: 10 },
    { name: 'chapterIds', label: 'about-chapters', as: 'several', list: 'chapters' },
    { name: 'articles', label: 'articles', hint: 'lines-hint', as: 'lines' },
    url,
    note,
    ...attribution,
  ],
}
