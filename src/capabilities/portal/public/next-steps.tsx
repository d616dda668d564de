import { useWords } from '../../../ui/index.ts'
import { closingInWords, openingInWords } from '../../consultations/index.ts'
import { Original, When } from '../../negotiations/index.ts'
import { daysUntil, type NextStep } from '../standing.ts'

interface StepProps {
  readonly step: NextStep
  readonly treatySlug: string
}

/** One thing that will happen: when, and what. */
export function NextStepText({ step, treatySlug }: StepProps) {
  const words = useWords()
  const { t } = words
  switch (step.kind) {
    case 'session':
      return (
        <Original>
          <a class="govuk-link" href={words.href(`/treaties/${treatySlug}/sessions/${step.session.slug}`)}>
            {step.session.name}
          </a>
          {step.session.city ? `, ${step.session.city}` : ''}
        </Original>
      )
    case 'stage-begins':
      return <>{t('portal.next.stage-begins', { stage: step.stage.name })}</>
    case 'stage-ends':
      return <>{t('portal.next.stage-ends', { stage: step.stage.name })}</>
    default:
      return (
        <>
          {t(`portal.next.${step.kind}`)}{' '}
          <a class="govuk-link" href={words.href(`/consultations/${step.consultation.slug}`)}>
            <Original>{step.consultation.edition.title}</Original>
          </a>
        </>
      )
  }
}

/** When it will happen, as exactly as is known. */
export function NextStepWhen({ step }: { step: NextStep }) {
  const words = useWords()
  if (step.kind === 'consultation-opens') return <>{openingInWords(step.consultation, words)}</>
  if (step.kind === 'consultation-closes') return <>{closingInWords(step.consultation, words)}</>
  if (step.kind === 'session') return <When begins={step.session.begins} ends={step.session.ends} />
  return <When begins={step.on} />
}

/** What happens next, soonest first. */
export function NextSteps({
  steps,
  treatySlug,
  today,
}: {
  steps: readonly NextStep[]
  treatySlug: string
  today: string
}) {
  const { t } = useWords()
  if (steps.length === 0) return <p class="govuk-body">{t('portal.next.none')}</p>
  return (
    <ol class="app-steps">
      {steps.map((step) => {
        const days = daysUntil(today, step.on)
        return (
          <li class="app-steps__step">
            <p class="app-steps__when">
              <NextStepWhen step={step} />
              {days !== undefined && days >= 0 ? (
                <span class="app-steps__days"> {t('portal.next.days', { days })}</span>
              ) : null}
            </p>
            <p class="app-steps__what">
              <NextStepText step={step} treatySlug={treatySlug} />
            </p>
          </li>
        )
      })}
    </ol>
  )
}
