import { Breadcrumbs, PageHeading, PublicShell, useWords } from '../../../ui/index.ts'
import type { HomePage } from '../home-page.ts'
import { ConsultationCards } from './consultation-cards.tsx'
import { TreatyCards } from './home.view.tsx'

/** All consultations: those open now, those to come, those that are over. */
export function ConsultationsView({ page: { consultations, reports, now } }: { page: HomePage }) {
  const { t } = useWords()
  const { open, scheduled, past } = consultations
  return (
    <PublicShell
      title={t('portal.consultations.title')}
      section="consultations"
      description={t('portal.consultations.lead')}
      canonical="/consultations"
    >
      <PageHeading lead={t('portal.consultations.lead')}>{t('portal.consultations.title')}</PageHeading>
      <section id="open">
        <h2 class="govuk-heading-l">{t('portal.consultations.open')}</h2>
        {open.length > 0 ? (
          <ConsultationCards consultations={open} reports={reports} now={now} />
        ) : (
          <p class="govuk-body">{t('portal.home.none-open')}</p>
        )}
      </section>
      {scheduled.length > 0 ? (
        <section id="upcoming">
          <h2 class="govuk-heading-l">{t('portal.consultations.scheduled')}</h2>
          <ConsultationCards consultations={scheduled} reports={reports} now={now} />
        </section>
      ) : null}
      {past.length > 0 ? (
        <section id="past">
          <h2 class="govuk-heading-l">{t('portal.consultations.past')}</h2>
          <ConsultationCards consultations={past} reports={reports} now={now} />
        </section>
      ) : null}
    </PublicShell>
  )
}

/** All treaties on the site. */
export function TreatiesView({ page }: { page: HomePage }) {
  const { t } = useWords()
  return (
    <PublicShell
      title={t('portal.treaties.title')}
      section="treaties"
      description={t('portal.treaties.lead')}
      canonical="/treaties"
      beforeContent={<Breadcrumbs items={[{ label: t('portal.home.crumb'), href: '/' }]} />}
    >
      <PageHeading lead={t('portal.treaties.lead')}>{t('portal.treaties.title')}</PageHeading>
      <TreatyCards treaties={page.treaties} headingLevel={2} />
    </PublicShell>
  )
}
