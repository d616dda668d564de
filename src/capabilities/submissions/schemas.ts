import { z } from 'zod'
import { fieldOf, fieldsOf, type PostedForm } from '../../platform/http/forms.ts'
import type { Words } from '../../platform/translation/words.ts'
import { type DraftContent, type Sender, submitterKinds, type WithholdRequest } from './submissions.ts'

/** A message beside a field. */
export interface FieldProblem {
  readonly field: string
  readonly message: string
}

const longestName = 200
const longestEmail = 254
const longestReason = 2_000
const longestPassage = 10_000

export const Email = z.email().max(longestEmail)

/** Reads "about you". What was typed comes back whole, also when it is refused. */
export function readSender(form: PostedForm, words: Words): { sender: Sender; problems: FieldProblem[] } {
  const problems: FieldProblem[] = []
  const text = (field: string, label: string): string | undefined => {
    const value = fieldOf(form, field).trim()
    if (value.length > longestName)
      problems.push({ field, message: words.t('submissions.about.too-long', { label, limit: longestName }) })
    return value || undefined
  }
  const kind = submitterKinds.find((each) => each === fieldOf(form, 'kind'))
  if (!kind) problems.push({ field: 'kind', message: words.t('submissions.about.kind-missing') })
  const sender: Sender = {
    kind: kind ?? 'individual',
    name: text('name', words.t('submissions.about.name')),
    organisation: text('organisation', words.t('submissions.about.organisation')),
    onBehalfOf: text('on-behalf-of', words.t('submissions.about.on-behalf-of')),
    email: fieldOf(form, 'email').trim() || undefined,
    wantsResults: fieldOf(form, 'wants-results') === 'yes',
  }
  if (sender.kind !== 'individual' && !sender.organisation)
    problems.push({ field: 'organisation', message: words.t('submissions.about.organisation-missing') })
  if (sender.email && !Email.safeParse(sender.email).success)
    problems.push({ field: 'email', message: words.t('submissions.about.email-wrong') })
  if (sender.wantsResults && !sender.email)
    problems.push({ field: 'email', message: words.t('submissions.about.email-missing') })
  return { sender, problems }
}

/** Field names of the withhold page for one answer, or for everything. */
export const withholdFields = (questionId: string) => ({
  ask: `withhold.${questionId}`,
  quote: `withhold.${questionId}.passage`,
  reason: `withhold.${questionId}.reason`,
})

/** Reads "is there anything we should not publish?" for the answers that are there. */
export function readWithhold(
  form: PostedForm,
  questionIds: readonly string[],
  words: Words,
): { withhold: WithholdRequest[]; problems: FieldProblem[] } {
  const problems: FieldProblem[] = []
  const withhold: WithholdRequest[] = []
  for (const questionId of questionIds) {
    const fields = withholdFields(questionId)
    const quote = fieldOf(form, fields.quote).trim()
    const reason = fieldOf(form, fields.reason).trim()
    const asked = fieldsOf(form, fields.ask).includes('yes')
    if (!asked && !quote && !reason) continue
    if (!reason)
      problems.push({ field: fields.reason, message: words.t('submissions.withhold.reason-missing') })
    if (reason.length > longestReason)
      problems.push({
        field: fields.reason,
        message: words.t('submissions.withhold.reason-long', { limit: longestReason }),
      })
    if (quote.length > longestPassage)
      problems.push({
        field: fields.quote,
        message: words.t('submissions.withhold.passage-long', { limit: longestPassage }),
      })
    withhold.push({ questionId, quote: quote || undefined, reason })
  }
  return { withhold, problems }
}

/** The answers a person can ask to withhold: all they gave, and the submission as a whole. */
export const withholdable = (content: DraftContent): string[] => [
  'everything',
  ...Object.keys(content.answers),
]

export const ReceiptMail = z.object({
  submissionId: z.uuid(),
  versionId: z.uuid(),
  privateKey: z.string(),
})

export const LinkMail = z.object({ privateKey: z.string(), to: Email })
