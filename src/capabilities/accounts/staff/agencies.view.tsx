import {
  BackLink,
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
  StaffShell,
  Table,
  Textarea,
  useWords,
} from '../../../ui/index.ts'
import type { Agency } from '../queries.ts'

export function AgenciesView({ agencies, saved }: { agencies: readonly Agency[]; saved: boolean }) {
  const { t } = useWords()
  return (
    <StaffShell title={t('accounts.agencies.title')}>
      {saved ? <NotificationBanner type="success">{t('accounts.agencies.saved')}</NotificationBanner> : null}
      <PageHeading lead={t('accounts.agencies.lead')}>{t('accounts.agencies.title')}</PageHeading>
      <Button href="/staff/agencies/add">{t('accounts.agencies.add')}</Button>
      {agencies.length === 0 ? (
        <EmptyState title={t('accounts.agencies.none')} />
      ) : (
        <Table
          firstCellIsHeader
          attributes={{ 'data-list': '' }}
          head={[
            t('accounts.field.agency-name'),
            t('accounts.field.agency-name-mi'),
            t('accounts.field.agency-role'),
          ]}
          rows={agencies.map((agency) => [
            <Link href={`/staff/agencies/${agency.agencyId}`}>{agency.name}</Link>,
            agency.nameMi ? <span lang="mi">{agency.nameMi}</span> : '',
            agency.role ?? '',
          ])}
        />
      )}
    </StaffShell>
  )
}

export interface AgencyPage {
  /** Undefined: a new one. */
  readonly agencyId: string | undefined
  readonly fields: {
    readonly name: string
    readonly nameMi: string
    readonly slug: string
    readonly role: string
  }
  readonly errors: readonly FieldError[]
}

export function AgencyView({ page }: { page: AgencyPage }) {
  const { t } = useWords()
  const title = t(page.agencyId ? 'accounts.agency.change' : 'accounts.agencies.add')
  const error = (field: string) => errorOf(page.errors, field)
  return (
    <StaffShell
      title={title}
      hasErrors={page.errors.length > 0}
      beforeContent={<BackLink href="/staff/agencies">{t('accounts.agencies.title')}</BackLink>}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <ErrorSummary errors={page.errors} />
          <PageHeading>{title}</PageHeading>
          <Form action={`/staff/agencies/${page.agencyId ?? 'add'}`}>
            <Input
              name="name"
              label={t('accounts.field.agency-name')}
              hint={t('accounts.field.agency-name.hint')}
              value={page.fields.name}
              error={error('name')}
            />
            <Input
              name="nameMi"
              label={t('accounts.field.agency-name-mi')}
              hint={t('accounts.field.optional')}
              value={page.fields.nameMi}
              spellcheck={false}
              attributes={{ lang: 'mi' }}
              error={error('nameMi')}
            />
            <Input
              name="slug"
              label={t('accounts.field.slug')}
              hint={t('accounts.field.slug.hint')}
              value={page.fields.slug}
              width={20}
              spellcheck={false}
              error={error('slug')}
            />
            <Textarea
              name="role"
              label={t('accounts.field.agency-role')}
              hint={t('accounts.field.agency-role.hint')}
              rows={3}
              value={page.fields.role}
              error={error('role')}
            />
            <Button>{t('accounts.save')}</Button>
          </Form>
        </div>
      </div>
    </StaffShell>
  )
}
