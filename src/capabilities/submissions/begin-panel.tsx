import { panel } from '../../platform/places.ts'
import { Button, Link, useFrame, useWords } from '../../ui/index.ts'
import {
  consultationPlace,
  openingInWords,
  type PublishedConsultation,
  previewPath,
  previewPlace,
  stateOf,
} from '../consultations/index.ts'
import { addressWith } from './mail/addresses.ts'

/** On a consultation's page: the way into the form while it is open. */
export const beginPanel = panel(consultationPlace, 10, async (consultation, { now }) => {
  const state = stateOf(consultation, now)
  return state === 'open' || state === 'scheduled' ? (
    <Begin consultation={consultation} state={state} />
  ) : null
})

/** On a consultation's page, once it has opened: what arrived and what became of it. */
export const registerPanel = panel(consultationPlace, 90, async (consultation, { now }) =>
  stateOf(consultation, now) === 'scheduled' ? null : <ToRegister slug={consultation.slug} />,
)

function ToRegister({ slug }: { slug: string }) {
  const { t } = useWords()
  return (
    <p class="govuk-body">
      <Link href={`/consultations/${slug}/register`}>{t('submissions.panel.register')}</Link>
    </p>
  )
}

/** In the preview: as it will be while it is open, and leading through the form as far as it is made. */
export const previewPanel = panel(previewPlace, 10, async (consultation) => (
  <Begin
    consultation={consultation}
    state="open"
    preview={previewPath(consultation.consultationId, 'form')}
  />
))

function Begin({
  consultation,
  state,
  preview,
}: {
  consultation: PublishedConsultation
  state: 'open' | 'scheduled'
  /** Where the preview of the form begins. */
  preview?: string
}) {
  const words = useWords()
  const { t } = words
  const { mailIn } = useFrame().settings
  return (
    <section aria-labelledby="have-your-say">
      <h2 class="govuk-heading-m" id="have-your-say">
        {t('submissions.panel.title')}
      </h2>
      {state === 'open' ? (
        <>
          <p class="govuk-body">{t('submissions.panel.open')}</p>
          {preview ? <p class="govuk-hint">{t('submissions.preview.begin')}</p> : null}
          <Button start href={preview ?? `/consultations/${consultation.slug}/submit`}>
            {t('submissions.panel.begin')}
          </Button>
          {mailIn && !preview && <ByMail address={addressWith(mailIn.address, consultation.slug)} />}
        </>
      ) : (
        <p class="govuk-body">
          {t('submissions.panel.scheduled')} {openingInWords(consultation, words)}
        </p>
      )}
    </section>
  )
}

function ByMail({ address }: { address: string }) {
  const { t } = useWords()
  return (
    <p class="govuk-body">
      {t('submissions.panel.by-mail')}{' '}
      <Link href={`mailto:${address}`} class="app-break-anywhere">
        {address}
      </Link>
    </p>
  )
}
