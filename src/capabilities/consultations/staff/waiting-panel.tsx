import { isSecondPerson } from '../../../platform/access.ts'
import { panel } from '../../../platform/places.ts'
import { Link, useWords } from '../../../ui/index.ts'
import { staffHomePlace } from '../../accounts/index.ts'
import { listProposedEditions, type StaffEdition } from '../queries.ts'
import { homeOf } from './draft.ts'

/** On the first page of the workspace: editions that wait for this person's word. */
export const waitingPanel = panel(staffHomePlace, 20, async (actor, { db }) => {
  if (!actor.permissions.has('consultation.approve')) return null
  const waiting = (await listProposedEditions(db)).filter(({ proposed, edited }) =>
    isSecondPerson(actor, proposed?.by, edited.by),
  )
  return waiting.length > 0 ? <Waiting editions={waiting} /> : null
})

function Waiting({ editions }: { editions: readonly StaffEdition[] }) {
  const { t } = useWords()
  return (
    <section>
      <h2 class="govuk-heading-m">{t('consultations.waiting.heading')}</h2>
      <ul class="govuk-list">
        {editions.map(({ consultationId, edition, proposed }) => (
          <li>
            <Link href={`${homeOf(consultationId)}/approval`}>{edition.title}</Link>{' '}
            {t('consultations.waiting.by', { name: proposed?.name ?? '' })}
          </li>
        ))}
      </ul>
    </section>
  )
}
