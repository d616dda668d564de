import { CardList, StatusTag, useWords } from '../../../ui/index.ts'
import {
  closingInWords,
  type ListedConsultation,
  openingInWords,
  stateOf,
  stateTone,
} from '../../consultations/index.ts'
import { Original } from '../../negotiations/index.ts'
import type { PublishedReport } from '../../reporting/index.ts'

interface ConsultationCardsProps {
  readonly consultations: readonly ListedConsultation[]
  /** Results that are public, of these consultations or of more. */
  readonly reports: readonly PublishedReport[]
  readonly now: Date
  readonly headingLevel?: 2 | 3 | 4
  /** Without what each was about, where there is much else on the page. */
  readonly brief?: boolean
}

/** Consultations to go to, each with where it stands and the moment that matters: its closing, opening, or results. */
export function ConsultationCards(props: ConsultationCardsProps) {
  const { consultations, now, reports, headingLevel, brief = false } = props
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
          text: (
            <ConsultationText
              consultation={consultation}
              brief={brief}
              report={reports.find((each) => each.consultationId === consultation.consultationId)}
            />
          ),
        }
      })}
    />
  )
}

interface ConsultationTextProps {
  readonly consultation: ListedConsultation
  readonly report: PublishedReport | undefined
  readonly brief: boolean
}

function ConsultationText({ consultation, report, brief }: ConsultationTextProps) {
  const { t, href } = useWords()
  return (
    <>
      {brief ? null : (
        <p>
          <Original>{consultation.edition.summary}</Original>
        </p>
      )}
      {report ? (
        <p>
          <a class="govuk-link" href={href(`/consultations/${consultation.slug}/results`)}>
            {t('portal.consultation.results')}
            <span class="govuk-visually-hidden">: {consultation.edition.title}</span>
          </a>
          <br />
          <span class="app-item-note">
            {t('portal.consultation.counts', {
              received: report.receivedCount,
              entries: report.entries,
              made:
                report.receivedSynthetic === 0
                  ? 'none'
                  : report.receivedSynthetic === report.receivedCount
                    ? 'all'
                    : 'some',
              synthetic: report.receivedSynthetic,
            })}
          </span>
        </p>
      ) : null}
    </>
  )
}
