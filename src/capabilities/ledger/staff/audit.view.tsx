import type { ComponentChildren } from 'preact'
import {
  Button,
  Checkboxes,
  EmptyState,
  ErrorSummary,
  errorOf,
  type FieldError,
  Input,
  Link,
  PageHeading,
  Pagination,
  ShortInstant,
  StaffShell,
  Table,
  useFrame,
  useHref,
  useWords,
} from '../../../ui/index.ts'
import type { AuditRow } from '../queries.ts'

export interface AuditPage {
  readonly rows: readonly AuditRow[]
  /** Names of members of staff, by identifier. */
  readonly people: ReadonlyMap<string, ComponentChildren>
  /** As typed. */
  readonly action: string
  readonly subject: string
  readonly deedsOnly: boolean
  readonly older: string | undefined
  readonly newest: string | undefined
  readonly errors: readonly FieldError[]
}

export function AuditView({ page }: { page: AuditPage }) {
  const { t } = useWords()
  const to = useHref()
  return (
    <StaffShell title={t('ledger.audit.title')} hasErrors={page.errors.length > 0} wide>
      <ErrorSummary errors={page.errors} />
      <PageHeading lead={t('ledger.audit.lead')}>{t('ledger.audit.title')}</PageHeading>
      <form method="get" action={to('/staff/audit')} class="govuk-!-margin-bottom-6">
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-one-third">
            <Input
              name="action"
              label={t('ledger.audit.filter.action')}
              hint={t('ledger.audit.filter.action.hint')}
              value={page.action}
              spellcheck={false}
              error={errorOf(page.errors, 'action')}
            />
          </div>
          <div class="govuk-grid-column-one-third">
            <Input
              name="subject"
              label={t('ledger.audit.filter.subject')}
              hint={t('ledger.audit.filter.subject.hint')}
              value={page.subject}
              spellcheck={false}
              error={errorOf(page.errors, 'subject')}
            />
          </div>
        </div>
        <Checkboxes
          name="deeds"
          label={t('ledger.audit.filter.which')}
          labelSize="s"
          small
          items={[{ value: 'only', label: t('ledger.audit.filter.deeds') }]}
          value={page.deedsOnly ? ['only'] : []}
        />
        <Button kind="secondary">{t('ledger.audit.filter.show')}</Button>
      </form>
      {page.rows.length === 0 ? (
        <EmptyState title={t('ledger.audit.none')} />
      ) : (
        <Table
          caption={t('ledger.audit.caption')}
          captionSize="m"
          head={[
            t('ledger.audit.when'),
            t('ledger.audit.who'),
            t('ledger.audit.what'),
            t('ledger.audit.about'),
            t('ledger.audit.detail'),
          ]}
          rows={page.rows.map((row) => [
            <When at={row.at} />,
            <Who row={row} people={page.people} />,
            <What action={row.action} />,
            <About row={row} deedsOnly={page.deedsOnly} />,
            detailText(row.detail),
          ])}
        />
      )}
      <Pagination
        landmark={t('ledger.audit.pages')}
        previous={page.newest && { href: page.newest, title: t('ledger.audit.newest') }}
        next={page.older && { href: page.older, title: t('ledger.audit.older') }}
      />
    </StaffShell>
  )
}

function When({ at }: { at: Date }) {
  const { settings } = useFrame()
  return <ShortInstant at={at} timeZone={settings.timeZone} />
}

function Who({ row, people }: { row: AuditRow; people: AuditPage['people'] }) {
  const { t } = useWords()
  if (row.actorKind === 'staff') return <>{people.get(row.actorId ?? '') ?? <code>{row.actorId}</code>}</>
  return <>{t(row.actorKind === 'public' ? 'ledger.audit.public' : 'ledger.audit.system')}</>
}

/** The deed in words, and by the name one can filter by. */
function What({ action }: { action: string }) {
  const words = useWords()
  const key = `ledger.action.${action}`
  if (!words.has(key)) return <code>{action}</code>
  return (
    <>
      {words.named(key)}
      <br />
      <code class="govuk-hint">{action}</code>
    </>
  )
}

function About({ row, deedsOnly }: { row: AuditRow; deedsOnly: boolean }) {
  const { t } = useWords()
  if (!row.subjectId) return <>{row.subjectKind}</>
  return (
    <>
      {row.subjectKind}
      <br />
      <Link href={`/staff/audit?subject=${row.subjectId}${deedsOnly ? '&deeds=only' : ''}`}>
        <span class="govuk-visually-hidden">{t('ledger.audit.same-subject')} </span>
        {/* The end of an identifier tells two apart; the beginning is only the time. */}
        <code>{row.subjectId.slice(-12)}</code>
      </Link>
    </>
  )
}

/** `roles: – → analyst, auditor; renamed: true` — a line for people, not JSON. */
function detailText(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(detailText).join(', ')
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .map(([key, each]) => `${key}: ${isChange(each) ? changeText(each) : bracketed(each)}`)
    .join('; ')
}

/** Deeds that change something note it as before and after; the database does not keep their order. */
const isChange = (value: unknown): value is { before: unknown; after: unknown } =>
  typeof value === 'object' && value !== null && Object.keys(value).sort().join() === 'after,before'

const changeText = (change: { before: unknown; after: unknown }): string =>
  `${bracketed(change.before)} → ${bracketed(change.after)}`

const bracketed = (value: unknown): string =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? `(${detailText(value)})`
    : detailText(value)
