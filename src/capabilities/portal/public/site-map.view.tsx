import { Link, PageHeading, PublicShell, useWords } from '../../../ui/index.ts'
import type { SiteMap } from '../site-map.ts'

/** Every page of the site, by what it belongs to. */
export function SiteMapView({ map }: { map: SiteMap }) {
  const { t } = useWords()
  return (
    <PublicShell title={t('portal.sitemap.title')} canonical="/sitemap">
      <PageHeading>{t('portal.sitemap.title')}</PageHeading>
      <section>
        <h2 class="govuk-heading-m">
          <Link href="/treaties">{t('portal.treaties.title')}</Link>
        </h2>
        {map.treaties.map(({ treaty, sessions }) => (
          <>
            <h3 class="govuk-heading-s">
              <Link href={`/treaties/${treaty.slug}`}>{treaty.title}</Link>
            </h3>
            <ul class="govuk-list govuk-list--bullet">
              {sessions.map((session) => (
                <li>
                  <Link href={`/treaties/${treaty.slug}/sessions/${session.slug}`}>{session.name}</Link>
                </li>
              ))}
            </ul>
          </>
        ))}
      </section>
      <section>
        <h2 class="govuk-heading-m">
          <Link href="/consultations">{t('portal.consultations.title')}</Link>
        </h2>
        <ul class="govuk-list govuk-list--bullet">
          {map.consultations.map(({ slug, edition, reportedAt }) => (
            <li>
              <Link href={`/consultations/${slug}`}>{edition.title}</Link>
              <ul class="govuk-list govuk-list--bullet">
                <li>
                  <Link href={`/consultations/${slug}/questions`}>
                    {t('portal.sitemap.questions')}
                    <span class="govuk-visually-hidden">: {edition.title}</span>
                  </Link>
                </li>
                {reportedAt ? (
                  <li>
                    <Link href={`/consultations/${slug}/results`}>
                      {t('portal.consultation.results')}
                      <span class="govuk-visually-hidden">: {edition.title}</span>
                    </Link>
                  </li>
                ) : null}
              </ul>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2 class="govuk-heading-m">{t('portal.sitemap.site')}</h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>
            <Link href="/">{t('portal.home.title')}</Link>
          </li>
          <li>
            <Link href="/updates">{t('portal.home.all-updates')}</Link>
          </li>
          <li>
            <Link href="/verify">{t('ledger.verify.title')}</Link>
          </li>
          <li>
            <Link href="/api">{t('submissions.api.title')}</Link>
          </li>
          <li>
            <Link href="/accessibility">{t('portal.accessibility.title')}</Link>
          </li>
          <li>
            <Link href="/privacy">{t('portal.privacy.title')}</Link>
          </li>
        </ul>
      </section>
    </PublicShell>
  )
}
