import {
  Breadcrumbs,
  Columns,
  Markdown,
  PageHeading,
  PublicShell,
  Table,
  useWords,
} from '../../../ui/index.ts'
import {
  NotVerified,
  Original,
  OriginalText,
  partialDateWords,
  StageTag,
  UnverifiedSources,
  When,
} from '../../negotiations/index.ts'
import type { TreatyPage } from '../treaty-page.ts'
import { ChapterLists } from './chapter-lists.tsx'
import { ConsultationCall } from './consultation-call.tsx'
import { ConsultationCards } from './consultation-cards.tsx'
import { NextSteps } from './next-steps.tsx'
import { DocumentTable, StatementList } from './record-lists.tsx'
import { Contents, TreatyAside } from './treaty-aside.tsx'
import { TreatyTimeline } from './treaty-timeline.tsx'

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
      {page.consultations.open.map((consultation) => (
        <ConsultationCall consultation={consultation} />
      ))}
      <Contents page={page} />
      <Columns aside={<TreatyAside page={page} />}>
        <Standing page={page} />
        <section id="next">
          <h2 class="govuk-heading-l">{t('portal.treaty.next')}</h2>
          <NextSteps steps={page.next} treatySlug={treaty.slug} today={page.today} />
        </section>
        <Consultations page={page} />
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

function Standing({ page }: { page: TreatyPage }) {
  const words = useWords()
  const { t } = words
  const { stages, facts, latest, treaty, sources } = page
  return (
    <section id="where-things-stand">
      <h2 class="govuk-heading-l">{t('portal.treaty.standing')}</h2>
      {stages
        .filter((stage) => stage.standing === 'current')
        .map((stage) => (
          <p class="govuk-body-l">
            {stage.ends
              ? t('portal.treaty.stage-now', {
                  stage: stage.name,
                  end: partialDateWords(stage.ends, words.language.locale),
                })
              : t('portal.treaty.stage-now-open', { stage: stage.name })}
          </p>
        ))}
      {stages.length > 0 ? (
        <ol class="app-stages">
          {stages.map((stage) => (
            <li
              class={`app-stages__stage app-stages__stage--${stage.standing}`}
              aria-current={stage.standing === 'current' ? 'step' : undefined}
            >
              <p class="app-stages__name">
                <Original>{stage.name}</Original> <StageTag status={stage.standing} />
              </p>
              <p class="app-stages__when">
                <When begins={stage.begins} ends={stage.ends} />{' '}
                <NotVerified fact={stage} sources={sources} />
              </p>
              {stage.description ? (
                <p class="app-stages__text">
                  <Original>{stage.description}</Original>
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      ) : null}
      {latest ? (
        <p class="govuk-body">
          {t('portal.treaty.latest')}{' '}
          <a class="govuk-link" href={words.href(`/treaties/${treaty.slug}/sessions/${latest.slug}`)}>
            <Original>{latest.name}</Original>
          </a>
          , {latest.city ? `${latest.city}, ` : ''}
          <When begins={latest.begins} ends={latest.ends} />.
        </p>
      ) : null}
      {facts.length > 0 ? (
        <Table
          caption={t('portal.treaty.facts')}
          captionSize="m"
          head={[t('portal.facts.what'), t('portal.facts.value'), t('portal.facts.as-of')]}
          firstCellIsHeader
          scroll={false}
          class="app-table-stacks"
          rows={facts.map((fact) => [
            <>
              <Original>{fact.label}</Original> <NotVerified fact={fact} sources={sources} />
              {fact.note ? (
                <p class="app-item-note">
                  <Original>{fact.note}</Original>
                </p>
              ) : null}
            </>,
            <Original>{fact.value}</Original>,
            fact.asOf ? <When begins={fact.asOf} /> : '–',
          ])}
        />
      ) : null}
    </section>
  )
}

function Consultations({ page: { consultations, now } }: { page: TreatyPage }) {
  const { t } = useWords()
  const current = [...consultations.open, ...consultations.scheduled]
  return (
    <section id="consultations">
      <h2 class="govuk-heading-l">{t('portal.treaty.consultations')}</h2>
      {current.length > 0 ? (
        <ConsultationCards consultations={current} now={now} />
      ) : (
        <p class="govuk-body">{t('portal.treaty.no-open')}</p>
      )}
      {consultations.past.length > 0 ? (
        <>
          <h3 class="govuk-heading-m">{t('portal.treaty.past')}</h3>
          <ConsultationCards consultations={consultations.past} now={now} headingLevel={4} />
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
  return (
    <>
      {documents.length > 0 ? (
        <section id="documents">
          <h2 class="govuk-heading-l">{t('portal.treaty.documents')}</h2>
          <DocumentTable
            documents={documents}
            sessions={sessions}
            sources={sources}
            treatySlug={treaty.slug}
          />
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
