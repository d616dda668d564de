import { InsetText, useWords, WarningText } from '../../../ui/index.ts'
import type { Edition } from '../edition.ts'
import { type Planned, passedOpening, planOf, refusalAhead, shortestComfort } from '../planning.ts'

/** What the dates leave for answering and for reading, said while they can still be changed. */
export function PlanNotes(props: {
  edition: Pick<Edition, 'opens' | 'closes' | 'timeZone'>
  consultation: Planned
  session: { readonly name: string; readonly begins: string | undefined } | undefined
  now: Date
}) {
  const words = useWords()
  const { session } = props
  const { daysOpen, daysForAnalysis } = planOf(props.edition, props.consultation, session?.begins, props.now)
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

/** Warns who prepares a consultation and who approves it of what its dates will do when it is published. */
export function PublishingNote(props: {
  edition: Pick<Edition, 'opens' | 'closes' | 'timeZone'>
  consultation: Planned
  now: Date
}) {
  const words = useWords()
  const { edition, consultation, now } = props
  const refused = refusalAhead(edition, consultation, now)
  if (refused) return <WarningText>{words.t(`consultations.publish.${refused}`)}</WarningText>
  const passed = passedOpening(edition, consultation, now)
  if (!passed) return null
  const opening = words.instant(passed, edition.timeZone)
  return <WarningText>{words.t('consultations.plan.opening-passed', { opening })}</WarningText>
}
