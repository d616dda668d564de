import type * as z from 'zod'
import { cleanFileName, tellApart } from '../../../platform/files/file-name.ts'
import type { UploadLimits } from '../../../platform/house.ts'
import type { Words } from '../../../platform/translation/words.ts'
import {
  type Answers,
  checkAnswers,
  findQuestion,
  type PublishedConsultation,
  withoutHidden,
} from '../../consultations/index.ts'
import type { ArrivingFile } from '../attachments/attachment.ts'
import { checkSender, checkWithhold } from '../schemas.ts'
import type { Sender, WithholdRequest } from '../submissions.ts'
import { answersShape } from './answers-schema.ts'
import { type PointedProblem, pointerTo } from './problem.ts'
import { type FiledItem, FilingShape } from './schemas.ts'

/** A submission of a filing, ready to be received. */
export interface CheckedItem {
  readonly sender: Sender
  readonly answers: Answers
  readonly body: string | undefined
  readonly withhold: readonly WithholdRequest[]
  readonly files: readonly ArrivingFile[]
}

/** Files that were sent ahead with the key, by SHA-256. */
export type SentAhead = ReadonlyMap<string, { readonly bytes: number; readonly declaredType: string | null }>

export type CheckedFiling =
  | { readonly ok: true; readonly noticeHash: string; readonly items: readonly CheckedItem[] }
  | { readonly ok: false; readonly errors: readonly PointedProblem[] }

const mostErrors = 200

/** Names of files in a body, to be looked up before it is checked. */
export function filesNamedIn(body: unknown): string[] {
  const parsed = FilingShape.safeParse(body)
  return parsed.success
    ? [...new Set(parsed.data.submissions.flatMap(({ files }) => (files ?? []).map(({ sha256 }) => sha256)))]
    : []
}

/**
 * Checks a filing as the form checks what is sent there: its shape, and then each submission against the questions. All that
 * is wrong is told at once, each with its place.
 */
export function checkFiling(
  body: unknown,
  consultation: PublishedConsultation,
  sentAhead: SentAhead,
  uploads: UploadLimits,
  words: Words,
): CheckedFiling {
  const parsed = FilingShape.safeParse(body)
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error.issues, []) }
  const answers = answersShape(consultation.edition)
  const errors: PointedProblem[] = []
  const items = parsed.data.submissions.map((item, i) => {
    const at = ['submissions', i] as const
    const wrong = (path: readonly PropertyKey[], detail: string) =>
      errors.push({ pointer: pointerTo([...at, ...path]), detail })
    const given = answers.safeParse(item.answers ?? {})
    if (!given.success) errors.push(...errorsOf(given.error.issues, [...at, 'answers']))
    return checkItem(
      item,
      (given.data ?? {}) as Answers,
      given.success,
      consultation,
      sentAhead,
      uploads,
      words,
      wrong,
    )
  })
  if (errors.length > 0) return { ok: false, errors: errors.slice(0, mostErrors) }
  return { ok: true, noticeHash: parsed.data.notice.hash, items }
}

function checkItem(
  item: FiledItem,
  answers: Answers,
  answersFit: boolean,
  { edition }: PublishedConsultation,
  sentAhead: SentAhead,
  uploads: UploadLimits,
  words: Words,
  wrong: (path: readonly PropertyKey[], detail: string) => void,
): CheckedItem {
  const { t } = words
  const sender: Sender = { ...item.sender, wantsResults: item.sender.wantsResults ?? false }
  for (const { field, message } of checkSender(sender, words))
    wrong(['sender', field === 'on-behalf-of' ? 'onBehalfOf' : field], message)
  if (answersFit) {
    for (const { questionId, message } of checkAnswers(edition, answers, words))
      wrong(['answers', questionId], message)
    const shown = withoutHidden(edition, answers)
    for (const questionId of Object.keys(answers))
      if (shown[questionId] === undefined) wrong(['answers', questionId], t('submissions.api.not-asked'))
    if (Object.keys(shown).length === 0 && !item.body?.trim()) wrong([], t('submissions.api.nothing-said'))
  }
  const withhold = item.withhold ?? []
  withhold.forEach((request, i) => {
    if (request.questionId !== 'everything' && !findQuestion(edition, request.questionId))
      wrong(['withhold', i, 'questionId'], t('submissions.api.no-such-question'))
    for (const { message } of checkWithhold([request], edition, words)) wrong(['withhold', i], message)
  })
  return {
    sender,
    answers,
    body: item.body?.trim() ? item.body : undefined,
    withhold,
    files: filesOf(item, edition, sentAhead, uploads, words, wrong),
  }
}

function filesOf(
  { files = [] }: FiledItem,
  edition: PublishedConsultation['edition'],
  sentAhead: SentAhead,
  uploads: UploadLimits,
  { t }: Words,
  wrong: (path: readonly PropertyKey[], detail: string) => void,
): ArrivingFile[] {
  const most = edition.files?.most ?? 0
  if (files.length > most) wrong(['files'], t('submissions.api.too-many-files', { most }))
  const names: string[] = []
  let bytes = 0
  return files.flatMap(({ sha256, name, questionId }, i) => {
    const sent = sentAhead.get(sha256)
    if (!sent) wrong(['files', i, 'sha256'], t('submissions.api.file-not-sent'))
    if (questionId !== undefined && !findQuestion(edition, questionId))
      wrong(['files', i, 'questionId'], t('submissions.api.no-such-question'))
    bytes += sent?.bytes ?? 0
    if (bytes > uploads.totalBytes) wrong(['files', i], t('submissions.api.files-too-large'))
    if (!sent) return []
    const told = tellApart(cleanFileName(name), names)
    names.push(told)
    return [
      {
        name: told,
        declaredType: sent.declaredType ?? undefined,
        sha256,
        bytes: sent.bytes,
        origin: 'upload' as const,
        questionId,
      },
    ]
  })
}

/** What the shape of a body lacks, each thing with its place; a name that does not belong is its own place. */
function errorsOf(issues: readonly z.core.$ZodIssue[], prefix: readonly PropertyKey[]): PointedProblem[] {
  return issues
    .flatMap((issue) => {
      const path = [...prefix, ...issue.path]
      return issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ pointer: pointerTo([...path, key]), detail: 'is not known here' }))
        : [{ pointer: pointerTo(path), detail: issue.message }]
    })
    .slice(0, mostErrors)
}
