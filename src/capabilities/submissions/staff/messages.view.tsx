import {
  EmptyState,
  Link,
  NotificationBanner,
  PageHeading,
  Pagination,
  ShortInstant,
  StaffShell,
  Table,
  Tag,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import { type MessageState, messageStates, settlements } from '../mail/messages.ts'
import type { MessageLine } from '../mail/queries.ts'

export interface MessagesModel {
  readonly state: MessageState
  readonly counts: ReadonlyMap<MessageState, number>
  readonly rows: readonly MessageLine[]
  readonly hasMore: boolean
  /** Of consultations, by identifier. */
  readonly titles: ReadonlyMap<string, string>
  /** Undefined where no mail comes in. */
  readonly address: string | undefined
  readonly done: string | undefined
}

/** What came by mail. First what waits for somebody. */
export function MessagesPage(model: MessagesModel) {
  const words = useWords()
  const { t, named } = words
  const { state, counts, rows, done } = model
  const last = rows.at(-1)
  return (
    <StaffShell title={t('submissions.messages.title')} wide>
      {settlements.some((each) => each === done) && (
        <NotificationBanner type="success">{named(`submissions.messages.done.${done}`)}</NotificationBanner>
      )}
      <PageHeading
        lead={
          model.address
            ? t('submissions.messages.lead', { address: model.address })
            : t('submissions.messages.none-come')
        }
      >
        {t('submissions.messages.title')}
      </PageHeading>
      <nav class="app-workspace-navigation" aria-label={t('submissions.messages.states')}>
        <ul>
          {messageStates
            .filter((each) => each === 'to-look' || each === state || counts.get(each))
            .map((each) => (
              <li key={each}>
                <Link
                  href={`/staff/messages?state=${each}`}
                  attributes={each === state ? { 'aria-current': 'page' } : {}}
                >
                  {`${named(`submissions.messages.state.${each}`)} (${words.number(counts.get(each) ?? 0)})`}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
      {rows.length === 0 ? (
        <EmptyState title={t('submissions.messages.empty')}>
          <p>{t('submissions.messages.empty-meaning')}</p>
        </EmptyState>
      ) : (
        <Messages model={model} />
      )}
      <Pagination
        landmark={t('submissions.messages.pages')}
        next={
          model.hasMore && last
            ? `/staff/messages?state=${state}&after=${last.receivedAt.toISOString()}~${last.messageId}`
            : undefined
        }
      />
    </StaffShell>
  )
}

function Messages({ model }: { model: MessagesModel }) {
  const { t, named } = useWords()
  const { settings } = useFrame()
  // What was guessed of a message is of no account once somebody has decided.
  const waits = model.state !== 'settled'
  return (
    <Table
      stacks
      attributes={{ 'data-list': '' }}
      caption={<span class="govuk-visually-hidden">{t('submissions.messages.caption')}</span>}
      head={[
        t('submissions.messages.subject'),
        t('submissions.messages.from'),
        t('submissions.messages.received'),
        t(waits ? 'submissions.messages.why' : 'submissions.messages.became'),
        t('submissions.messages.about'),
      ]}
      rows={model.rows.map((row) => [
        <>
          <Link href={`/staff/messages/${row.messageId}`}>
            <bdi>{row.subject || t('submissions.messages.no-subject')}</bdi>
          </Link>
          {row.beginning && (
            <span class="app-inbox__line app-quiet">
              <bdi>{row.beginning.slice(0, 120)}</bdi>
            </span>
          )}
        </>,
        <bdi class="app-break-anywhere">
          {[row.fromName, row.fromAddress].filter(Boolean).join(', ') || t('submissions.messages.nobody')}
        </bdi>,
        <ShortInstant at={row.receivedAt} timeZone={settings.timeZone} />,
        <div class="app-tags">
          {waits && row.reason && <span>{named(`submissions.messages.reason.${row.reason}`)}</span>}
          {waits && row.wish && <Tag colour="orange">{named(`submissions.messages.wish.${row.wish}`)}</Tag>}
          {row.settledAs && <span>{named(`submissions.messages.settled.${row.settledAs}`)}</span>}
        </div>,
        <>
          {row.consultationId ? (
            (model.titles.get(row.consultationId) ?? '')
          ) : (
            <span class="app-quiet">{t('submissions.messages.unknown')}</span>
          )}
          {row.submissionId && row.reference && (
            <span class="app-inbox__line">
              <Link href={`/staff/submissions/${row.submissionId}`}>{row.reference}</Link>
            </span>
          )}
        </>,
      ])}
    />
  )
}
