import { civilDateAt } from '../../../platform/civil-time.ts'
import {
  BackLink,
  Button,
  Columns,
  Day,
  ErrorSummary,
  type FieldError,
  InsetText,
  Instant,
  Link,
  NotificationBanner,
  PageHeading,
  StaffShell,
  useWords,
} from '../../../ui/index.ts'
import type { StaffConsultation } from '../../consultations/index.ts'
import type { Named } from '../../negotiations/index.ts'
import type { EvidenceCount, EvidenceLine, FallenOut } from '../evidence.ts'
import { Behind } from '../public/behind.tsx'
import { EntryColumns } from '../public/entry-columns.tsx'
import type { EntryVersion, StaffEntry } from '../queries.ts'
import { isKnownToTheDay, isResting } from '../report.ts'
import { EntryDeeds } from './entry-deeds.tsx'
import { type Done, entryPath, type May, reportPath } from './subject.ts'
import { VersionTag } from './version-tag.tsx'

export interface EntryPage {
  readonly consultation: StaffConsultation
  readonly entry: StaffEntry & { readonly versions: readonly EntryVersion[] }
  readonly sessions: readonly Named[]
  readonly statements: readonly Named[]
  readonly evidence: EvidenceCount | undefined
  readonly lines: readonly EvidenceLine[]
  /** Was entered, and is not counted. */
  readonly fallenOut: FallenOut
  /** The page of submissions after this one. */
  readonly more: string | undefined
  readonly names: ReadonlyMap<string, string>
  readonly may: May
  /** The person looking proposed or last edited it. */
  readonly samePerson: boolean
  readonly done: Done | undefined
  readonly errors: readonly FieldError[]
  /** A reason as it was typed, when it was refused. */
  readonly reason: string
}

/** One entry as the public will read it, with what stands behind it and what can be done with it. */
export function EntryView({ page }: { page: EntryPage }) {
  const { t } = useWords()
  const { consultation, entry, names } = page
  const { latest } = entry
  const zone = consultation.edition.timeZone
  const title = latest.content.title || t('reporting.staff.untitled')
  const mayEdit = page.may.edit && !isResting(latest.state)
  return (
    <StaffShell
      title={title}
      hasErrors={page.errors.length > 0}
      beforeContent={
        <BackLink href={reportPath(consultation.consultationId)}>{t('reporting.staff.heading')}</BackLink>
      }
      wide
    >
      {page.done ? (
        <NotificationBanner type="success">{t(`reporting.done.${page.done}`)}</NotificationBanner>
      ) : null}
      <ErrorSummary errors={page.errors} />
      <PageHeading caption={consultation.title}>{title}</PageHeading>
      <p class="govuk-body">
        <VersionTag state={latest.state} /> {t('reporting.entry.version', { number: latest.number })}{' '}
        <bdi>{names.get(latest.editedBy)}</bdi>, <Instant at={latest.editedAt} timeZone={zone} />
      </p>
      {latest.sentBackAt ? (
        <InsetText>
          <p class="govuk-body">
            <strong>{t('reporting.entry.sent-back')}</strong> <bdi>{names.get(latest.sentBackBy ?? '')}</bdi>,{' '}
            <Instant at={latest.sentBackAt} timeZone={zone} />
          </p>
          <p class="govuk-body app-preserve-lines">{latest.sentBackReason}</p>
        </InsetText>
      ) : null}
      {latest.state === 'taken-back' && latest.takenBackAt ? (
        <InsetText>
          <p class="govuk-body">
            <strong>{t('reporting.entry.taken-back')}</strong>{' '}
            <bdi>{names.get(latest.takenBackBy ?? '')}</bdi>,{' '}
            <Instant at={latest.takenBackAt} timeZone={zone} />
          </p>
          <p class="govuk-body app-preserve-lines">{latest.takenBackReason}</p>
        </InsetText>
      ) : null}
      <EntryColumns content={latest.content} headingLevel={2} />
      {mayEdit ? (
        <Button kind="secondary" href={entryPath(consultation.consultationId, entry.entryId, '/edit')}>
          {t(latest.publishedAt ? 'reporting.entry.change' : 'reporting.entry.edit')}
        </Button>
      ) : null}
      <Columns aside={<EntryDeeds page={page} />}>
        <Evidence page={page} />
        <Leads page={page} />
        <History page={page} />
      </Columns>
    </StaffShell>
  )
}

