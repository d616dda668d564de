import {
  Breadcrumbs,
  Columns,
  Details,
  Markdown,
  PageHeading,
  PublicShell,
  useWords,
} from '../../../ui/index.ts'
import { NotVerified, Original, OriginalText, UnverifiedSources } from '../../negotiations/index.ts'
import type { TreatyPage } from '../treaty-page.ts'
import { ChapterLists } from './chapter-lists.tsx'
import { ConsultationCall } from './consultation-call.tsx'
import { ConsultationCards } from './consultation-cards.tsx'
import { NextSteps } from './next-steps.tsx'
import { DocumentTable, StatementList } from './record-lists.tsx'
import { Agencies, AtAGlance, Facts, Stages } from './standing-parts.tsx'
import { Contents, TreatyAside } from './treaty-aside.tsx'
import { TreatyTimeline } from './treaty-timeline.tsx'

/** How many documents stand open, the newest; the others are one press away. */
const documentsShown = 2

/** The hub of a treaty: where things stand, what comes next, what was said and what was done. */
export function TreatyView({ page }: { page: TreatyPage }) {
  const { t } = useWords()
  const { treaty } = page
  return (
    <PublicShell
      title={treaty.title}
      section="treaties"
      description={treaty.summary}
      canonical={`/treaties/${treaty.slug}`}
      feeds={[
        {
          title: t('portal.treaty.feed', { treaty: treaty.shortTitle }),
          href: `/treaties/${treaty.slug}/updates.atom`,
        },
      ]}
      beforeContent={
        <Breadcrumbs
          items={[
            { label: t('portal.home.crumb'), href: '/' },
            { label: t('portal.treaties.title'), href: '/treaties' },
          ]}
        />
      }
    >
      <PageHeading caption={t('portal.treaty.caption')} lead={<Original>{treaty.summary}</Original>}>
        <Original>{treaty.title}</Original>
      </PageHeading>
      <AtAGlance page={page} />
      {page.consultations.open.map((consultation) => (
        <ConsultationCall consultation={consultation} />
      ))}
      <Contents page={page} />
      <Stages page={page} />
      <Columns aside={<TreatyAside page={page} />}>
        <section id="next">
          <h2 class="govuk-heading-l">{t('portal.treaty.next')}</h2>
          <NextSteps steps={page.next} treatySlug={treaty.slug} today={page.today} />
        </section>
        <Consultations page={page} />
        <Facts page={page} />
        <Agencies page={page} />
      </Columns>
      {page.sessions.length + page.consultations.past.length + page.consultations.open.length > 0 ? (
        <section id="timeline" class="app-section">
          <h2 class="govuk-heading-l">{t('portal.timeline.title')}</h2>
          <TreatyTimeline page={page} />
        </section>
      ) : null}
      <div class="app-halves">
        <Background page={page} />
        <div>
          <Statements page={page} />
          {page.chapters.length > 0 ? <ChapterLists page={page} /> : null}
        </div>
      </div>
      <Documents page={page} />
      <UnverifiedSources sources={page.sources} />
    </PublicShell>
  )
}

function Consultations({ page: { consultations, now, reports } }: { page: TreatyPage }) {
  const { t } = useWords()
  const { open, scheduled, past } = consultations
  return (
    <section id="consultations">
      <h2 class="govuk-heading-l">{t('portal.treaty.consultations')}</h2>
      {/* Those that are open stand at the head of the page. */}
      {scheduled.length > 0 ? (
        <ConsultationCards consultations={scheduled} reports={reports} now={now} />
      ) : null}
      {open.length + scheduled.length === 0 ? <p class="govuk-body">{t('portal.treaty.no-open')}</p> : null}
      {past.length > 0 ? (
        <>
          <h3 class="govuk-heading-m">{t('portal.treaty.past')}</h3>
          <ConsultationCards consultations={past} reports={reports} now={now} headingLevel={4} brief />
        </>
      ) : null}
    </section>
  )
}

function Background({ page: { treaty, sources } }: { page: TreatyPage }) {
  const { t } = useWords()
  if (!treaty.goal && !treaty.background) return null
  return (
    <section id="background" class="app-sheet">
      <h2 class="govuk-heading-l">{t('portal.treaty.background')}</h2>
      {treaty.fullTitle && treaty.fullTitle !== treaty.title ? (
        <p class="app-sheet__title">
          <Original>{treaty.fullTitle}</Original> <NotVerified fact={treaty} sources={sources} />
        </p>
      ) : null}
      {treaty.goal ? (
        <>
          <h3 class="govuk-heading-m">{t('portal.treaty.goal')}</h3>
          <OriginalText>
            <Markdown source={treaty.goal} serif headingLevel={4} />
          </OriginalText>
        </>
      ) : null}
      {treaty.background ? (
        <Details summary={t('portal.treaty.why')}>
          <OriginalText>
            <Markdown source={treaty.background} serif headingLevel={3} />
          </OriginalText>
        </Details>
      ) : null}
    </section>
  )
}

function Statements({ page: { statements, chapters, sources } }: { page: TreatyPage }) {
  const { t } = useWords()
  if (statements.length === 0) return null
  return (
    <section id="statements">
      <h2 class="govuk-heading-l">{t('portal.treaty.statements')}</h2>
      <Details summary={t('portal.statements.show', { count: statements.length })}>
        <StatementList statements={statements} chapters={chapters} sources={sources} />
      </Details>
    </section>
  )
}

function Documents({ page: { documents, sessions, sources, treaty } }: { page: TreatyPage }) {
  const { t } = useWords()
  if (documents.length === 0) return null
  const shared = { sessions, sources, treatySlug: treaty.slug }
  const folded = documents.slice(documentsShown)
  return (
    <section id="documents">
      <h2 class="govuk-heading-l">{t('portal.treaty.documents')}</h2>
      <DocumentTable documents={documents.slice(0, documentsShown)} {...shared} />
      {folded.length > 0 ? (
        <Details summary={t('portal.documents.earlier', { count: folded.length })}>
          <DocumentTable documents={folded} {...shared} />
        </Details>
      ) : null}
    </section>
  )
}
