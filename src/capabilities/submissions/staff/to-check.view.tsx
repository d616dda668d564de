import {
  Button,
  EmptyState,
  Form,
  Link,
  NotificationBanner,
  PageHeading,
  ShortInstant,
  StaffShell,
  Table,
  Tag,
  useWords,
} from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import type { ToCheck } from '../screening/queries.ts'
import { registerPath } from './register.view.tsx'

/** Submissions that something makes worth a look. They are counted meanwhile. */
export function ToCheckPage({
  consultation,
  rows,
  hasMore,
  cleared,
}: {
  consultation: PublishedConsultation
  rows: readonly ToCheck[]
  hasMore: boolean
  cleared: number | undefined
}) {
  const { t, named } = useWords()
  const path = registerPath(consultation.consultationId)
  return (
    <StaffShell title={t('submissions.to-check.title')} wide>
      {cleared !== undefined && (
        <NotificationBanner type="success">
          {t('submissions.to-check.cleared', { count: cleared })}
        </NotificationBanner>
      )}
      <PageHeading
        caption={<Link href={path}>{t('submissions.register.heading')}</Link>}
        lead={t('submissions.to-check.lead')}
      >
        {t('submissions.to-check.title')}
      </PageHeading>
      {rows.length === 0 ? (
        <EmptyState title={t('submissions.to-check.none')}>
          <p>{t('submissions.to-check.none-meaning')}</p>
        </EmptyState>
      ) : (
        <Form action={`${path}/to-check`}>
          <Table
            caption={<span class="govuk-visually-hidden">{t('submissions.to-check.caption')}</span>}
            head={[
              <span class="govuk-visually-hidden">{t('submissions.to-check.choose')}</span>,
              t('submissions.register.reference'),
              t('submissions.to-check.why'),
              t('submissions.repeats.beginning'),
            ]}
            rows={rows.map((row) => [
              <Tick row={row} />,
              <>
                <Link href={`/staff/submissions/${row.submissionId}`}>{row.reference}</Link>
                <span class="app-inbox__line app-quiet">
                  <ShortInstant at={row.receivedAt} timeZone={consultation.edition.timeZone} />
                </span>
              </>,
              <div class="app-tags">
                {row.kinds.map((kind) => (
                  <Tag key={kind} colour="yellow">
                    {named(`submissions.signal.${kind}`)}
                  </Tag>
                ))}
              </div>,
              <bdi>{row.beginning ?? ''}</bdi>,
            ])}
          />
          {hasMore && <p class="govuk-body">{t('submissions.to-check.more')}</p>}
          <Button>{t('submissions.to-check.genuine')}</Button>
          <p class="govuk-hint">{t('submissions.to-check.otherwise')}</p>
        </Form>
      )}
    </StaffShell>
  )
}

function Tick({ row }: { row: ToCheck }) {
  const { t } = useWords()
  const id = `tick-${row.submissionId}`
  return (
    <div class="govuk-checkboxes govuk-checkboxes--small">
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          id={id}
          type="checkbox"
          name="submission"
          value={row.submissionId}
        />
        <label class="govuk-label govuk-checkboxes__label" for={id}>
          <span class="govuk-visually-hidden">
            {t('submissions.to-check.choose-one', { reference: row.reference })}
          </span>
        </label>
      </div>
    </div>
  )
}
