import { NotificationBanner, useWords } from '../../../ui/index.ts'
import type { doneOf } from './posted.ts'

/** Says what was just done, or why nothing was. */
export function DoneBanner({ done }: { done: ReturnType<typeof doneOf> }) {
  const { named } = useWords()
  if (!done) return null
  const isDone = !/^(none|unknown|no-note|end)/.test(done.name)
  return (
    <NotificationBanner type={isDone ? 'success' : undefined}>
      {named(`analysis.done.${done.name}`, { count: done.count })}
    </NotificationBanner>
  )
}
