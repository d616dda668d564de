import { panel } from '../../../platform/places.ts'
import { Link, useFrame, useWords } from '../../../ui/index.ts'
import { consultationPlace } from '../../consultations/index.ts'
import { publicationDay } from '../../ledger/index.ts'
import { Original } from '../../negotiations/index.ts'
import { findPublishedReport, listPublishedEntries, type PublishedEntry } from '../published.ts'

/** On a consultation's page: the way to its results, with what they are about. */
export const resultsPanel = panel(consultationPlace, 5, async (consultation, { publicDb }) => {
  const report = await findPublishedReport(publicDb, consultation.consultationId)
  if (!report || report.entries === 0) return null
  const entries = await listPublishedEntries(publicDb, consultation.consultationId)
  return (
    <Results
      slug={consultation.slug}
      entries={entries}
      publishedAt={report.publishedAt}
      timeZone={consultation.edition.timeZone}
    />
  )
})

function Results(props: {
  slug: string
  entries: readonly PublishedEntry[]
  publishedAt: Date
  timeZone: string
}) {
  const words = useWords()
  const { t } = words
  const { settings } = useFrame()
  const path = `/consultations/${props.slug}/results`
  return (
    <section aria-labelledby="results">
      <h2 class="govuk-heading-m" id="results">
        {t('reporting.panel.title')}
      </h2>
      <p class="govuk-body">
        {t('reporting.panel.text', {
          published: publicationDay(words, props.publishedAt, settings.timeZone, props.timeZone),
        })}
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {props.entries.map((entry) => (
          <li>
            <Link href={`${path}#entry-${entry.entryId}`}>
              <Original>{entry.content.title}</Original>
            </Link>
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        <Link href={path}>{t('reporting.panel.all')}</Link>
      </p>
    </section>
  )
}
