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
import { AtAGlance, Facts, Stages } from './standing-parts.tsx'
import { Contents, TreatyAside } from './treaty-aside.tsx'
import { TreatyTimeline } from './treaty-timeline.tsx'

/** How many documents stand open; the others are one press away. */
const documentsShown = 6

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
      </Columns>
      {page.sessions.length + page.consultations.past.length + page.consultations.open.length > 0 ? (
        <section id="timeline">
          <h2 class="govuk-heading-l">{t('portal.timeline.title')}</h2>
          <TreatyTimeline page={page} />
        </section>
      ) : null}
      <Background page={page} />
      <Record page={page} />
      <UnverifiedSources sources={page.sources} />
    </PublicShell>
  )
}

function Consultations({ page: { consultations, now, reports } }: { page: TreatyPage }) {
  const words = useWords()
  const { t } = words
  const { open, scheduled, past } = consultations
  return (
    <section id="consultations">
      <h2 class="govuk-heading-l">{t('portal.treaty.consultations')}</h2>
      {/* Those that are open stand at the head of the page: here only the way to them. */}
      {open.map((consultation) => (
        <p class="govuk-body">
          {t('portal.treaty.open')}{' '}
          <a class="govuk-link" href={words.href(`/consultations/${consultation.slug}`)}>
            <Original>{consultation.edition.title}</Original>
          </a>
        </p>
      ))}
      {scheduled.length > 0 ? (
        <ConsultationCards consultations={scheduled} reports={reports} now={now} />
      ) : null}
      {open.length + scheduled.length === 0 ? <p class="govuk-body">{t('portal.treaty.no-open')}</p> : null}
      {past.length > 0 ? (
        <>
          <h3 class="govuk-heading-m">{t('portal.treaty.past')}</h3>
          <ConsultationCards consultations={past} reports={reports} now={now} headingLevel={4} />
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
        <>
          <h3 class="govuk-heading-m">{t('portal.treaty.why')}</h3>
          <OriginalText>
            <Markdown source={treaty.background} serif headingLevel={4} />
          </OriginalText>
        </>
      ) : null}
    </section>
  )
}

function Record({ page }: { page: TreatyPage }) {
  const { t } = useWords()
  const { documents, statements, chapters, sessions, sources, treaty } = page
  const shared = { sessions, sources, treatySlug: treaty.slug }
  return (
    <>
      {documents.length > 0 ? (
        <section id="documents">
          <h2 class="govuk-heading-l">{t('portal.treaty.documents')}</h2>
          <DocumentTable documents={documents.slice(0, documentsShown)} {...shared} />
          {documents.length > documentsShown ? (
            <Details summary={t('portal.documents.earlier', { count: documents.length - documentsShown })}>
              <DocumentTable documents={documents.slice(documentsShown)} {...shared} />
            </Details>
          ) : null}
        </section>
      ) : null}
      {statements.length > 0 ? (
        <section id="statements">
          <h2 class="govuk-heading-l">{t('portal.treaty.statements')}</h2>
          <StatementList statements={statements} chapters={chapters} sources={sources} />
        </section>
      ) : null}
      {chapters.length > 0 ? <ChapterLists page={page} /> : null}
    </>
  )
}
