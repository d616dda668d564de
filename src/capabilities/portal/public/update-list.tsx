import { Link, useFrame, useWords } from '../../../ui/index.ts'
import type { PublishedUpdate } from '../../engagement/index.ts'
import { publicationDay } from '../../ledger/index.ts'
import { Original } from '../../negotiations/index.ts'

/** The newest updates in short: when, of what kind, and where it stands. */
export function UpdateList({ updates }: { updates: readonly PublishedUpdate[] }) {
  const words = useWords()
  const { settings } = useFrame()
  if (updates.length === 0) return null
  return (
    <ul class="app-update-list">
      {updates.map((update) => (
        <li class="app-update-list__update">
          <p class="app-update-list__when">
            <time datetime={update.at.toISOString()}>
              {publicationDay(words, update.at, settings.timeZone, update.timeZone)}
            </time>
            : {words.named(`ledger.news.${update.kind}`)}
          </p>
          <Link href={update.path}>
            <Original>{update.title}</Original>
          </Link>
        </li>
      ))}
    </ul>
  )
}
