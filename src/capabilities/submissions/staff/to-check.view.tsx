import {
  Button,
  EmptyState,
  Form,
  Link,
  NotificationBanner,
  PageHeading,
  RowTick,
  ShortInstant,
  StaffShell,
  Table,
  Tag,
  useWords,
} from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import type { ToLookAgain } from '../register/look-again.ts'
import type { ToCheck } from '../screening/queries.ts'
import { registerPath } from './register.view.tsx'

/** Submissions that something makes worth a look. They are counted meanwhile. */
export function ToCheckPage({
  consultation,
  rows,
  hasMore,
  cleared,
  again,
  hasMoreAgain,
  kept,
}: {
  consultation: PublishedConsultation
  rows: readonly ToCheck[]
  hasMore: boolean
  cleared: number | undefined
  again: readonly ToLookAgain[]
  hasMoreAgain: boolean
  kept: number | undefined
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
      {kept !== undefined && (
        <NotificationBanner type="success">
          {t('submissions.look-again.kept', { count: kept })}
        </NotificationBanner>
      )}
      <PageHeading
        caption={<Link href={path}>{t('submissions.register.heading')}</Link>}
        lead={t('submissions.to-check.lead')}
      >
        {t('submissions.to-check.title')}
      </PageHeading>
      <LookAgain
        rows={again}
        hasMore={hasMoreAgain}
        action={`${path}/to-check/kept`}
        zone={consultation.edition.timeZone}
      />
      {rows.length === 0 ? (
        again.length === 0 && (
          <EmptyState title={t('submissions.to-check.none')}>
            <p>{t('submissions.to-check.none-meaning')}</p>
          </EmptyState>
        )
      ) : (
        <Form action={`${path}/to-check`}>
          <Table
            stacks
            caption={<span class="govuk-visually-hidden">{t('submissions.to-check.caption')}</span>}
            head={[
              <span class="govuk-visually-hidden">{t('submissions.to-check.choose')}</span>,
              t('submissions.register.reference'),
              t('submissions.to-check.why'),
              t('submissions.repeats.beginning'),
            ]}
            rows={rows.map((row) => [
              <RowTick
                name="submission"
                value={row.submissionId}
                label={t('submissions.to-check.choose-one', { reference: row.reference })}
              />,
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

/** Decisions not to count one that may no longer hold. */
function LookAgain({
  rows,
  hasMore,
  action,
  zone,
}: {
  rows: readonly ToLookAgain[]
  hasMore: boolean
  action: string
  zone: string
}) {
  const { t, named } = useWords()
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="look-again">
      <h2 class="govuk-heading-m" id="look-again">
        {t('submissions.look-again.title')}
      </h2>
      <p class="govuk-body">{t('submissions.look-again.meaning')}</p>
      <Form action={action}>
        <Table
          stacks
          caption={<span class="govuk-visually-hidden">{t('submissions.look-again.title')}</span>}
          head={[
            <span class="govuk-visually-hidden">{t('submissions.to-check.choose')}</span>,
            t('submissions.register.reference'),
            t('submissions.look-again.reason'),
            t('submissions.look-again.since'),
          ]}
          rows={rows.map((row) => [
            <RowTick
              name="submission"
              value={row.submissionId}
              label={t('submissions.to-check.choose-one', { reference: row.reference })}
            />,
            <Link href={`/staff/submissions/${row.submissionId}`}>{row.reference}</Link>,
            <>
              {named(`submissions.exclusion.${row.reason}`)}
              {row.repeatOfNo !== null &&
                ` ${t('submissions.register.of-number', { number: row.repeatOfNo })}`}
            </>,
            <>
              {row.correctedAt && (
                <span class="app-inbox__line">
                  {t('submissions.look-again.corrected')}{' '}
                  <ShortInstant at={row.correctedAt} timeZone={zone} />
                </span>
              )}
              {row.countedLeftAt && (
                <span class="app-inbox__line">
                  {t('submissions.look-again.counted-left', { number: row.repeatOfNo ?? 0 })}{' '}
                  <ShortInstant at={row.countedLeftAt} timeZone={zone} />
                </span>
              )}
            </>,
          ])}
        />
        {hasMore && <p class="govuk-body">{t('submissions.to-check.more')}</p>}
        <Button kind="secondary">{t('submissions.look-again.keep')}</Button>
        <p class="govuk-hint">{t('submissions.look-again.otherwise')}</p>
      </Form>
    </section>
  )
}
