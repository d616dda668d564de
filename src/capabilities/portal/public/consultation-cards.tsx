import { CardList, StatusTag, useWords } from '../../../ui/index.ts'
import {
  closingInWords,
  openingInWords,
  type PublishedConsultation,
  stateOf,
  stateTone,
} from '../../consultations/index.ts'
import { Original } from '../../negotiations/index.ts'

export interface ConsultationCardsProps {
  readonly consultations: readonly PublishedConsultation[]
  readonly now: Date
  readonly headingLevel?: 2 | 3 | 4
}

/** Consultations to go to, each with where it stands and the moment that matters: its closing, opening, or results. */
export function ConsultationCards({ consultations, now, headingLevel }: ConsultationCardsProps) {
  const words = useWords()
  const { t } = words
  return (
    <CardList
      {...(headingLevel ? { headingLevel } : {})}
      items={consultations.map((consultation) => {
        const state = stateOf(consultation, now)
        const opening = openingInWords(consultation, words)
        const closing = closingInWords(consultation, words)
        return {
          title: <Original>{consultation.edition.title}</Original>,
          href: `/consultations/${consultation.slug}`,
          status: (
            <StatusTag tone={stateTone(state)}>{words.named(`consultations.state.${state}`)}</StatusTag>
          ),
          meta:
            state === 'open'
              ? t('portal.consultation.closes', { closing })
              : state === 'scheduled'
                ? t('portal.consultation.opens', { opening })
                : t('portal.consultation.closed', { closing }),
          text: <ConsultationText consultation={consultation} />,
        }
      })}
    />
  )
}

function ConsultationText({ consultation }: { consultation: PublishedConsultation }) {
  const { t, href } = useWords()
  return (
    <>
      <p>
        <Original>{consultation.edition.summary}</Original>
      </p>
      {consultation.reportedAt ? (
        <p>
          <a class="govuk-link" href={href(`/consultations/${consultation.slug}/results`)}>
            {t('portal.consultation.results')}
            <span class="govuk-visually-hidden">: {consultation.edition.title}</span>
          </a>
        </p>
      ) : null}
    </>
  )
}
