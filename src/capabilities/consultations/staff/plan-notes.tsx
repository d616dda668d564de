import { InsetText, useWords, WarningText } from '../../../ui/index.ts'
import type { Edition } from '../edition.ts'
import { planOf, shortestComfort } from '../planning.ts'

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
