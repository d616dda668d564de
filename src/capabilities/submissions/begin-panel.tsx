import { panel } from '../../platform/places.ts'
import { Button, useWords } from '../../ui/index.ts'
import {
  consultationPlace,
  openingInWords,
  type PublishedConsultation,
  stateOf,
} from '../consultations/index.ts'

/** On a consultation's page: the way into the form while it is open. */
export const beginPanel = panel(consultationPlace, 10, async (consultation, { now }) => {
  const state = stateOf(consultation, now)
  return state === 'open' || state === 'scheduled' ? (
    <Begin consultation={consultation} state={state} />
  ) : null
})

function Begin({
  consultation,
  state,
}: {
  consultation: PublishedConsultation
  state: 'open' | 'scheduled'
}) {
  const words = useWords()
  const { t } = words
  return (
    <section aria-labelledby="have-your-say">
      <h2 class="govuk-heading-m" id="have-your-say">
        {t('submissions.panel.title')}
      </h2>
      {state === 'open' ? (
        <>
          <p class="govuk-body">{t('submissions.panel.open')}</p>
          <Button start href={`/consultations/${consultation.slug}/submit`}>
            {t('submissions.panel.begin')}
          </Button>
        </>
      ) : (
        <p class="govuk-body">
          {t('submissions.panel.scheduled')} {openingInWords(consultation, words)}
        </p>
      )}
    </section>
  )
}
