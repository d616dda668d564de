import { panel } from '../../../platform/places.ts'
import { Link, useWords } from '../../../ui/index.ts'
import { staffConsultationPlace } from '../../consultations/index.ts'
import { countWaiting } from '../attachments/queue.ts'
import { registerPath } from './register.view.tsx'

/** On a consultation's page in the workspace: ways to what arrived by every channel. */
export const receivingPanel = panel(staffConsultationPlace, 20, async ({ consultationId }, { actor, db }) =>
  actor?.permissions.has('register.read') ? (
    <Receiving
      consultationId={consultationId}
      waiting={actor.permissions.has('file.settle') ? await countWaiting(db, consultationId) : 0}
    />
  ) : null,
)

function Receiving({ consultationId, waiting }: { consultationId: string; waiting: number }) {
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
        {waiting > 0 && (
          <li>
            <Link href={`/staff/files?consultation=${consultationId}`}>
              {t('submissions.file-queue.waiting', { count: waiting })}
            </Link>
          </li>
        )}
      </ul>
    </section>
  )
}
