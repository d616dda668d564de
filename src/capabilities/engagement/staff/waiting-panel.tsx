import { panel } from '../../../platform/places.ts'
import { Link, useWords } from '../../../ui/index.ts'
import { staffHomePlace } from '../../accounts/index.ts'
import { countWaitingFeedback } from '../queries.ts'

/** On the first page of whoever looks after the site: feedback that waits. */
export const feedbackPanel = panel(staffHomePlace, 60, async (_, { db, actor }) => {
  if (!actor?.permissions.has('feedback.read')) return null
  const count = await countWaitingFeedback(db)
  return count > 0 ? <Waiting count={count} /> : null
})

function Waiting({ count }: { count: number }) {
  const { t } = useWords()
  return (
    <section aria-labelledby="feedback-waits">
      <h2 class="govuk-heading-m" id="feedback-waits">
        {t('engagement.feedback.panel')}
      </h2>
      <p class="govuk-body">
        <Link href="/staff/feedback">{t('engagement.feedback.waiting', { count })}</Link>
      </p>
    </section>
  )
}
