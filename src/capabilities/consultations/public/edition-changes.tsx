import { Details, Link, useFrame, useWords } from '../../../ui/index.ts'
import { publicationDay } from '../../ledger/index.ts'
import type { ToldPart } from '../changed-parts.ts'
import type { Difference } from '../questionnaire.ts'

/** One edition and what it changed in the one before. */
export interface EditionChange {
  readonly number: number
  readonly publishedAt: Date
  readonly timeZone: string
  readonly parts: readonly ToldPart[]
  readonly questions: readonly Difference[]
}

/** "Changed on …", with what changed. People who answered early can see what they were asked. */
export function EditionChanges({ slug, changes }: { slug: string; changes: readonly EditionChange[] }) {
  const words = useWords()
  const { settings } = useFrame()
  if (changes.length < 2) return null
  const newest = changes[0]
  return (
    <section class="app-section" id="changes">
      <h2 class="govuk-heading-l">{words.t('consultations.page.changes')}</h2>
      <Details
        summary={words.t('consultations.page.changed-on', {
          day: newest ? publicationDay(words, newest.publishedAt, settings.timeZone, newest.timeZone) : '',
        })}
      >
        {changes.map((change) => (
          <div>
            <h3 class="govuk-heading-s">
              {words.t(
                change.number === 1 ? 'consultations.page.edition-first' : 'consultations.page.edition',
                {
                  number: change.number,
                  moment: words.instant(change.publishedAt, settings.timeZone),
                },
              )}
            </h3>
            <ChangeList change={change} />
            <p class="govuk-body">
              <Link href={`/consultations/${slug}/questions/${change.number}`}>
                {words.t('consultations.page.edition-questions', { number: change.number })}
              </Link>
            </p>
          </div>
        ))}
      </Details>
    </section>
  )
}

export function ChangeList({ change }: { change: Pick<EditionChange, 'parts' | 'questions'> }) {
  const words = useWords()
  if (change.parts.length === 0 && change.questions.length === 0) return null
  return (
    <ul class="govuk-list govuk-list--bullet">
      {change.parts.map((part) => (
        <li>{words.named(`consultations.changed.${part}`)}</li>
      ))}
      {change.questions.map(({ kind, label }) => (
        <li>{words.named(`consultations.changed.question-${kind}`, { label })}</li>
      ))}
    </ul>
  )
}