function Evidence({ page }: { page: EntryPage }) {
  const { t } = useWords()
  const { evidence, lines, fallenOut, more, may, consultation } = page
  return (
    <section aria-labelledby="behind">
      <h2 class="govuk-heading-m" id="behind">
        {t('reporting.entry.behind')}
      </h2>
      {evidence === undefined ? (
        <p class="govuk-body">{t('reporting.entry.nothing-behind')}</p>
      ) : (
        <p class="govuk-body">
          <Behind count={evidence.count} synthetic={evidence.synthetic} />{' '}
          {evidence.asOf ? (
            <>
              {t('reporting.results.as-of')}{' '}
              <Instant at={evidence.asOf} timeZone={consultation.edition.timeZone} />.
            </>
          ) : (
            t('reporting.entry.counted-now')
          )}
        </p>
      )}
      {evidence && evidence.awaited > 0 ? (
        <p class="govuk-body">{t('reporting.entry.awaited', { count: evidence.awaited })}</p>
      ) : null}
      {may.readSubmissions && lines.length > 0 ? (
        <References lines={lines} timeZone={consultation.edition.timeZone} />
      ) : null}
      {may.readSubmissions && more ? (
        <p class="govuk-body">
          <Link href={more}>{t('reporting.entry.more')}</Link>
        </p>
      ) : null}
      {fallenOut.count > 0 ? (
        <>
          <p class="govuk-body">{t('reporting.entry.fallen-out', { count: fallenOut.count })}</p>
          {may.readSubmissions ? (
            <References lines={fallenOut.lines} timeZone={consultation.edition.timeZone} />
          ) : null}
        </>
      ) : null}
    </section>
  )
}

function References({ lines, timeZone }: { lines: readonly EvidenceLine[]; timeZone: string }) {
  const { t, day } = useWords()
  return (
    <ul class="govuk-list app-report-references" data-list="">
      {lines.map(({ submissionId, reference, withdrawnAt }) => (
        <li>
          <Link href={`/staff/submissions/${submissionId}`}>{reference}</Link>
          {withdrawnAt ? (
            <span class="app-quiet">
              {' '}
              {t('reporting.entry.withdrawn-on', { day: day(withdrawnAt, timeZone) })}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Leads({ page }: { page: EntryPage }) {
  const { t } = useWords()
  const { sessions, statements } = page
  if (sessions.length === 0 && statements.length === 0) return null
  return (
    <section aria-labelledby="leads">
      <h2 class="govuk-heading-m" id="leads">
        {t('reporting.entry.leads')}
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {[...sessions, ...statements].map((each) => (
          <li>{each.name}</li>
        ))}
      </ul>
    </section>
  )
}

/** When a version went public: an hour is said only where one is known. */
function Published({ at, timeZone }: { at: Date; timeZone: string }) {
  return isKnownToTheDay(at, timeZone) ? (
    <Day date={civilDateAt(at, timeZone)} />
  ) : (
    <Instant at={at} timeZone={timeZone} />
  )
}

function History({ page }: { page: EntryPage }) {
  const { t } = useWords()
  const { entry, consultation, names } = page
  const zone = consultation.edition.timeZone
  return (
    <section aria-labelledby="history">
      <h2 class="govuk-heading-m" id="history">
        {t('reporting.entry.history')}
      </h2>
      <ul class="govuk-list">
        {entry.versions.map((version) => (
          <li>
            {t('reporting.entry.number', { number: version.number })} <VersionTag state={version.state} />{' '}
            {version.publishedAt && version.approvedBy ? (
              <>
                <Published at={version.publishedAt} timeZone={zone} />,{' '}
                {t('reporting.entry.by-two', {
                  first: names.get(version.proposedBy ?? '') ?? '',
                  second: names.get(version.approvedBy) ?? '',
                })}
              </>
            ) : (
              <Instant at={version.editedAt} timeZone={zone} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
