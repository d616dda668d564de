import { panel } from '../../platform/places.ts'
import { Link, useWords } from '../../ui/index.ts'
import { findPublishedConsultationById } from '../consultations/index.ts'
import { Original } from '../negotiations/index.ts'
import { findSubmission, ownSubmissionPlace } from '../submissions/index.ts'
import { isBehind } from './evidence.ts'
import { findPublishedReport, listPublishedEntries, type PublishedEntry } from './published.ts'
import { listEntries } from './queries.ts'

/**
 * On a person's own page: what became of what they sent. Whether a submission stands behind an entry is not public, so
 * this asks the record; what it shows is published.
 */
export const becamePanel = panel(
  ownSubmissionPlace,
  10,
  async ({ submissionId, consultationId }, { db, publicDb }) => {
    const [consultation, report] = await Promise.all([
      findPublishedConsultationById(publicDb, consultationId),
      findPublishedReport(publicDb, consultationId),
    ])
    if (!consultation || !report) return null
    const submission = await findSubmission(db, submissionId)
    const resting = new Map<string, boolean>()
    for (const { entryId, current } of await listEntries(db, consultationId))
      if (current) resting.set(entryId, await isBehind(db, current, submissionId))
    const entries = (await listPublishedEntries(publicDb, consultationId)).filter((entry) =>
      resting.get(entry.entryId),
    )
    return <Became slug={consultation.slug} entries={entries} withdrawn={submission?.withdrawnAt != null} />
  },
)

function Became(props: { slug: string; entries: readonly PublishedEntry[]; withdrawn: boolean }) {
  const { t } = useWords()
  const path = `/consultations/${props.slug}/results`
  return (
    <section aria-labelledby="became">
      <h2 class="govuk-heading-m" id="became">
        {t('reporting.became.title')}
      </h2>
      {props.entries.length > 0 ? (
        <>
          <p class="govuk-body">{t('reporting.became.behind', { count: props.entries.length })}</p>
          <ul class="govuk-list govuk-list--bullet">
            {props.entries.map((entry) => (
              <li>
                <Link href={`${path}#entry-${entry.entryId}`}>
                  <Original>{entry.content.title}</Original>
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p class="govuk-body">
          {t(props.withdrawn ? 'reporting.became.withdrawn' : 'reporting.became.read')}
        </p>
      )}
      <p class="govuk-body">
        <Link href={path}>{t('reporting.became.all')}</Link>
      </p>
    </section>
  )
}
