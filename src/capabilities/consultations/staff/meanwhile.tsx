import { NotificationBanner, Table, useWords } from '../../../ui/index.ts'
import type { Typed } from './typed.ts'

/** What somebody else saved while a page was open. */
export interface SavedMeanwhile {
  readonly typed: Typed
  readonly by: string | null
}

/** Both texts, where they differ: what you typed is still in the form, what the other saved stands beside it. */
export function Meanwhile({ saved, yours }: { saved: SavedMeanwhile; yours: Typed }) {
  const { t } = useWords()
  const names = [...new Set([...saved.typed.names, ...yours.names])].filter(
    (name) => !name.endsWith('.rows') && !own.includes(name),
  )
  const text = (typed: Typed, name: string) => typed.all(name).join(', ').trim()
  const differing = names.filter((name) => text(saved.typed, name) !== text(yours, name))
  return (
    <NotificationBanner>
      <h2 class="govuk-notification-banner__heading">
        {t('consultations.staff.meanwhile', { name: saved.by ?? '' })}
      </h2>
      <p class="govuk-body">{t('consultations.staff.meanwhile-advice')}</p>
      <Table
        head={[t('consultations.staff.meanwhile-theirs'), t('consultations.staff.meanwhile-yours')]}
        rows={differing.map((name) => [
          <span class="app-text">{text(saved.typed, name)}</span>,
          <span class="app-text">{text(yours, name)}</span>,
        ])}
      />
    </NotificationBanner>
  )
}

/** Fields that belong to the page, not to the text. */
const own: readonly string[] = ['was', 'do', '_csrf']
