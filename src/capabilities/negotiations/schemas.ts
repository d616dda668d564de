import * as z from 'zod'
import { isId } from '../../platform/ids.ts'
import type { SubjectKind } from './change.ts'
import {
  type Certainty,
  certainties,
  documentKinds,
  documentRelations,
  scheduleStatuses,
  sessionKinds,
  stageStatuses,
  statementKinds,
} from './record.ts'

/*
 * What may stand in the record. Each schema takes the whole of one thing; the forms, the demonstration data and
 * proposals from before all come in by this door. Error texts are message keys: `negotiations.problem.<text>`.
 */

const id = z.string('missing').refine(isId, 'unknown')
const slug = z
  .string('missing')
  .trim()
  .max(80, 'too-long')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'slug')
const line = (max = 300) => z.string('missing').trim().min(1, 'missing').max(max, 'too-long')
const text = (max = 20_000) => z.string().trim().max(max, 'too-long').default('')
type Optional<T extends z.ZodType> = z.ZodPrefault<z.ZodType<z.output<T> | null, z.input<T> | null>>

/** Left out, null and an empty field of a form are the same: not known. */
const orNull = <T extends z.ZodType>(schema: T): Optional<T> =>
  z
    .preprocess(
      (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
      schema.nullable(),
    )
    // What preprocess takes is `unknown` to the compiler; callers in code are held to the schema's own input.
    .prefault(null) as unknown as Optional<T>
const optionalLine = (max = 300) => orNull(line(max))
const ordinal = z.coerce
  .number<number | string>('number')
  .int('number')
  .min(0, 'number')
  .max(100_000, 'number')
const count = orNull(
  z.coerce.number<number | string>('number').int('number').min(0, 'number').max(1_000_000, 'number'),
)

/** `2020`, `2020-08` or `2020-08-24`, and a day that exists. */
const partialDate = z
  .string()
  .trim()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'date')
  .refine((date) => {
    const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
    const at = new Date(Date.UTC(year, month - 1, day))
    return (
      year >= 1800 &&
      at.getUTCFullYear() === year &&
      at.getUTCMonth() === month - 1 &&
      at.getUTCDate() === day
    )
  }, 'date')
const optionalDate = orNull(partialDate)
const url = orNull(
  z
    .string()
    .trim()
    .max(2_000, 'too-long')
    .regex(/^https?:\/\/[^\s]+$/i, 'url'),
)
const email = orNull(z.email('email').max(254, 'too-long'))

const attribution = {
  /** A short citation for people, such as "UNODC AHC home page". */
  source: optionalLine(),
  certainty: z.enum(certainties).default('stated'),
}

const speaksOfASource = (certainty: Certainty): boolean => certainty === 'stated' || certainty === 'computed'

/** An end must not come before its beginning; each may be more or less precise than the other. */
const inOrder = (span: { begins: string | null; ends: string | null }): boolean =>
  !span.begins || !span.ends || span.ends.padEnd(10, '~') >= span.begins
const orderProblem = { path: ['ends'], error: 'order' }

const unique = (values: readonly string[]): boolean => new Set(values).size === values.length
const ids = z.array(id).max(200, 'too-long').refine(unique, 'twice').default([])
/** Where the order means nothing one order is kept, so that the same choice made twice is no change. */
const idSet = ids.transform((values) => values.toSorted())

export const TreatyContent = z.object({
  slug,
  title: line(),
  shortTitle: line(100),
  fullTitle: optionalLine(1_000),
  summary: line(1_000),
  background: text(),
  goal: text(),
  contactName: optionalLine(),
  contactEmail: email,
  bodyName: optionalLine(),
  /** Those who work on it, the leading one first. */
  agencyIds: ids,
  /** Shown to the public. */
  published: z.boolean().default(false),
  ...attribution,
})

const StageContent = z
  .object({
    ordinal,
    name: line(),
    description: text(4_000),
    begins: optionalDate,
    ends: optionalDate,
    status: z.enum(stageStatuses),
    ...attribution,
  })
  .refine(inOrder, orderProblem)

const FactContent = z
  .object({
    ordinal,
    label: line(),
    value: line(),
    asOf: optionalDate,
    note: optionalLine(2_000),
    ...attribution,
  })
  // What a source states, or what was worked out from one, could not be looked up if nobody knew which.
  .refine(({ source, certainty }) => source !== null || !speaksOfASource(certainty), {
    path: ['source'],
    error: 'no-source',
  })

const ScheduleContent = z
  .object({
    status: z.enum(scheduleStatuses),
    city: optionalLine(100),
    country: optionalLine(100),
    begins: optionalDate,
    ends: optionalDate,
    note: optionalLine(2_000),
    ...attribution,
  })
  .refine(inOrder, orderProblem)

export const SessionContent = z.object({
  slug,
  name: line(),
  kind: z.enum(sessionKinds),
  description: text(),
  /** The agenda: chapters it reads. */
  chapterIds: idSet,
  /** Place and dates of a session that is new; later ones are announcements of their own. */
  schedule: orNull(ScheduleContent),
  ...attribution,
})

