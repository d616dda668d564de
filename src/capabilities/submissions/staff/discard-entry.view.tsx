import {
  BackLink,
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Link,
  PageHeading,
  StaffShell,
  Textarea,
  useWords,
} from '../../../ui/index.ts'
import type { FoundEntry } from './find-entry.ts'

/** Asks once more before an entry is put away, and for the reason. */
export function DiscardEntryPage({
  draft,
  consultation,
  typed,
}: FoundEntry & { typed?: { because: string; problem: string } | undefined }) {
  const { t, named } = useWords()
  const { content, submissionId } = draft
  const back = `/staff/entries/${submissionId}`
  const who = content.sender.name || content.sender.organisation || t('submissions.entries.no-name')
  return (
    <StaffShell
      title={t('submissions.discard.title')}
      hasErrors={typed !== undefined}
      beforeContent={<BackLink href={back}>{t('submissions.discard.back')}</BackLink>}
    >
      <ErrorSummary errors={typed && [{ field: 'because', message: typed.problem }]} />
      <PageHeading caption={consultation.edition.title}>{t('submissions.discard.title')}</PageHeading>
      <p class="govuk-body">
        <bdi>{who}</bdi>, {named(`submissions.channel.${content.channel}`)},{' '}
        {t('submissions.discard.scans', { count: content.scans.length })}
      </p>
      <p class="govuk-body">{t('submissions.discard.meaning')}</p>
      <Form action={`${back}/discard`}>
        <Textarea
          name="because"
          label={t('submissions.discard.because')}
          hint={t('submissions.discard.because-hint')}
          rows={3}
          value={typed?.because ?? ''}
          error={typed?.problem}
        />
        <ButtonGroup>
          <Button kind="warning">{t('submissions.discard.save')}</Button>
          <Link href={back}>{t('submissions.discard.keep')}</Link>
        </ButtonGroup>
      </Form>
    </StaffShell>
  )
}
