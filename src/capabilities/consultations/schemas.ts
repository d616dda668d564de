import * as z from 'zod'
import { instantOf } from '../../platform/civil-time.ts'
import type { MessageKey } from '../../platform/translation/messages.ts'
import type { MessageValues } from '../../platform/translation/words.ts'
import { isDate, isEmail } from './check-answers.ts'
import { checkQuestionnaire } from './check-questionnaire.ts'
import { type Edition, longestAnswer, mostFiles, noticeElements } from './edition.ts'

/** What is wrong with an edition, and where: `sections.0.questions.2.label`. The key's words are in the catalogue. */
export interface EditionProblem {
  readonly path: string
  readonly key: MessageKey
  readonly values: MessageValues
}

export type EditionChecked =
  | { readonly ok: true; readonly edition: Edition }
  | { readonly ok: false; readonly problems: readonly EditionProblem[] }

const key = (name: MessageKey): MessageKey => name
const line = (most: number) => z.string().normalize('NFC').max(most, key('consultations.edition.too-long'))
const filled = (most: number) => line(most).min(1, key('consultations.edition.empty'))
const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/
const id = z.string().max(60).regex(slugPattern, key('consultations.edition.bad-id'))
const most = (count: number) => [count, key('consultations.edition.too-many')] as const
const few = key('consultations.edition.too-few')

export const Slug = id

const Address = line(2_000).refine((url) => /^https?:\/\/\S+$|^\/[^/\\]/.test(url), {
  error: key('consultations.edition.bad-address'),
})

const Document = z.object({
  title: filled(500),
  url: Address.optional(),
  format: line(40).optional(),
  sizeBytes: z.number().int().min(0).max(1e12).optional(),
  note: line(1_000).optional(),
})

const Contact = z.object({
  name: line(300),
  email: line(254).refine(isEmail, key('consultations.edition.bad-email')).optional(),
  phone: line(60).optional(),
  post: line(500).optional(),
})

const option = z.object({ id, label: filled(500), exclusive: z.boolean().optional() })
const options = z
  .array(option)
  .min(2, few)
  .max(...most(60))
const statement = z.object({ id, label: filled(1_000) })

const base = {
  id,
  label: filled(1_000),
  help: line(2_000).optional(),
  more: z.object({ title: filled(200), body: filled(20_000) }).optional(),
  required: z.boolean(),
  showWhen: z.object({ questionId: id, anyOf: z.array(id).min(1, few).max(60) }).optional(),
}
const maxLength = z.number().int().min(1).max(longestAnswer).optional()
const bound = z.number().min(-1e15).max(1e15).optional()
const civilDate = z.string().refine(isDate, key('consultations.edition.bad-date')).optional()

const Question = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.enum(['short-text', 'long-text']), maxLength }),
  z.object({ ...base, type: z.enum(['single-choice', 'multiple-choice']), options }),
  z.object({ ...base, type: z.literal('ranking'), options }),
  z.object({
    ...base,
    type: z.literal('agreement-grid'),
    statements: z
      .array(statement)
      .min(1, few)
      .max(...most(60)),
    scale: options,
  }),
  z.object({ ...base, type: z.literal('position'), maxLength }),
  z.object({ ...base, type: z.literal('number'), min: bound, max: bound }),
  z.object({ ...base, type: z.literal('date'), min: civilDate, max: civilDate }),
  z.object({ ...base, type: z.literal('email') }),
  z.object({
    ...base,
    type: z.literal('engagement'),
    levels: options,
    ways: z.array(option).max(...most(60)),
  }),
])

const Section = z.object({
  id,
  title: filled(300),
  intro: line(20_000).optional(),
  questions: z.array(Question).max(...most(100)),
})

/** A civil time, or nothing while the draft does not say. */
const civilTime = z.union([
  z.literal(''),
  z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, key('consultations.edition.bad-time')),
])

const EditionShape = z.object({
  title: line(300),
  summary: line(1_000),
  overview: line(50_000),
  background: line(100_000),
  documents: z.array(Document).max(...most(100)),
  opens: civilTime,
  closes: civilTime,
  timeZone: line(60),
  hoursStated: z.boolean(),
  sessionSlug: id.optional(),
  chapterSlugs: z.array(id).max(...most(100)),
  agencySlugs: z.array(id).max(...most(30)),
  contact: Contact,
  otherWays: line(5_000).optional(),
  files: z.object({ most: z.number().int().min(1).max(mostFiles) }).optional(),
  confirmAddress: z.boolean().optional(),
  notice: z.object({
    elements: z.record(z.enum(noticeElements), line(5_000).nullable()),
  }),
  sections: z.array(Section).max(...most(40)),
})

/**
 * Checks the form of an edition, complete or not: a draft may have gaps (`missingParts` names them), but what it says
 * must be readable, bounded and consistent. Unknown keys are dropped.
 */
export function validateEdition(content: unknown): EditionChecked {
  const parsed = EditionShape.safeParse(content)
  if (!parsed.success)
    return { ok: false, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue)) }
  const edition: Edition = parsed.data
  const problems = [...checkTimes(edition), ...checkQuestionnaire(edition)]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, edition }
}

/** A zone that the clock of this machine knows by name. */
const isTimeZone = (zone: string): boolean => zone !== '' && instantOf('2026-06-15T12:00', zone).ok

/** Opening and closing must each be one moment, in that order. */
function checkTimes(times: Pick<Edition, 'opens' | 'closes' | 'timeZone'>): readonly EditionProblem[] {
  if (!isTimeZone(times.timeZone))
    return [{ path: 'timeZone', key: 'consultations.edition.unknown-zone', values: { zone: times.timeZone } }]
  const problems: EditionProblem[] = []
  const at = (path: 'opens' | 'closes'): Date | undefined => {
    if (times[path] === '') return undefined
    const resolved = instantOf(times[path], times.timeZone)
    if (resolved.ok) return resolved.at
    const name = key(
      `consultations.edition.${resolved.reason === 'unreadable' ? 'bad-time' : resolved.reason}`,
    )
    problems.push({ path, key: name, values: { time: times[path].replace('T', ' '), zone: times.timeZone } })
    return undefined
  }
  const opens = at('opens')
  const closes = at('closes')
  if (opens && closes && opens >= closes)
    problems.push({ path: 'closes', key: 'consultations.edition.closes-before-opening', values: {} })
  return problems
}

type Issue = z.core.$ZodIssue

function problemsOf(issue: Issue, prefix: readonly PropertyKey[] = []): EditionProblem[] {
  const path = [...prefix, ...issue.path]
  // Of the alternatives of a union the last one is the real form; the others only stand for "not said yet".
  if (issue.code === 'invalid_union') {
    const last = issue.errors.at(-1)
    if (last && last.length > 0) return last.flatMap((each) => problemsOf(each, path))
  }
  return [{ path: path.join('.'), key: keyOf(issue), values: valuesOf(issue) }]
}

function keyOf(issue: Issue): MessageKey {
  if (issue.message.startsWith('consultations.')) return issue.message as MessageKey
  if (issue.code === 'too_big') return 'consultations.edition.too-long'
  return 'consultations.edition.wrong-form'
}

const valuesOf = (issue: Issue): MessageValues => ({
  ...('maximum' in issue ? { most: Number(issue.maximum) } : {}),
  ...('minimum' in issue ? { least: Number(issue.minimum) } : {}),
})
