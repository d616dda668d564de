import * as z from 'zod'
import { isId } from '../../platform/ids.ts'
import { channels, submitterKinds } from '../submissions/index.ts'

const id = z.string().refine(isId)
const slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const day = z.iso.date()

/**
 * Which submissions are meant: the filter of the inbox, and the query of a stored selection. Every field narrows;
 * an empty query means all submissions of the consultation, withdrawn ones included.
 */
export const SelectionQuery = z.object({
  kind: z.enum(submitterKinds).optional(),
  channel: z.enum(channels).optional(),
  /** First received on or after this civil day, in the consultation's zone. */
  from: day.optional(),
  /** First received on or before this civil day. */
  until: day.optional(),
  /** An option chosen on a closed question; `item` is the statement of a grid or the option of a ranking. */
  question: slug.optional(),
  item: slug.optional(),
  option: slug.optional(),
  label: id.optional(),
  /** `none`, or a member of staff. */
  assigned: z.union([z.literal('none'), id]).optional(),
  read: z.enum(['yes', 'no']).optional(),
  withhold: z.enum(['yes', 'no']).optional(),
  withdrawn: z.enum(['yes', 'no']).optional(),
  /** Neither withdrawn by its sender nor excluded by us. */
  counted: z.enum(['yes', 'no']).optional(),
  synthetic: z.enum(['yes', 'no']).optional(),
  /** Words to search for in answers and notes. */
  words: z.string().trim().min(1).max(300).optional(),
  /** Picked by hand. */
  submissions: z.array(id).min(1).max(5_000).optional(),
})

export type SelectionQuery = z.output<typeof SelectionQuery>

/** What waits to be read. What is not counted does not: whoever sent it took their words back, or it is no submission. */
export const waitingToBeRead: SelectionQuery = { read: 'no', counted: 'yes' }

/**
 * Reads a filter from an address. A field that makes no sense is left out, so that an old or mistyped link still
 * shows something; the page shows which filters hold.
 */
export function readFilter(query: unknown): SelectionQuery {
  const given = typeof query === 'object' && query !== null ? (query as Record<string, unknown>) : {}
  const read: Record<string, unknown> = {}
  // The form of the inbox sends question, item and option in one field.
  if (typeof given.answer === 'string' && given.answer.includes('~')) {
    const [question, item, option] = given.answer.split('~')
    return readFilter({ ...given, answer: undefined, question, item, option })
  }
  for (const [name, field] of Object.entries(SelectionQuery.shape)) {
    if (name === 'submissions' || !Object.hasOwn(given, name) || given[name] === '') continue
    const parsed = field.safeParse(given[name])
    if (parsed.success && parsed.data !== undefined) read[name] = parsed.data
  }
  return read as SelectionQuery
}

/** A filter as the query of an address, always in the same order; `with` adds or (as undefined) takes away. */
export function filterQuery(
  query: SelectionQuery,
  more: Readonly<Record<string, string | undefined>> = {},
): string {
  const whole: Record<string, unknown> = { ...query, ...more }
  const params = new URLSearchParams()
  for (const name of [...Object.keys(SelectionQuery.shape), ...Object.keys(more)])
    if (typeof whole[name] === 'string' && whole[name] !== '' && !params.has(name))
      params.set(name, whole[name])
  const text = params.toString()
  return text ? `?${text}` : ''
}

/** What an official types for a label. */
export const LabelName = z.string().trim().min(1).max(60)

/** What an official types for a note. */
export const NoteBody = z.string().trim().min(1).max(20_000)

/** What a saved selection is for, in an official's words. */
export const SelectionPurpose = z.string().trim().min(1).max(200)
