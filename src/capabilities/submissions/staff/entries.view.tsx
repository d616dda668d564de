import {
  Button,
  ButtonGroup,
  Details,
  EmptyState,
  Form,
  Link,
  NotificationBanner,
  PageHeading,
  ShortInstant,
  StaffShell,
  Table,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import type { listBegun, listDiscarded, listUnchecked } from '../entry/queries.ts'
import { ReceivedMoment } from '../received-moment.tsx'
import { KeyHints } from './key-hints.tsx'

export const comparePath = (submissionId: string): string => `/staff/submissions/${submissionId}/compare`

export const entriesPath = (consultationId: string): string =>
  `/staff/consultations/${consultationId}/entries`

/** What came on paper, by telephone and at meetings: begin one, go on with one, compare what others entered. */
export function EntriesPage({
  consultation,
  begun,
  unchecked,
  discarded,
  done,
  names,
  meeting,
}: {
  consultation: PublishedConsultation
  begun: Awaited<ReturnType<typeof listBegun>>
  unchecked: Awaited<ReturnType<typeof listUnchecked>>
  discarded: Awaited<ReturnType<typeof listDiscarded>>
  done: string | undefined
  names: ReadonlyMap<string, string>
  /** How many points of a meeting were just received. */
  meeting: number | undefined
}) {
  const { t, named } = useWords()
  const { actor } = useFrame()
  const { consultationId, edition } = consultation
  const path = entriesPath(consultationId)
  const nameOf = (id: string) => names.get(id) ?? t('submissions.register.someone')
  return (
    <StaffShell title={t('submissions.entries.title')} wide>
      {meeting !== undefined && (
        <NotificationBanner type="success">
          {t('submissions.meeting.received', { count: meeting })}
        </NotificationBanner>
      )}
      {(done === 'discarded' || done === 'none-left') && (
        <NotificationBanner type="success">{t(`submissions.entries.done.${done}`)}</NotificationBanner>
      )}
      <PageHeading
        caption={<Link href={`/staff/consultations/${consultationId}`}>{edition.title}</Link>}
        lead={t('submissions.entries.lead')}
      >
        {t('submissions.entries.title')}
      </PageHeading>
      <Form action={path}>
        <ButtonGroup>
          <Button attributes={{ 'data-key': 'e' }}>{t('submissions.entries.begin')}</Button>
          <Link href={`${path}/meeting`}>{t('submissions.meeting.title')}</Link>
        </ButtonGroup>
      </Form>
      <h2 class="govuk-heading-m">{t('submissions.entries.to-check')}</h2>
      {unchecked.length === 0 ? (
        <EmptyState title={t('submissions.entries.none-to-check')}>
          <p>{t('submissions.entries.none-to-check-meaning')}</p>
        </EmptyState>
      ) : (
        <>
          <p class="govuk-body">
            {unchecked.some((row) => row.enteredBy !== actor?.id) ? (
              <Link href={`${path}/compare`} attributes={{ 'data-key': 'c' }}>
                {t('submissions.compare.all')}
              </Link>
            ) : (
              t('submissions.compare.only-own')
            )}
          </p>
          <Table
            stacks
            attributes={{ 'data-list': '' }}
            caption={<span class="govuk-visually-hidden">{t('submissions.entries.to-check')}</span>}
            head={[
              t('submissions.register.reference'),
              t('submissions.register.channel'),
              t('submissions.register.received-at'),
              t('submissions.staff.sender'),
              t('submissions.entries.entered'),
            ]}
            rows={unchecked.map((row) => [
              <Link href={comparePath(row.submissionId)}>{row.reference}</Link>,
              named(`submissions.channel.${row.channel}`),
              <ReceivedMoment of={row} timeZone={edition.timeZone} short />,
              row.name && <bdi>{row.name}</bdi>,
              <>
                <bdi>{nameOf(row.enteredBy)}</bdi>,{' '}
                <ShortInstant at={row.enteredAt} timeZone={edition.timeZone} />
              </>,
            ])}
          />
        </>
      )}
      {begun.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{t('submissions.entries.begun')}</h2>
          <Table
            stacks
            caption={<span class="govuk-visually-hidden">{t('submissions.entries.begun')}</span>}
            head={[
              t('submissions.entries.who'),
              t('submissions.register.channel'),
              t('submissions.entries.by'),
              t('submissions.entries.saved'),
            ]}
            rows={begun.map((row) => [
              <Link href={`/staff/entries/${row.submissionId}`}>
                <bdi>
                  {row.content.sender.name ||
                    row.content.sender.organisation ||
                    t('submissions.entries.no-name')}
                </bdi>
              </Link>,
              named(`submissions.channel.${row.content.channel}`),
              <bdi>{nameOf(row.createdBy)}</bdi>,
              <ShortInstant at={row.updatedAt} timeZone={edition.timeZone} />,
            ])}
          />
        </>
      )}
      {discarded.length > 0 && (
        <Details summary={t('submissions.entries.discarded')}>
          <ul class="govuk-list">
            {discarded.map((row) => (
              <li key={row.submissionId}>
                <bdi>
                  {row.content.sender.name ||
                    row.content.sender.organisation ||
                    t('submissions.entries.no-name')}
                </bdi>
                , <bdi>{nameOf(row.discardedBy ?? '')}</bdi>
                {row.discardedAt && (
                  <>
                    , <ShortInstant at={row.discardedAt} timeZone={edition.timeZone} />
                  </>
                )}
                <br />
                <bdi class="app-quiet">{row.discardedBecause}</bdi>
                <Form action={`/staff/entries/${row.submissionId}/bring-back`}>
                  <Button kind="secondary" class="app-button-small">
                    {t('submissions.entries.bring-back')}
                    <span class="govuk-visually-hidden">
                      {' '}
                      {row.content.sender.name || row.content.sender.organisation}
                    </span>
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </Details>
      )}
      <KeyHints />
    </StaffShell>
  )
}
