import { Button, useWords } from '../../../ui/index.ts'
import { closingInWords, type ListedConsultation } from '../../consultations/index.ts'
import { Original } from '../../negotiations/index.ts'

/** An open consultation, said before everything else: it ends. */
export function ConsultationCall({
  consultation,
  withSummary = false,
  headingLevel = 2,
}: {
  consultation: ListedConsultation
  withSummary?: boolean
  headingLevel?: 2 | 3
}) {
  const words = useWords()
  const { t } = words
  const { slug, edition } = consultation
  const Heading = `h${headingLevel}` as 'h2'
  return (
    <section class="app-call" aria-labelledby={`call-${slug}`}>
      <Heading class="app-call__title" id={`call-${slug}`}>
        <Original>{edition.title}</Original>
      </Heading>
      {withSummary ? (
        <p class="app-call__text">
          <Original>{edition.summary}</Original>
        </p>
      ) : null}
      <p class="app-call__text">
        {t('portal.consultation.closes', { closing: closingInWords(consultation, words) })}
      </p>
      <Button href={`/consultations/${slug}`}>
        {t('portal.treaty.have-your-say')}
        <span class="govuk-visually-hidden">: {edition.title}</span>
      </Button>
    </section>
  )
}
