import {
  Button,
  EmptyState,
  Form,
  Instant,
  Link,
  NotificationBanner,
  PageHeading,
  Pagination,
  StaffShell,
  SummaryList,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import type { Feedback } from '../queries.ts'

export interface FeedbackPage {
  readonly which: 'waiting' | 'dealt-with'
  readonly rows: readonly Feedback[]
  /** Who dealt with it, by identifier. */
  readonly names: ReadonlyMap<string, string>
  readonly older: string | undefined
  readonly newest: string | undefined
  readonly done: boolean
}

/** What people wrote about pages of the site. */
export function FeedbackView({ page }: { page: FeedbackPage }) {
  const { t } = useWords()
  const waiting = page.which === 'waiting'
  return (
    <StaffShell title={t('engagement.feedback.title')}>
      {page.done ? (
        <NotificationBanner type="success">{t('engagement.feedback.done')}</NotificationBanner>
      ) : null}
      <PageHeading lead={t('engagement.feedback.lead')}>
        {t(waiting ? 'engagement.feedback.title' : 'engagement.feedback.title-dealt-with')}
      </PageHeading>
      <p class="govuk-body">
        <Link href={waiting ? '/staff/feedback?show=dealt-with' : '/staff/feedback'}>
          {t(waiting ? 'engagement.feedback.show-dealt-with' : 'engagement.feedback.show-waiting')}
        </Link>
      </p>
      {page.rows.length === 0 ? (
        <EmptyState title={t(waiting ? 'engagement.feedback.none' : 'engagement.feedback.none-dealt-with')} />
      ) : null}
      {page.rows.map((row) => (
        <One key={row.feedbackId} row={row} names={page.names} />
      ))}
      <Pagination
        landmark={t('engagement.feedback.pages')}
        previous={page.newest ? { href: page.newest, title: t('engagement.feedback.newest') } : undefined}
        next={page.older ? { href: page.older, title: t('engagement.feedback.older') } : undefined}
      />
    </StaffShell>
  )
}

function One({ row, names }: { row: Feedback; names: ReadonlyMap<string, string> }) {
  const { t } = useWords()
  const { settings } = useFrame()
  const page = row.pagePath.includes('…') ? row.pagePath : <Link href={row.pagePath}>{row.pagePath}</Link>
  return (
    <article aria-label={row.pagePath}>
      <SummaryList
        card={{ title: <Instant at={row.receivedAt} timeZone={settings.timeZone} />, headingLevel: 2 }}
        rows={[
          { key: t('engagement.feedback.page'), value: page },
          row.doing
            ? {
                key: t('engagement.feedback.doing'),
                value: (
                  <span class="app-preserve-lines" dir="auto">
                    {row.doing}
                  </span>
                ),
              }
            : false,
          {
            key: t('engagement.feedback.wrong'),
            value: (
              <span class="app-preserve-lines" dir="auto">
                {row.wrong}
              </span>
            ),
          },
          row.email ? { key: t('engagement.feedback.email'), value: <bdi>{row.email}</bdi> } : false,
          {
            key: t('engagement.feedback.dealt-with'),
            value: row.dealtWithAt ? (
              <>
                <bdi>{names.get(row.dealtWithBy ?? '') ?? ''}</bdi>
                <br />
                <Instant at={row.dealtWithAt} timeZone={settings.timeZone} />
              </>
            ) : (
              // Within the card: below it, it would seem to belong to the next.
              <Form action={`/staff/feedback/${row.feedbackId}/dealt-with`}>
                <Button kind="secondary">
                  {t('engagement.feedback.deal')}
                  <span class="govuk-visually-hidden">: {row.pagePath}</span>
                </Button>
              </Form>
            ),
          },
        ]}
      />
    </article>
  )
}
