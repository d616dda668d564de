import { panel } from '../../../platform/places.ts'
import { Link, useWords } from '../../../ui/index.ts'
import { staffConsultationPlace } from '../../consultations/index.ts'
import { registerPath } from './register.view.tsx'

/** On a consultation's page in the workspace: ways to what arrived by every channel. */
export const receivingPanel = panel(staffConsultationPlace, 20, async ({ consultationId }, { actor }) =>
  actor?.permissions.has('register.read') ? <Receiving consultationId={consultationId} /> : null,
)

function Receiving({ consultationId }: { consultationId: string }) {
  const { t } = useWords()
  return (
    <section aria-labelledby="receiving">
      <h2 class="govuk-heading-m" id="receiving">
        {t('submissions.receiving.title')}
      </h2>
      <ul class="govuk-list">
        <li>
          <Link href={registerPath(consultationId)}>{t('submissions.register.heading')}</Link>
        </li>
      </ul>
    </section>
  )
}
