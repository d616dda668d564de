import {
  Button,
  CardList,
  EmptyState,
  PageHeading,
  StaffShell,
  StatusTag,
  Tag,
  useWords,
} from '../../../ui/index.ts'
import type { Treaty } from '../queries.ts'
import { treatyPath } from './paths.ts'

export interface TreatiesPage {
  readonly treaties: readonly Treaty[]
  /** Changes waiting, by treaty. */
  readonly waiting: ReadonlyMap<string, number>
  readonly mayPropose: boolean
}

/** Every treaty of the record. */
export function TreatiesView({ page }: { page: TreatiesPage }) {
  const { t } = useWords()
  return (
    <StaffShell title={t('negotiations.treaties.title')}>
      <PageHeading lead={t('negotiations.treaties.lead')}>{t('negotiations.treaties.title')}</PageHeading>
      {page.treaties.length === 0 ? (
        <EmptyState title={t('negotiations.treaties.none')} />
      ) : (
        <CardList
          keys
          headingLevel={2}
          items={page.treaties.map((treaty) => ({
            title: treaty.title,
            href: treatyPath(treaty.treatyId),
            status: <TreatyTags treaty={treaty} waiting={page.waiting.get(treaty.treatyId) ?? 0} />,
            text: treaty.summary,
          }))}
        />
      )}
      {page.mayPropose ? (
        <Button href="/staff/treaties/new" kind="secondary">
          {t('negotiations.propose.add.treaty')}
        </Button>
      ) : null}
    </StaffShell>
  )
}

/** Whether the public sees it, and how many changes wait. */
export function TreatyTags({ treaty, waiting }: { treaty: Treaty; waiting: number }) {
  const { t } = useWords()
  return (
    <>
      {treaty.publishedAt ? (
        <StatusTag tone="open">{t('negotiations.treaties.public')}</StatusTag>
      ) : (
        <Tag colour="grey">{t('negotiations.treaties.not-public')}</Tag>
      )}
      {waiting > 0 ? (
        <>
          {' '}
          <StatusTag tone="attention">{t('negotiations.treaties.waiting', { count: waiting })}</StatusTag>
        </>
      ) : null}
    </>
  )
}
