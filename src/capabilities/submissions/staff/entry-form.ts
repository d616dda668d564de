import { civilDateAt, instantOf } from '../../../platform/civil-time.ts'
import { fieldOf, type PostedForm } from '../../../platform/http/forms.ts'
import type { Words } from '../../../platform/translation/words.ts'
import {
  type Answers,
  isOpen,
  type PublishedConsultation,
  readSection,
  withoutHidden,
} from '../../consultations/index.ts'
import type { ArrivingFile } from '../attachments/attachment.ts'
import { type EntryContent, enteredChannels, unknownHour } from '../entry/entry.ts'
import { checkSender, type FieldProblem } from '../schemas.ts'
import { type Sender, submitterKinds } from '../submissions.ts'

/** A body longer than this is no letter; it can come as a file. */
const longestBody = 200_000

/**
 * An entry with nothing in it yet; channel and day go on from the one before. The first one has no day: it would be the day of
 * entry, which is another.
 */
export function emptyEntry(form: PostedForm): EntryContent {
  const day = fieldOf(form, 'day')
  return {
    channel: enteredChannels.find((each) => each === fieldOf(form, 'channel')) ?? 'post',
    day: /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : '',
    time: '',
    sender: { kind: 'individual', wantsResults: false },
    body: '',
    answers: {},
    withhold: [],
    scans: [],
    late: false,
  }
}

export interface EntryRead {
  readonly content: EntryContent
  /** What was pressed. */
  readonly go: 'receive' | 'save'
}

/** Reads the page of an entry. What was typed comes back whole, also when something is wrong with it. */
export function readEntry(
  form: PostedForm,
  before: EntryContent,
  { taken, refused }: { taken: readonly ArrivingFile[]; refused: readonly string[] },
  { edition }: PublishedConsultation,
  words: Words,
): EntryRead {
  const text = (name: string) => fieldOf(form, name).trim() || undefined
  const sender: Sender = {
    kind: submitterKinds.find((each) => each === fieldOf(form, 'kind')) ?? 'individual',
    name: text('name'),
    organisation: text('organisation'),
    onBehalfOf: text('on-behalf-of'),
    email: text('email'),
    wantsResults: fieldOf(form, 'wants-results') === 'yes',
  }
  const answers: Answers = Object.assign(
    {},
    ...edition.sections.map((section) => readSection(section, form, words).answers),
  )
  const removed = fieldOf(form, 'remove')
  const known = new Set(before.scans.map(({ sha256 }) => sha256))
  const more = taken.filter(({ sha256 }) => !known.has(sha256))
  const scans = [...before.scans, ...more].filter(({ sha256 }) => sha256 !== removed)
  const reason = text('withhold-reason')
  const body = fieldOf(form, 'body')
  const content: EntryContent = {
    channel: enteredChannels.find((each) => each === fieldOf(form, 'channel')) ?? before.channel,
    day: fieldOf(form, 'day').trim(),
    time: fieldOf(form, 'time').trim(),
    sender,
    body,
    answers: withoutHidden(edition, answers),
    withhold: reason ? [{ questionId: 'everything', reason }] : [],
    scans,
    late: fieldOf(form, 'late') === 'yes',
    acknowledged: fieldOf(form, 'acknowledged') === 'yes',
    refused,
  }
  return { content, go: fieldOf(form, 'go') === 'receive' ? 'receive' : 'save' }
}

/** What keeps an entry from being received, but for its time. */
export function problemsOf(
  { sender, body, answers, scans, refused }: EntryContent,
  words: Words,
): FieldProblem[] {
  const { t } = words
  const problems: FieldProblem[] = checkSender(sender, words).map((problem) =>
    forStaff(problem, sender, words),
  )
  if (body.length > longestBody)
    problems.push({ field: 'body', message: t('submissions.entry.body-long', { limit: longestBody }) })
  if (body.trim() === '' && Object.keys(answers).length === 0 && scans.length === 0)
    problems.push({ field: 'body', message: t('submissions.entry.nothing') })
  for (const name of refused ?? [])
    problems.push({ field: 'files', message: t('submissions.entry.file-refused', { name }) })
  return problems
}

/** The same, said to whoever types it for the sender. */
function forStaff(problem: FieldProblem, { email }: EntryContent['sender'], { t }: Words): FieldProblem {
  if (problem.field === 'email')
    return {
      ...problem,
      message: t(email ? 'submissions.entry.email-wrong' : 'submissions.entry.email-missing'),
    }
  if (problem.field === 'name') return { ...problem, message: t('submissions.entry.name-long') }
  return problem
}

/** The moment of receipt that was entered: never in the future, and outside the time of the consultation only on purpose. */
export function readEntryTime(
  content: EntryContent,
  consultation: PublishedConsultation,
  now: Date,
  { t }: Words,
): { at: Date | undefined; problems: FieldProblem[] } {
  const wrong = (field: string, message: string) => ({ at: undefined, problems: [{ field, message }] })
  const { day, time, late } = content
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return wrong('day', t('submissions.entry.day-wrong'))
  if (time !== '' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    return wrong('time', t('submissions.entry.time-wrong'))
  const read = instantOf(`${day}T${time || unknownHour}`, consultation.edition.timeZone)
  if (!read.ok) return wrong('day', t('submissions.entry.day-wrong'))
  const { timeZone } = consultation.edition
  // Of today without an hour: it came before it was entered.
  const at = time === '' && read.at > now && day === civilDateAt(now, timeZone) ? now : read.at
  if (at > now) return wrong('day', t('submissions.entry.day-to-come'))
  if (!isOpen(consultation, at) && !late) return wrong('late', t('submissions.entry.outside'))
  return { at, problems: [] }
}
