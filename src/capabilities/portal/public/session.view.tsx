import {
  Breadcrumbs,
  Columns,
  Link,
  Markdown,
  PageHeading,
  Pagination,
  PublicShell,
  SummaryList,
  useWords,
} from '../../../ui/index.ts'
import {
  NotVerified,
  Original,
  OriginalText,
  SessionTag,
  UnverifiedSources,
  When,
} from '../../negotiations/index.ts'
import type { SessionPage } from '../session-page.ts'
import { ConsultationCards } from './consultation-cards.tsx'
import { DocumentTable, OutcomeList, StatementList } from './record-lists.tsx'

/** One session, or one step of the process: when and where, what was read, what came of it. */
export function SessionView({ page }: { page: SessionPage }) {
  const words = useWords()
  const { t } = words
  const { treaty, session, sources } = page
  const treatyPath = `/treaties/${treaty.slug}`
  const sibling = (other: SessionPage['next']) =>
    other && { href: `${treatyPath}/sessions/${other.slug}`, label: other.name }
  return (
    <PublicShell
      title={`${session.name}: ${treaty.shortTitle}`}
      section="treaties"
      description={t('portal.session.description', { session: session.name, treaty: treaty.title })}
      canonical={`${treatyPath}/sessions/${session.slug}`}
      beforeContent={
        <Breadcrumbs
          items={[
            { label: t('portal.home.crumb'), href: '/' },
            { label: treaty.shortTitle, href: treatyPath },
          ]}
        />
      }
    >
      <PageHeading caption={<Original>{treaty.title}</Original>}>
        <Original>{session.name}</Original>
      </PageHeading>
      <Columns aside={<Aside page={page} />}>
        <p class="app-session-when">
          <SessionTag standing={session.standing} kind={session.kind} />{' '}
          <When begins={session.begins} ends={session.ends} />
          {session.city ? <>, {[session.city, session.country].filter(Boolean).join(', ')}</> : null}{' '}
          <NotVerified
            fact={{ source: session.scheduleSource, certainty: session.scheduleCertainty }}
            sources={sources}
          />
        </p>
        {session.note ? (
          <p class="govuk-body">
            <Original>{session.note}</Original>
          </p>
        ) : null}
        {session.description ? (
          <OriginalText>
            <Markdown source={session.description} />
          </OriginalText>
        ) : null}
        <Outcomes page={page} />
        {page.statements.length > 0 ? (
          <section id="statements">
            <h2 class="govuk-heading-l">{t('portal.session.statements')}</h2>
            <StatementList statements={page.statements} chapters={page.allChapters} sources={sources} />
          </section>
        ) : null}
        {page.consultations.length > 0 ? (
          <section id="consultations">
            <h2 class="govuk-heading-l">{t('portal.session.consultations')}</h2>
            <ConsultationCards consultations={page.consultations} reports={page.reports} now={page.now} />
          </section>
        ) : null}
        {page.documents.length > 0 ? (
          <section id="documents">
            <h2 class="govuk-heading-l">{t('portal.session.documents')}</h2>
            <DocumentTable documents={page.documents} sources={sources} treatySlug={treaty.slug} />
          </section>
        ) : null}
        <ScheduleHistory page={page} />
      </Columns>
      <UnverifiedSources sources={sources} />
      <Pagination
        landmark={t('portal.session.others')}
        previous={sibling(page.previous)}
        next={sibling(page.next)}
      />
    </PublicShell>
  )
}

function Outcomes({ page }: { page: SessionPage }) {
  const { t } = useWords()
  const { outcomes, session, sources } = page
  if (outcomes.length > 0)
    return (
      <section id="outcomes">
        <h2 class="govuk-heading-l">{t('portal.session.outcomes')}</h2>
        <OutcomeList outcomes={outcomes} sources={sources} />
      </section>
    )
  if (session.standing !== 'held' || session.kind === 'event') return null
  return (
    <section id="outcomes">
      <h2 class="govuk-heading-l">{t('portal.session.outcomes')}</h2>
      <p class="govuk-body">{t('portal.session.no-outcomes')}</p>
    </section>
  )
}

/** What was announced before, so that a moved date is seen to have moved. */
function ScheduleHistory({ page: { schedules, sources } }: { page: SessionPage }) {
  const { t, named } = useWords()
  if (schedules.length < 2) return null
  return (
    <section id="dates">
      <h2 class="govuk-heading-l">{t('portal.session.history')}</h2>
      <ol class="app-history">
        {schedules.map((schedule, index) => (
          <li class="app-history__entry">
            <p class="app-history__line">
              {named(`portal.session.announced.${schedule.status}`)}{' '}
              {schedule.begins ? (
                <When begins={schedule.begins} ends={schedule.ends} />
              ) : (
                t('portal.session.no-dates')
              )}
              {schedule.city ? `, ${schedule.city}` : ''}
              {index === schedules.length - 1 ? ` (${t('portal.session.holds')})` : ''}{' '}
              <NotVerified fact={schedule} sources={sources} />
            </p>
            {schedule.note ? (
              <p class="app-item-note">
                <Original>{schedule.note}</Original>
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Aside({ page }: { page: SessionPage }) {
  const { t } = useWords()
  const { treaty, session, chapters, sources } = page
  return (
    <SummaryList
      class="app-summary-stacked"
      noBorder
      rows={[
        {
          key: t('portal.session.treaty'),
          value: (
            <Link href={`/treaties/${treaty.slug}`}>
              <Original>{treaty.title}</Original>
            </Link>
          ),
        },
        { key: t('portal.session.kind'), value: t(`negotiations.session.kind.${session.kind}`) },
        chapters.length > 0 && {
          key: t('portal.session.agenda'),
          value: (
            <ul class="govuk-list govuk-list--bullet">
              {chapters.map((chapter) => (
                <li>
                  <Link href={`/treaties/${treaty.slug}#chapter-${chapter.slug}`}>
                    <Original>{chapter.title}</Original>
                  </Link>{' '}
                  <NotVerified fact={chapter} sources={sources} />
                </li>
              ))}
            </ul>
          ),
        },
        session.source !== null && { key: t('portal.session.source'), value: session.source },
      ]}
    />
  )
}
