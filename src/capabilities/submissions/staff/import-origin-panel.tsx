import { panel } from '../../../platform/places.ts'
import { Link, useWords } from '../../../ui/index.ts'
import { findOrigin } from '../import/queries.ts'
import { submissionPlace } from '../places.ts'
import { importPath } from './imports.view.tsx'

type Origin = NonNullable<Awaited<ReturnType<typeof findOrigin>>>

/** Beside a submission that was imported: out of which row of which file, and what the file said beside its words. */
export const importOriginPanel = panel(submissionPlace, 5, async ({ submissionId }, { db, actor }) => {
  const origin = await findOrigin(db, submissionId)
  return origin ? <Panel origin={origin} mayImport={actor?.permissions.has('submission.import')} /> : null
})

function Panel({ origin, mayImport }: { origin: Origin; mayImport: boolean | undefined }) {
  const { t } = useWords()
  return (
    <section aria-labelledby="import-origin">
      <h2 class="govuk-heading-s" id="import-origin">
        {t('submissions.import.origin')}
      </h2>
      <p class="govuk-body-s app-break-anywhere">
        {t('submissions.import.origin-line', {
          row: origin.rowNo,
          file: origin.fileName,
          source: origin.sourceName,
        })}
      </p>
      {origin.sourceReference && (
        <p class="govuk-body-s app-break-anywhere">
          {t('submissions.import.origin-reference', { reference: origin.sourceReference })}
        </p>
      )}
      {origin.note && (
        <p class="govuk-body-s app-break-anywhere">
          <bdi>{origin.note}</bdi>
        </p>
      )}
      {mayImport && (
        <p class="govuk-body-s">
          <Link href={importPath(origin.importId)}>{t('submissions.import.origin-link')}</Link>
        </p>
      )}
    </section>
  )
}
