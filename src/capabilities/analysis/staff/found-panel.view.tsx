import { useWords } from '../../../ui/index.ts'
import { type Edition, findQuestion } from '../../consultations/index.ts'
import type { Excerpt } from '../queries/inbox.ts'
import { Passages } from './passages.tsx'

/** The passages a search found, beside the submission, with what each answers. */
export function FoundPanel({ excerpts, edition }: { excerpts: readonly Excerpt[]; edition: Edition }) {
  const { t } = useWords()
  if (excerpts.length === 0) return null
  return (
    <section aria-labelledby="found-title" class="app-found">
      <h2 class="govuk-heading-s" id="found-title">
        {t('analysis.inbox.found')}
      </h2>
      <Passages
        items={excerpts.map(({ questionId, isNote, file, passage }) => ({
          about: isNote
            ? t('analysis.inbox.in-a-note')
            : file
              ? t('analysis.inbox.in-a-file', file)
              : questionId === null
                ? undefined
                : findQuestion(edition, questionId)?.label,
          passage,
        }))}
      />
    </section>
  )
}
