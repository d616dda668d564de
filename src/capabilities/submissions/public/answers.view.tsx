import { InsetText, SummaryList, useWords } from '../../../ui/index.ts'
import { type Edition, findQuestion } from '../../consultations/index.ts'
import type { DraftContent } from '../submissions.ts'

export function AnswerLines({ lines }: { lines: readonly string[] | undefined }) {
  const { t } = useWords()
  if (!lines || lines.length === 0) return <span class="app-quiet">{t('submissions.check.no-answer')}</span>
  return (
    <>
      {lines.map((line) => (
        <p key={line} class="govuk-body app-preserve-lines">
          <bdi>{line}</bdi>
        </p>
      ))}
    </>
  )
}

export function SenderSummary({
  content,
  actions,
}: {
  content: Pick<DraftContent, 'sender'>
  actions?: { href: string; label: string; about: string }[]
}) {
  const { t, named } = useWords()
  const { sender } = content
  return (
    <SummaryList
      rows={[
        { key: t('submissions.about.kind'), value: named(`submissions.kind.${sender.kind}`), actions },
        sender.name ? { key: t('submissions.about.name'), value: <bdi>{sender.name}</bdi> } : false,
        sender.organisation
          ? { key: t('submissions.about.organisation'), value: <bdi>{sender.organisation}</bdi> }
          : false,
        sender.onBehalfOf
          ? { key: t('submissions.about.on-behalf-of'), value: <bdi>{sender.onBehalfOf}</bdi> }
          : false,
        sender.email ? { key: t('submissions.about.email'), value: <bdi>{sender.email}</bdi> } : false,
        {
          key: t('submissions.about.results'),
          value: sender.wantsResults ? t('submissions.about.results-yes') : t('submissions.about.results-no'),
        },
      ]}
    />
  )
}

/**
 * What the sender asks to withhold, and why. Of what was received `textId` says where a passage was marked: with null it
 * was not, and the sender, who may still correct it, is told.
 */
export function WithholdSummary({
  edition,
  withhold,
}: {
  edition: Pick<Edition, 'sections'>
  withhold: readonly {
    questionId: string | null
    quote?: string | null | undefined
    reason: string
    textId?: string | null
  }[]
}) {
  const { t } = useWords()
  if (withhold.length === 0) return null
  return (
    <SummaryList
      card={{ title: t('submissions.own.withhold') }}
      rows={withhold.map((request) => ({
        key:
          (request.questionId && findQuestion(edition, request.questionId)?.label) ||
          t('submissions.withhold.everything'),
        value: (
          <>
            <AnswerLines lines={[...(request.quote ? [`“${request.quote}”`] : []), request.reason]} />
            {request.quote && request.textId === null ? (
              <InsetText>{t('submissions.own.withhold-stray')}</InsetText>
            ) : null}
          </>
        ),
      }))}
    />
  )
}
