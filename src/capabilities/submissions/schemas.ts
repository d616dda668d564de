import * as z from 'zod'
import { fieldOf, fieldsOf, type PostedForm } from '../../platform/http/forms.ts'
import type { Words } from '../../platform/translation/words.ts'
import { type Edition, findQuestion, questionsOf } from '../consultations/index.ts'
import { type DraftContent, type Sender, statedKinds, type WithholdRequest } from './submissions.ts'

/** A message beside a field. */
export interface FieldProblem {
  readonly field: string
  readonly message: string
}

const longestName = 200
const longestEmail = 254
/** Of a request to withhold, or of a withdrawal. */
export const longestReason = 2_000
const longestPassage = 10_000

// The length first: the pattern of an address takes more than time on millions of letters.
export const Email = z.string().max(longestEmail).pipe(z.email())

/** Reads "about you". What was typed comes back whole, also when it is refused. */
export function readSender(form: PostedForm, words: Words): { sender: Sender; problems: FieldProblem[] } {
  const text = (field: string): string | undefined => fieldOf(form, field).trim() || undefined
  const kind = statedKinds.find((each) => each === fieldOf(form, 'kind'))
  const sender: Sender = {
    kind: kind ?? 'individual',
    name: text('name'),
    organisation: text('organisation'),
    onBehalfOf: text('on-behalf-of'),
    email: text('email'),
    wantsResults: fieldOf(form, 'wants-results') === 'yes',
  }
  const problems = checkSender(sender, words)
  if (!kind) problems.unshift({ field: 'kind', message: words.t('submissions.about.kind-missing') })
  return { sender, problems }
}

/** What keeps a form with this sender from being sent. */
export function checkSender(sender: Sender, words: Words): FieldProblem[] {
  const { t } = words
  const problems: FieldProblem[] = []
  const lines = [
    ['name', sender.name, t('submissions.about.name')],
    ['organisation', sender.organisation, t('submissions.about.organisation')],
    ['on-behalf-of', sender.onBehalfOf, t('submissions.about.on-behalf-of')],
  ] as const
  for (const [field, value, label] of lines)
    if (value && value.length > longestName)
      problems.push({ field, message: t('submissions.about.too-long', { label, limit: longestName }) })
  if (!['individual', 'unstated'].includes(sender.kind) && !sender.organisation)
    problems.push({ field: 'organisation', message: t('submissions.about.organisation-missing') })
  if (sender.email && !Email.safeParse(sender.email).success)
    problems.push({ field: 'email', message: t('submissions.about.email-wrong') })
  if (sender.wantsResults && !sender.email)
    problems.push({ field: 'email', message: t('submissions.about.email-missing') })
  return problems
}

/** Field names of the withhold page for one answer, or for everything. */
export const withholdFields = (questionId: string) => ({
  ask: `withhold.${questionId}`,
  quote: `withhold.${questionId}.passage`,
  reason: `withhold.${questionId}.reason`,
})

/** Reads "is there anything we should not publish?" for the answers that may have stood on the page. */
export function readWithhold(
  form: PostedForm,
  questionIds: readonly string[],
  edition: Pick<Edition, 'sections'>,
  words: Words,
): { withhold: WithholdRequest[]; problems: FieldProblem[] } {
  const withhold: WithholdRequest[] = []
  for (const questionId of questionIds) {
    const fields = withholdFields(questionId)
    const quote = fieldOf(form, fields.quote).trim()
    const reason = fieldOf(form, fields.reason).trim()
    const asked = fieldsOf(form, fields.ask).includes('yes')
    if (!asked && !quote && !reason) continue
    withhold.push({
      questionId,
      quote: quote || undefined,
      reason,
      whole: (asked && quote !== '') || undefined,
    })
  }
  return { withhold, problems: checkWithhold(withhold, edition, words) }
}

/** What keeps a form with these requests from being sent. */
export const checkWithhold = (
  requests: readonly WithholdRequest[],
  edition: Pick<Edition, 'sections'>,
  words: Words,
): FieldProblem[] =>
  requests.flatMap(({ questionId, quote = '', reason, whole }) => {
    const { t } = words
    const fields = withholdFields(questionId)
    const problems: FieldProblem[] = []
    const label = findQuestion(edition, questionId)?.label
    if (!reason)
      problems.push({
        field: fields.reason,
        message: label
          ? t('submissions.withhold.reason-missing', { label })
          : t('submissions.withhold.reason-missing-everything'),
      })
    if (reason.length > longestReason)
      problems.push({
        field: fields.reason,
        message: t('submissions.withhold.reason-long', { limit: longestReason }),
      })
    if (whole) problems.push({ field: fields.quote, message: t('submissions.withhold.whole-or-passage') })
    if (quote.length > longestPassage)
      problems.push({
        field: fields.quote,
        message: t('submissions.withhold.passage-long', { limit: longestPassage }),
      })
    return problems
  })

/**
 * What the withhold page may have asked about: the submission as a whole, each question of the edition, and each answer
 * that is kept. Not only what is answered now: another window may have emptied an answer since the page was made.
 */
export const withholdable = (edition: Pick<Edition, 'sections'>, content: DraftContent): string[] => [
  ...new Set(['everything', ...questionsOf(edition).map(({ id }) => id), ...Object.keys(content.answers)]),
]

export const ReceiptMail = z.object({
  submissionId: z.uuid(),
  versionId: z.uuid(),
  privateKey: z.string(),
  to: z.string(),
})

export const MovedMail = ReceiptMail.extend({
  /** Whether the correction gave another address; false when it gave none. */
  elsewhere: z.boolean(),
})

export const WithdrawalMail = z.object({ privateKey: z.string(), to: z.string() })

export const LinkMail = z.object({ privateKey: z.string(), to: Email })

export const ReadAttachments = z.object({ submissionId: z.uuid() })
