import type { ComponentChildren } from 'preact'
import { CardList, PageHeading, StaffShell, useFrame } from '../../../ui/index.ts'

/** What waits for this person, then where they may go. */
export function HomeView({ name, panels }: { name: string; panels: readonly ComponentChildren[] }) {
  const { words, navigation } = useFrame()
  const { t } = words
  return (
    <StaffShell title={t('accounts.home.title')}>
      <PageHeading>{t('accounts.home.welcome', { name })}</PageHeading>
      {panels.length > 0 ? panels : <p class="govuk-body-l">{t('accounts.home.nothing')}</p>}
      {navigation.length > 0 ? (
        <>
          <h2 class="govuk-heading-m">{t('accounts.home.go')}</h2>
          <CardList keys items={navigation.map((item) => ({ title: item.label, href: item.path }))} />
        </>
      ) : null}
    </StaffShell>
  )
}
