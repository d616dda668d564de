import {
  Breadcrumbs,
  EmptyState,
  Instant,
  KeyFigures,
  Link,
  PageHeading,
  PublicShell,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import {
  ContactLines,
  type ListedConsultation,
  type PublishedConsultation,
} from '../../consultations/index.ts'
import { publicationDay } from '../../ledger/index.ts'
import {
  Original,
  type PublishedSession,
  type PublishedStatement,
  UnverifiedSources,
} from '../../negotiations/index.ts'
import type { PublishedEntry } from '../published.ts'
import { Behind } from './behind.tsx'
import { EntryColumns } from './entry-columns.tsx'
import { NextSteps } from './next-steps.tsx'

export interface ResultsPage {
  readonly consultation: PublishedConsultation
  readonly treaty: { readonly slug: string; readonly shortTitle: string } | undefined
  readonly report: {
    readonly publishedAt: Date
    readonly changedAt: Date
    readonly receivedCount: number
    readonly receivedSynthetic: number
  }
  readonly entries: readonly PublishedEntry[]
  readonly takenBack: readonly {
    readonly entryId: string
    readonly takenBackAt: Date
    readonly reason: string
  }[]
  readonly sessions: readonly PublishedSession[]
  readonly statements: readonly PublishedStatement[]
  /** Sources of what nobody has checked. */
  readonly sources: readonly string[]
  readonly upcoming: readonly PublishedSession[]
  /** The few consultations on the same treaty that can be answered now or soon, and close first. */
  readonly askedNext: readonly ListedConsultation[]
}

/** What a consultation came to: what was asked, what people said, what was done, and what happens next. */
export function ResultsView({ page }: { page: ResultsPage }) {
  const words = useWords()
  const { t } = words
  const { consultation, treaty, report, entries, takenBack } = page
  const { edition } = consultation
  const { settings } = useFrame()
  const publishedOn = (at: Date) => publicationDay(words, at, settings.timeZone, edition.timeZone)
  const path = `/consultations/${consultation.slug}`
  return (
    <PublicShell
      title={t('reporting.results.title', { consultation: edition.title })}
      section="consultations"
      description={t('reporting.results.description', { consultation: edition.title })}
      canonical={`${path}/results`}
      beforeContent={
        <Breadcrumbs
          items={[
            { label: t('consultations.page.all'), href: '/consultations' },
            ...(treaty ? [{ label: treaty.shortTitle, href: `/treaties/${treaty.slug}` }] : []),
            { label: edition.title, href: path },
          ]}
        />
      }
    >
      <PageHeading caption={<Original>{edition.title}</Original>} lead={t('reporting.results.lead')}>
        {t('reporting.results.heading')}
      </PageHeading>
      <KeyFigures
        items={[
          { value: words.number(report.receivedCount), label: t('reporting.results.received') },
          { value: words.number(entries.length), label: t('reporting.results.entries') },
        ]}
      />
      <p class="govuk-body">
        {t('reporting.results.published', {
          published: publishedOn(report.publishedAt),
          changed: report.changedAt > report.publishedAt ? publishedOn(report.changedAt) : 'never',
        })}{' '}
        {t('reporting.results.counted', { at: words.instant(report.changedAt, settings.timeZone) })}
        {report.receivedSynthetic > 0
          ? ` ${t('reporting.results.synthetic', { count: report.receivedSynthetic, all: String(report.receivedSynthetic === report.receivedCount) })}`
          : null}
      </p>
      {entries.length === 0 ? <EmptyState title={t('reporting.results.none')} /> : null}
      {entries.map((entry) => (
        <Entry key={entry.entryId} entry={entry} page={page} />
      ))}
      {takenBack.length > 0 ? (
        <section class="app-section" aria-labelledby="taken-back">
          <h2 class="govuk-heading-m" id="taken-back">
            {t('reporting.results.taken-back')}
          </h2>
          <ul class="govuk-list govuk-list--bullet">
            {takenBack.map((each) => (
              <li>
                <Instant at={each.takenBackAt} timeZone={settings.timeZone} />:{' '}
                <Original>{each.reason}</Original>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <NextSteps page={page} />
      <section class="app-section" aria-labelledby="ask-us">
        <h2 class="govuk-heading-m" id="ask-us">
          {t('reporting.results.contact')}
        </h2>
        <p class="govuk-body">{t('reporting.results.contact-text')}</p>
        <p class="govuk-body">
          <ContactLines contact={edition.contact} />
        </p>
        <p class="govuk-body">
          <Link href={path}>{t('reporting.results.back')}</Link>
        </p>
      </section>
      <UnverifiedSources sources={page.sources} />
    </PublicShell>
  )
}

function Entry({ entry, page }: { entry: PublishedEntry; page: ResultsPage }) {
  const { t } = useWords()
  const { content } = entry
  const zone = useFrame().settings.timeZone
  const sessions = page.sessions.filter((each) => entry.sessionIds.includes(each.sessionId))
  const statements = page.statements.filter((each) => entry.statementIds.includes(each.statementId))
  const treatyPath = page.treaty && `/treaties/${page.treaty.slug}`
  return (
    <article
      class="app-report-entry"
      id={`entry-${entry.entryId}`}
      aria-labelledby={`title-${entry.entryId}`}
    >
      <h2 class="app-report-entry__title" id={`title-${entry.entryId}`}>
        <Original>{content.title}</Original>
      </h2>
      <EntryColumns content={content} headingLevel={3} sources={page.sources} />
      <div class="app-report-entry__foot">
        {entry.evidenceCount === null || entry.evidenceAsOf === null ? null : (
          <p>
            <Behind count={entry.evidenceCount} synthetic={entry.evidenceSynthetic ?? 0} />{' '}
            {t('reporting.results.as-of')} <Instant at={entry.evidenceAsOf} timeZone={zone} />.
          </p>
        )}
        {treatyPath && sessions.length > 0 ? (
          <p>
            {t('reporting.results.sessions')}{' '}
            {sessions.map((session, index) => (
              <>
                {index > 0 ? '; ' : null}
                <Link href={`${treatyPath}/sessions/${session.slug}`}>
                  <Original>{session.name}</Original>
                </Link>
              </>
            ))}
          </p>
        ) : null}
        {treatyPath && statements.length > 0 ? (
          <p>
            {t('reporting.results.statements')}{' '}
            {statements.map((statement, index) => (
              <>
                {index > 0 ? '; ' : null}
                <Link href={`${treatyPath}#statements`}>
                  <Original>{statement.title}</Original>
                </Link>
              </>
            ))}
          </p>
        ) : null}
      </div>
    </article>
  )
}
