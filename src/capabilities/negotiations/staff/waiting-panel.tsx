import { panel } from '../../../platform/places.ts'
import { Link, useWords } from '../../../ui/index.ts'
import { staffHomePlace } from '../../accounts/index.ts'
import { mayDecide } from '../change.ts'
import { listOpenChanges } from '../changes.ts'
import { listWords } from './change.routes.tsx'
import type { ListedChange } from './changes.view.tsx'
import { changePath } from './paths.ts'

/** On the first page of the workspace: changes of the record that wait for this person's word. */
export const waitingPanel = panel(staffHomePlace, 30, async (actor, { db }) => {
  if (!actor.permissions.has('treaty.approve')) return null
  const waiting = (await listOpenChanges(db)).filter((change) => mayDecide(change, actor))
  return waiting.length > 0 ? <Waiting changes={await listWords(db, waiting)} /> : null
})

function Waiting({ changes }: { changes: readonly ListedChange[] }) {
  const { t } = useWords()
  return (
    <section>
      <h2 class="govuk-heading-m">{t('negotiations.waiting.heading')}</h2>
      <ul class="govuk-list">
        {changes.map(({ change, name, proposedBy }) => (
          <li>
            <Link href={changePath(change.changeId)}>{name}</Link>{' '}
            {t('negotiations.waiting.by', { name: proposedBy })}
          </li>
        ))}
      </ul>
    </section>
  )
}
