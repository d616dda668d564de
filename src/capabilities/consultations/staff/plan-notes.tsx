import { InsetText, useWords, WarningText } from '../../../ui/index.ts'
import type { Edition } from '../edition.ts'
import { passedOpening, planOf, shortestComfort } from '../planning.ts'
import type { StaffConsultation } from '../queries.ts'

/** What the dates leave for answering and for reading, said while they can still be changed. */
export function PlanNotes(props: {
  edition: Pick<Edition, 'opens' | 'closes' | 'timeZone'>
  session: { readonly name: string; readonly begins: string | undefined } | undefined
}) {
  const words = useWords()
  const { session } = props
  const { daysOpen, daysForAnalysis } = planOf(props.edition, session?.begins)
  if (daysOpen === undefined) return null
  return (
    <>
      {daysOpen < shortestComfort.daysOpen ? (
        <WarningText>{words.t('consultations.plan.short-open', { days: daysOpen })}</WarningText>
      ) : (
        <InsetText>{words.t('consultations.plan.open', { days: daysOpen })}</InsetText>
      )}
      {session && daysForAnalysis !== undefined ? (
        daysForAnalysis < shortestComfort.daysForAnalysis ? (
          <WarningText>
            {words.t(
              daysForAnalysis < 0 ? 'consultations.plan.after-session' : 'consultations.plan.short-analysis',
              {
                days: daysForAnalysis,
                session: session.name,
                begins: words.date(session.begins ?? ''),
              },
            )}
          </WarningText>
        ) : (
          <InsetText>
            {words.t('consultations.plan.analysis', { days: daysForAnalysis, session: session.name })}
          </InsetText>
        )
      ) : null}
    </>
  )
}

/** Warns who prepares a consultation and who approves it that there will be no waiting for its opening. */
export function OpeningNote(props: {
  edition: Pick<Edition, 'opens' | 'closes' | 'timeZone'>
  consultation: Pick<StaffConsultation, 'publishedAt'>
  now: Date
}) {
  const words = useWords()
  const passed = passedOpening(props.edition, props.consultation, props.now)
  if (!passed) return null
  const opening = words.instant(passed, props.edition.timeZone)
  return <WarningText>{words.t('consultations.plan.opening-passed', { opening })}</WarningText>
}
