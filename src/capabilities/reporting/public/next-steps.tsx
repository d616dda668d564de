import { Link, useFrame, useWords } from '../../../ui/index.ts'
import { closingInWords, openingInWords } from '../../consultations/index.ts'
import { Original, When } from '../../negotiations/index.ts'
import type { ResultsPage } from './results.view.tsx'

/** What happens next in the negotiation, read from its record. */
export function NextSteps({ page }: { page: ResultsPage }) {
  const words = useWords()
  const { t } = words
  const { settings } = useFrame()
  const { treaty, upcoming, askedNext } = page
  const nothing = upcoming.length === 0 && askedNext.length === 0
  return (
    <section class="app-section" aria-labelledby="next">
      <h2 class="govuk-heading-l" id="next">
        {t('reporting.results.next')}
      </h2>
      {nothing ? <p class="govuk-body">{t('reporting.results.nothing-next')}</p> : null}
      {nothing ? null : (
        <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
          {askedNext.map((consultation) => (
            <li>
              <Link href={`/consultations/${consultation.slug}`}>
                <Original>{consultation.edition.title}</Original>
              </Link>
              :{' '}
              {t('reporting.results.asked-next', {
                opening: openingInWords(consultation, words, settings.timeZone),
                closing: closingInWords(consultation, words, settings.timeZone),
              })}
            </li>
          ))}
          {treaty
            ? upcoming.map((session) => (
                <li>
                  <Link href={`/treaties/${treaty.slug}/sessions/${session.slug}`}>
                    <Original>{session.name}</Original>
                  </Link>
                  {session.begins ? (
                    <>
                      {': '}
                      <When begins={session.begins} ends={session.ends} />
                    </>
                  ) : null}
                  {session.city ? `, ${session.city}` : null}
                </li>
              ))
            : null}
        </ul>
      )}
      {treaty ? (
        <p class="govuk-body">
          <Link href={`/treaties/${treaty.slug}`}>
            {t('reporting.results.treaty', { treaty: treaty.shortTitle })}
          </Link>
        </p>
      ) : null}
      <p class="govuk-body">
        <Link href="/updates">{t('reporting.results.updates')}</Link>
      </p>
    </section>
  )
}
