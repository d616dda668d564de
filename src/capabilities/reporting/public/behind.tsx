import { useWords } from '../../../ui/index.ts'

/** How many submissions stand behind an entry, and whether anybody sent them: a sentence. */
export function Behind({ count, synthetic }: { count: number; synthetic: number }) {
  const { t } = useWords()
  const made = synthetic === 0 ? 'none' : synthetic === count ? 'all' : 'some'
  return <>{t('reporting.results.behind', { count, synthetic, made })}</>
}
