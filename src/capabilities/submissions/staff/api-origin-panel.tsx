import { panel } from '../../../platform/places.ts'
import { useWords } from '../../../ui/index.ts'
import { findFiler } from '../api/api-key.ts'
import { submissionPlace } from '../places.ts'

/** Beside a submission that came through the API: who filed it. */
export const apiOriginPanel = panel(submissionPlace, 6, async ({ submissionId }, { db }) => {
  const filer = await findFiler(db, submissionId)
  return filer ? <Panel {...filer} /> : null
})

function Panel({ organisation, name }: { organisation: string; name: string }) {
  const { t } = useWords()
  return (
    <section aria-labelledby="api-origin">
      <h2 class="govuk-heading-s" id="api-origin">
        {t('submissions.api.origin')}
      </h2>
      <p class="govuk-body-s app-break-anywhere">
        {t('submissions.api.origin-line', { organisation, name })}
      </p>
    </section>
  )
}
