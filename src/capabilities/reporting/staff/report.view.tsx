import {
  BackLink,
  Button,
  EmptyState,
  Form,
  Link,
  NotificationBanner,
  PageHeading,
  ShortInstant,
  StaffShell,
  Table,
  useWords,
} from '../../../ui/index.ts'
import type { StaffConsultation } from '../../consultations/index.ts'
import type { StaffEntry } from '../queries.ts'
import { type Done, entryPath, type May, reportPath } from './subject.ts'
import { VersionTag } from './version-tag.tsx'

export interface ReportPage {
  readonly consultation: StaffConsultation
  readonly entries: readonly StaffEntry[]
  /** Submissions behind each entry's newest version, by entry; absent where none are named. */
  readonly counts: ReadonlyMap<string, number>
  readonly names: ReadonlyMap<string, string>
  readonly may: May
  readonly done: Done | undefined
  /** Something can be published now. */
  readonly publishable: boolean
  readonly closed: boolean
}

/** The report of a consultation in the making: its entries, in order, and where each stands. */
export function ReportView({ page }: { page: ReportPage }) {
  const { t } = useWords()
  const { consultation, entries, may } = page
  const { consultationId } = consultation
  return (
    <StaffShell
      title={t('reporting.staff.title', { consultation: consultation.title })}
      beforeContent={
        <BackLink href={`/staff/consultations/${consultationId}`}>{consultation.title}</BackLink>
      }
      wide
    >
      {page.done ? (
        <NotificationBanner type="success">{t(`reporting.done.${page.done}`)}</NotificationBanner>
      ) : null}
      <PageHeading caption={consultation.title} lead={t('reporting.staff.lead')}>
        {t('reporting.staff.heading')}
      </PageHeading>
      {consultation.reportedAt ? (
        <p class="govuk-body">
          <Link href={`/consultations/${consultation.slug}/results`}>{t('reporting.staff.public')}</Link>
        </p>
      ) : null}
      {entries.length === 0 ? (
        <EmptyState title={t('reporting.staff.none')}>
          <p>{t('reporting.staff.none-advice')}</p>
        </EmptyState>
      ) : (
        <EntryTable page={page} />
      )}
      {may.edit ? (
        <Button href={reportPath(consultationId, '/new')}>{t('reporting.staff.add')}</Button>
      ) : null}
      {entries.length > 0 ? <Publishing page={page} /> : null}
    </StaffShell>
  )
}

function EntryTable({ page }: { page: ReportPage }) {
  const words = useWords()
  const { t } = words
  const { consultation, entries, may } = page
  const zone = consultation.edition.timeZone
  return (
    <Table
      caption={<span class="govuk-visually-hidden">{t('reporting.staff.entries')}</span>}
      attributes={{ 'data-list': '' }}
      head={[
        t('reporting.staff.entry'),
        t('reporting.staff.state'),
        { content: t('reporting.staff.behind'), numeric: true },
        t('reporting.staff.edited'),
        ...(may.edit ? [t('reporting.staff.order')] : []),
      ]}
      firstCellIsHeader
      rows={entries.map(({ entryId, latest, current }, index) => {
        const title = latest.content.title || t('reporting.staff.untitled')
        const count = page.counts.get(entryId)
        return [
          <Link href={entryPath(consultation.consultationId, entryId)}>{title}</Link>,
          <>
            <VersionTag state={latest.state} />
            {current && current.versionId !== latest.versionId ? (
              <>
                {' '}
                <VersionTag state="published" />
              </>
            ) : null}
          </>,
          {
            content: count === undefined ? t('reporting.staff.none-named') : words.number(count),
            numeric: true,
          },
          <>
            <bdi>{page.names.get(latest.editedBy)}</bdi>,{' '}
            <ShortInstant at={latest.editedAt} timeZone={zone} />
          </>,
          ...(may.edit
            ? [
                <Form
                  action={entryPath(consultation.consultationId, entryId, '/move')}
                  class="app-bulk__pair"
                >
                  {index > 0 ? <Move way="up" title={title} /> : null}
                  {index < entries.length - 1 ? <Move way="down" title={title} /> : null}
                </Form>,
              ]
            : []),
        ]
      })}
    />
  )
}

function Move({ way, title }: { way: 'up' | 'down'; title: string }) {
  const { t } = useWords()
  return (
    <button class="app-link-button" type="submit" name="way" value={way}>
      {t(way === 'up' ? 'reporting.staff.up' : 'reporting.staff.down')}
      <span class="govuk-visually-hidden">: {title}</span>
    </button>
  )
}

function Publishing({ page }: { page: ReportPage }) {
  const { t } = useWords()
  const { consultation, publishable, closed, may } = page
  const explain = !closed
    ? t('reporting.publish.not-closed')
    : publishable
      ? t('reporting.publish.ready')
      : t('reporting.publish.nothing')
  return (
    <section aria-labelledby="publish">
      <h2 class="govuk-heading-m" id="publish">
        {t('reporting.publish.heading')}
      </h2>
      <p class="govuk-body">{explain}</p>
      {may.publish && publishable && closed ? (
        <Button href={reportPath(consultation.consultationId, '/publish')}>
          {t('reporting.publish.review')}
        </Button>
      ) : null}
    </section>
  )
}
