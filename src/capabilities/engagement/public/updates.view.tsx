import {
  EmptyState,
  Link,
  PageHeading,
  Pagination,
  PublicShell,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import { publicationDay } from '../../ledger/index.ts'
import { Original } from '../../negotiations/index.ts'
import type { PublishedUpdate } from '../published.ts'

export interface UpdatesPage {
  readonly updates: readonly PublishedUpdate[]
  readonly older: string | undefined
  readonly newest: string | undefined
}

/** What was published, newest first. */
export function UpdatesView({ page }: { page: UpdatesPage }) {
  const words = useWords()
  const { t, named } = words
  const { settings } = useFrame()
  return (
    <PublicShell
      title={t('engagement.updates.title')}
      section="updates"
      description={t('engagement.updates.lead')}
      canonical="/updates"
      feeds={[{ title: t('engagement.feed.of-site', { site: settings.siteName }), href: '/updates.atom' }]}
    >
      <PageHeading lead={t('engagement.updates.lead')}>{t('engagement.updates.title')}</PageHeading>
      <p class="govuk-body">
        <Link href="/updates.atom">{t('engagement.updates.feed')}</Link>
        <br />
        <Link href="/calendar.ics">{t('engagement.updates.calendar')}</Link>
      </p>
      {page.updates.length === 0 ? (
        <EmptyState title={t('engagement.updates.none')} />
      ) : (
        <ul class="app-cards">
          {page.updates.map((update) => (
            <li class="app-card" id={`publication-${update.revision}`}>
              <p class="app-card__meta">
                <span>
                  {named(`ledger.news.${update.kind}`)}:{' '}
                  <time datetime={update.at.toISOString()}>
                    {publicationDay(words, update.at, settings.timeZone, update.timeZone)}
                  </time>
                </span>
              </p>
              <h2 class="app-card__title">
                <Link href={update.path}>
                  <Original>{update.title}</Original>
                </Link>
              </h2>
              {update.treaty ? (
                <div class="app-card__text">
                  <Link href={`/treaties/${update.treaty.slug}`}>
                    <Original>{update.treaty.shortTitle}</Original>
                  </Link>
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Pagination
        landmark={t('engagement.updates.pages')}
        previous={page.newest ? { href: page.newest, title: t('engagement.updates.newest') } : undefined}
        next={page.older ? { href: page.older, title: t('engagement.updates.older') } : undefined}
      />
    </PublicShell>
  )
}
