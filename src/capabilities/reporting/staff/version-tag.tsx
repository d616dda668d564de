import { StatusTag, type StatusTone, useWords } from '../../../ui/index.ts'
import type { VersionState } from '../report.ts'

const tones: Record<VersionState, StatusTone> = {
  draft: 'quiet',
  proposed: 'waiting',
  approved: 'done',
  published: 'open',
  replaced: 'quiet',
  'taken-back': 'stopped',
}

/** Where a version of an entry stands, in a word. */
export function VersionTag({ state }: { state: VersionState }) {
  const { t } = useWords()
  return <StatusTag tone={tones[state]}>{t(`reporting.state.${state}`)}</StatusTag>
}