const ChapterContent = z
  .object({
    slug,
    /** Which text's division this is, such as `structure` or `final`. */
    structure: slug,
    ordinal,
    number: optionalLine(20),
    title: line(),
    firstArticle: count,
    lastArticle: count,
    /** Chapters of an earlier text it grew from. */
    originIds: idSet,
    ...attribution,
  })
  .refine((it) => it.firstArticle === null || it.lastArticle === null || it.lastArticle >= it.firstArticle, {
    path: ['lastArticle'],
    error: 'order',
  })

/** One order for what a document does to others. */
export const inRelationOrder = <R extends { readonly kind: string; readonly symbol: string }>(
  relations: readonly R[],
): R[] => relations.toSorted((a, b) => (`${a.kind} ${a.symbol}` < `${b.kind} ${b.symbol}` ? -1 : 1))

const DocumentRelation = z.object({ kind: z.enum(documentRelations), symbol: line(100) })

const DocumentContent = z.object({
  sessionId: orNull(id),
  symbol: optionalLine(100),
  printedAs: optionalLine(100),
  title: line(500),
  kind: z.enum(documentKinds),
  datedOn: optionalDate,
  url,
  note: optionalLine(2_000),
  relations: z
    .array(DocumentRelation)
    .max(50, 'too-long')
    .refine((all) => unique(all.map((each) => `${each.kind} ${each.symbol}`)), 'twice')
    .default([])
    .transform(inRelationOrder),
  symbolCertainty: orNull(z.enum(certainties)),
  ...attribution,
})

const OutcomeContent = z
  .object({
    sessionId: id,
    ordinal,
    title: line(),
    body: text(),
    decided: orNull(z.enum(['vote', 'without-vote'])),
    votesFor: count,
    votesAgainst: count,
    abstentions: count,
    symbols: z.array(line(100)).max(50, 'too-long').default([]),
    ...attribution,
  })
  .refine(
    (it) =>
      it.decided === 'vote' || (it.votesFor === null && it.votesAgainst === null && it.abstentions === null),
    { path: ['votesFor'], error: 'no-vote' },
  )

const StatementContent = z.object({
  slug,
  sessionId: orNull(id),
  title: line(),
  kind: z.enum(statementKinds),
  madeOn: optionalDate,
  agencyId: orNull(id),
  summary: line(20_000),
  chapterIds: idSet,
  /** Articles it names, as written there. */
  articles: z.array(line(20)).max(200, 'too-long').default([]),
  url,
  note: optionalLine(2_000),
  ...attribution,
})

export type TreatyContent = z.output<typeof TreatyContent>
export type StageContent = z.output<typeof StageContent>
export type FactContent = z.output<typeof FactContent>
export type SessionContent = z.output<typeof SessionContent>
export type ScheduleContent = z.output<typeof ScheduleContent>
export type ChapterContent = z.output<typeof ChapterContent>
export type DocumentContent = z.output<typeof DocumentContent>
export type OutcomeContent = z.output<typeof OutcomeContent>
export type StatementContent = z.output<typeof StatementContent>

/** The content of each kind of subject. */
export interface ContentOf {
  treaty: TreatyContent
  stage: StageContent
  fact: FactContent
  session: SessionContent
  schedule: ScheduleContent
  chapter: ChapterContent
  document: DocumentContent
  outcome: OutcomeContent
  statement: StatementContent
}

export type AnyContent = ContentOf[SubjectKind]

export const contentSchemas = {
  treaty: TreatyContent,
  stage: StageContent,
  fact: FactContent,
  session: SessionContent,
  schedule: ScheduleContent,
  chapter: ChapterContent,
  document: DocumentContent,
  outcome: OutcomeContent,
  statement: StatementContent,
} satisfies Record<SubjectKind, z.ZodType>

export interface ContentProblem {
  /** The field's name; '' for the whole. */
  readonly field: string
  /** Message key after `negotiations.problem.`. */
  readonly problem: string
}

/** The schedule of a new session has fields of its own; a row of a list is shown by its list. */
const fieldOf = ([first, second]: readonly PropertyKey[]): string =>
  first === 'schedule' && second !== undefined ? `schedule.${String(second)}` : String(first ?? '')

/** Reads the whole of one thing of the record, or says what is wrong by field. */
export function readContent<Kind extends SubjectKind>(
  kind: Kind,
  input: unknown,
): { ok: true; content: ContentOf[Kind] } | { ok: false; problems: readonly ContentProblem[] } {
  const parsed = contentSchemas[kind].safeParse(input)
  if (parsed.success) return { ok: true, content: parsed.data as ContentOf[Kind] }
  const problems = parsed.error.issues.map((issue) => ({
    field: fieldOf(issue.path),
    problem: /^[a-z-]+$/.test(issue.message) ? issue.message : 'wrong',
  }))
  return { ok: false, problems }
}
