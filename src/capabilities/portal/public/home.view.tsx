import {
  CardList,
  Columns,
  EmptyState,
  Link,
  PageHeading,
  PublicShell,
  StatusTag,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import { Original } from '../../negotiations/index.ts'
import type { HomePage, TreatySummary } from '../home-page.ts'
import { ConsultationCall } from './consultation-call.tsx'
import { ConsultationCards } from './consultation-cards.tsx'
import { NextStepText, NextStepWhen } from './next-steps.tsx'
import { UpdateList } from './update-list.tsx'

/** The way in: what can be answered now, what is being negotiated, what came of it. */
export function HomeView({ page }: { page: HomePage }) {
  const { t } = useWords()
  const { settings } = useFrame()
  const { open, scheduled, past } = page.consultations
  return (
    <PublicShell
      title={t('portal.home.title')}
      section="home"
      description={t('portal.home.lead')}
      canonical="/"
      feeds={[{ title: t('portal.home.feed', { site: settings.siteName }), href: '/updates.atom' }]}
    >
      <PageHeading lead={t('portal.home.lead')}>{t('portal.home.title')}</PageHeading>
      <Columns aside={<HowToTakePart page={page} />}>
        <section id="open">
          <h2 class="govuk-heading-l">{t('portal.home.open')}</h2>
          {open.length > 0 ? (
            open.map((consultation) => (
              <ConsultationCall consultation={consultation} withSummary headingLevel={3} />
            ))
          ) : (
            <EmptyState title={t('portal.home.none-open')}>
              <p class="govuk-body">
                <Link href="/updates">{t('portal.home.none-open-advice')}</Link>
              </p>
            </EmptyState>
          )}
          {scheduled.length > 0 ? (
            <ConsultationCards consultations={scheduled} reports={page.reports} now={page.now} />
          ) : null}
        </section>
        <section id="treaties">
          <h2 class="govuk-heading-l">{t('portal.home.treaties')}</h2>
          <TreatyCards treaties={page.treaties} />
        </section>
        {past.length > 0 ? (
          <section id="came-of-it">
            <h2 class="govuk-heading-l">{t('portal.home.past')}</h2>
            <ConsultationCards consultations={past.slice(0, 4)} reports={page.reports} now={page.now} />
            <p class="govuk-body">
              <Link href="/consultations">{t('portal.home.all-consultations')}</Link>
            </p>
          </section>
        ) : null}
      </Columns>
    </PublicShell>
  )
}

/** Treaties to go to, each with the stage it is in and what happens next. */
export function TreatyCards({
  treaties,
  headingLevel = 3,
}: {
  treaties: readonly TreatySummary[]
  headingLevel?: 2 | 3
}) {
  const { t } = useWords()
  if (treaties.length === 0) return <p class="govuk-body">{t('portal.treaties.none')}</p>
  return (
    <CardList
      headingLevel={headingLevel}
      items={treaties.map(({ treaty, current, next }) => ({
        title: <Original>{treaty.title}</Original>,
        href: `/treaties/${treaty.slug}`,
        status: current.map((stage) => (
          <StatusTag tone="open">
            <Original>{stage.name}</Original>
          </StatusTag>
        )),
        text: (
          <>
            <p>
              <Original>{treaty.summary}</Original>
            </p>
            {next ? (
              <p>
                <strong>{t('portal.treaties.next')}</strong> <NextStepWhen step={next} />:{' '}
                <NextStepText step={next} treatySlug={treaty.slug} />
              </p>
            ) : null}
          </>
        ),
      }))}
    />
  )
}

function HowToTakePart({ page }: { page: HomePage }) {
  const { t } = useWords()
  return (
    <>
      <section>
        <h2 class="govuk-heading-m">{t('portal.home.how')}</h2>
        <ol class="govuk-list govuk-list--number govuk-list--spaced">
          <li>{t('portal.home.how-read')}</li>
          <li>{t('portal.home.how-write')}</li>
          <li>{t('portal.home.how-keep')}</li>
          <li>{t('portal.home.how-see')}</li>
        </ol>
        <p class="govuk-body">
          <Link href="/privacy">{t('portal.home.privacy')}</Link>
        </p>
      </section>
      <section>
        <h2 class="govuk-heading-m">{t('portal.home.follow')}</h2>
        <UpdateList updates={page.updates} />
        <ul class="govuk-list">
          <li>
            <Link href="/updates">{t('portal.home.all-updates')}</Link>
          </li>
          <li>
            <Link href="/updates.atom">{t('portal.home.feed-link')}</Link>
          </li>
          <li>
            <Link href="/calendar.ics">{t('portal.home.calendar')}</Link>
          </li>
        </ul>
      </section>
    </>
  )
}
