import {
  Button,
  EmptyState,
  ErrorSummary,
  errorOf,
  type FieldError,
  Form,
  Input,
  Link,
  NotificationBanner,
  PageHeading,
  ShortInstant,
  StaffShell,
  StatusTag,
  Table,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import type { listApiKeys } from '../api/api-key.ts'

type Key = Awaited<ReturnType<typeof listApiKeys>>[number]

export interface ApiKeysModel {
  readonly keys: readonly Key[]
  readonly names: ReadonlyMap<string, string>
  /** A key that was made just now: it is shown this once. */
  readonly written: string | undefined
  readonly typed: { readonly organisation: string; readonly name: string }
  readonly errors: readonly FieldError[]
}

/** Keys of the API: making one, and ending it. */
export function ApiKeysPage({ keys, names, written, typed, errors }: ApiKeysModel) {
  const { t } = useWords()
  return (
    <StaffShell title={t('submissions.api-keys.title')} wide hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      {written && (
        <NotificationBanner type="success">
          <p class="govuk-notification-banner__heading">{t('submissions.api-keys.made')}</p>
          <p class="govuk-body">
            <code class="app-break-anywhere">{written}</code>
          </p>
        </NotificationBanner>
      )}
      <PageHeading lead={t('submissions.api-keys.lead')}>{t('submissions.api-keys.title')}</PageHeading>
      <p class="govuk-body">
        <Link href="/api">{t('submissions.api.title')}</Link>
      </p>
      {keys.length === 0 ? (
        <EmptyState title={t('submissions.api-keys.none')}>
          <p>{t('submissions.api-keys.none-meaning')}</p>
        </EmptyState>
      ) : (
        <Keys keys={keys} names={names} />
      )}
      <h2 class="govuk-heading-m">{t('submissions.api-keys.make')}</h2>
      <Form action="/staff/api-keys">
        <Input
          name="organisation"
          label={t('submissions.api-keys.organisation')}
          hint={t('submissions.api-keys.organisation-hint')}
          value={typed.organisation}
          error={errorOf(errors, 'organisation')}
        />
        <Input
          name="name"
          label={t('submissions.api-keys.name')}
          hint={t('submissions.api-keys.name-hint')}
          value={typed.name}
          error={errorOf(errors, 'name')}
        />
        <Button>{t('submissions.api-keys.make')}</Button>
      </Form>
    </StaffShell>
  )
}

function Keys({ keys, names }: Pick<ApiKeysModel, 'keys' | 'names'>) {
  const { t } = useWords()
  const { settings } = useFrame()
  return (
    <Table
      caption={<span class="govuk-visually-hidden">{t('submissions.api-keys.title')}</span>}
      head={[
        t('submissions.api-keys.organisation'),
        t('submissions.api-keys.name'),
        t('submissions.api-keys.made-by'),
        t('submissions.api-keys.last-used'),
        t('submissions.api-keys.state'),
      ]}
      rows={keys.map((key) => [
        <bdi class="app-break-anywhere">{key.organisation}</bdi>,
        <bdi class="app-break-anywhere">{key.name}</bdi>,
        <>
          {names.get(key.createdBy) ?? ''}
          {', '}
          <ShortInstant at={key.createdAt} timeZone={settings.timeZone} />
        </>,
        key.lastUsedAt ? (
          <ShortInstant at={key.lastUsedAt} timeZone={settings.timeZone} />
        ) : (
          t('submissions.api-keys.never')
        ),
        key.revokedAt ? (
          <StatusTag tone="stopped">{t('submissions.api-keys.revoked')}</StatusTag>
        ) : (
          <Form action={`/staff/api-keys/${key.keyId}/revoke`}>
            <Button kind="warning">
              {t('submissions.api-keys.revoke')}
              <span class="govuk-visually-hidden">: {key.organisation}</span>
            </Button>
          </Form>
        ),
      ])}
    />
  )
}
