import { Button, Form, Link, PageHeading, PublicShell, SummaryList, useWords } from '../../../ui/index.ts'
import { describeAnswer, type Edition, type PublishedConsultation } from '../../consultations/index.ts'
import { ownPath } from '../steps.ts'
import type { DraftContent } from '../submissions.ts'
import { AnswerLines, SenderSummary, WithholdSummary } from './answers.view.tsx'

/** What someone typed, to be read and copied: nothing that was typed is lost, also where it cannot be used. */
export function KeptWords({
  edition,
  content,
}: {
  edition: Pick<Edition, 'sections'>
  content: Partial<DraftContent>
}) {
  const words = useWords()
  const answers = content.answers ?? {}
  return (
    <>
      <SummaryList
        rows={edition.sections
          .flatMap((section) => section.questions)
          .filter((question) => answers[question.id] !== undefined)
          .map((question) => ({
            key: question.label,
            value: <AnswerLines lines={describeAnswer(question, answers[question.id] as never, words)} />,
          }))}
      />
      {content.sender && <SenderSummary content={{ sender: content.sender }} />}
      {content.withhold && <WithholdSummary edition={edition} withhold={content.withhold} />}
    </>
  )
}

/** The form was sent, or the submission withdrawn, in another window while this one was being written in. */
export function MeanwhilePage({
  keyText,
  consultation,
  typed,
  how,
  open,
}: {
  keyText: string
  consultation: PublishedConsultation
  typed: Partial<DraftContent>
  how: 'sent' | 'withdrawn'
  open: boolean
}) {
  const { t } = useWords()
  const title = t(how === 'sent' ? 'submissions.meanwhile.sent' : 'submissions.meanwhile.withdrawn')
  return (
    <PublicShell title={title} section="consultations">
      <PageHeading caption={consultation.edition.title}>{title}</PageHeading>
      <p class="govuk-body-l">{t('submissions.meanwhile.lead')}</p>
      {open && how === 'sent' ? (
        <Form action={ownPath(keyText, 'correct')}>
          <p class="govuk-body">{t('submissions.meanwhile.correct')}</p>
          <Button>{t('submissions.own.correct-start')}</Button>
        </Form>
      ) : (
        <p class="govuk-body">
          <Link href={ownPath(keyText)}>{t('submissions.receipt.back')}</Link>
        </p>
      )}
      <h2 class="govuk-heading-m">{t('submissions.meanwhile.typed')}</h2>
      <KeptWords edition={consultation.edition} content={typed} />
    </PublicShell>
  )
}
