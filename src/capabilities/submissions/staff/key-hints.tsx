import { useWords } from '../../../ui/index.ts'

/** Where a script fills in which keys the page answers to; without scripts there are none, and nothing is said. */
export function KeyHints() {
  const { t } = useWords()
  return (
    <p class="app-key-hints" data-key-hints hidden>
      {t('submissions.keys')}
    </p>
  )
}
