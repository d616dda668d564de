import type { ComponentChildren } from 'preact'
import {
  BackLink,
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Link,
  PageHeading,
  StaffShell,
  useWords,
  WarningText,
} from '../../../ui/index.ts'
import type { StaffConsultation } from '../../consultations/index.ts'
import { EntryColumns } from '../public/entry-columns.tsx'
import type { StaffEntry } from '../queries.ts'
import { reportPath } from './subject.ts'

export interface PublishPage {
  readonly consultation: StaffConsultation
  /** What goes out. */
  readonly approved: readonly StaffEntry[]
  /** What does not, because it is not approved. */
  readonly waiting: readonly StaffEntry[]
  /** How many people that is, from whoever tells them. */
  readonly told: readonly ComponentChildren[]
  readonly refused: string | undefined
}

/** The last look before results go out: what becomes public, and who is told. */
export function PublishView({ page }: { page: PublishPage }) {
  const { t } = useWords()
  const { consultation, approved, waiting, refused } = page
  const back = reportPath(consultation.consultationId)
  return (
    <StaffShell
      title={t('reporting.publish.title', { consultation: consultation.title })}
      hasErrors={refused !== undefined}
      beforeContent={<BackLink href={back}>{t('reporting.staff.heading')}</BackLink>}
    >
      <ErrorSummary errors={refused === undefined ? undefined : [{ message: refused }]} />
      <PageHeading caption={consultation.title}>{t('reporting.publish.question')}</PageHeading>
      <p class="govuk-body">{t('reporting.publish.what', { count: approved.length })}</p>
      {approved.map((entry) => (
        <section class="app-report-entry">
          <h2 class="govuk-heading-m">{entry.latest.content.title}</h2>
          <EntryColumns content={entry.latest.content} headingLevel={3} />
        </section>
      ))}
      {waiting.length > 0 ? (
        <>
          <p class="govuk-body">{t('reporting.publish.waiting', { count: waiting.length })}</p>
          <ul class="govuk-list govuk-list--bullet">
            {waiting.map((entry) => (
              <li>{entry.latest.content.title || t('reporting.staff.untitled')}</li>
            ))}
          </ul>
        </>
      ) : null}
      <WarningText>
        {t(consultation.reportedAt ? 'reporting.publish.again' : 'reporting.publish.told')} {page.told}
      </WarningText>
      <Form action={reportPath(consultation.consultationId, '/publish')}>
        <ButtonGroup>
          <Button>{t('reporting.publish.button')}</Button>
          <Link href={back}>{t('reporting.publish.not-yet')}</Link>
        </ButtonGroup>
      </Form>
    </StaffShell>
  )
}
