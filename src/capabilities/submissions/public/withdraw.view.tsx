import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Link,
  PageHeading,
  PublicShell,
  Textarea,
  useWords,
} from '../../../ui/index.ts'
import type { OwnSubmission } from '../own-submission.ts'
import { ownPath } from '../steps.ts'

export function WithdrawPage({
  keyText,
  submission,
  reason = '',
  problem,
}: {
  keyText: string
  submission: OwnSubmission
  reason?: string
  problem?: string
}) {
  const { t } = useWords()
  return (
    <PublicShell
      title={t('submissions.withdraw.title')}
      section="consultations"
      hasErrors={problem !== undefined}
    >
      <ErrorSummary errors={problem ? [{ field: 'reason', message: problem }] : undefined} />
      <PageHeading caption={submission.reference}>{t('submissions.withdraw.title')}</PageHeading>
      <p class="govuk-body">{t('submissions.withdraw.meaning')}</p>
      <p class="govuk-body">{t('submissions.withdraw.record')}</p>
      <Form action={ownPath(keyText, 'withdraw')}>
        <Textarea
          name="reason"
          label={t('submissions.withdraw.reason')}
          hint={t('submissions.withdraw.reason-hint')}
          rows={3}
          value={reason}
          error={problem}
        />
        <ButtonGroup>
          <Button kind="warning">{t('submissions.withdraw.confirm')}</Button>
          <Link href={ownPath(keyText)}>{t('submissions.withdraw.keep')}</Link>
        </ButtonGroup>
      </Form>
    </PublicShell>
  )
}
