import { roles } from '../../../platform/access.ts'
import {
  BackLink,
  Button,
  Checkboxes,
  Columns,
  ErrorSummary,
  errorOf,
  type FieldError,
  Form,
  Input,
  Instant,
  Link,
  NotificationBanner,
  PageHeading,
  Select,
  StaffShell,
  StatusTag,
  SummaryList,
  Table,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import type { Agency } from '../queries.ts'
import type { StaffMember, StaffState } from '../staff.ts'

const tones = { active: 'open', invited: 'waiting', disabled: 'stopped' } as const

function State({ state }: { state: StaffState }) {
  const { t } = useWords()
  return <StatusTag tone={tones[state]}>{t(`accounts.state.${state}`)}</StatusTag>
}

export function PeopleView({ people }: { people: readonly StaffMember[] }) {
  const words = useWords()
  const { settings } = useFrame()
  const { t } = words
  return (
    <StaffShell title={t('accounts.people.title')} wide>
      <PageHeading lead={t('accounts.people.lead')}>{t('accounts.people.title')}</PageHeading>
      <Button href="/staff/people/invite">{t('accounts.people.invite')}</Button>
      <Table
        caption={t('accounts.people.caption', { count: people.length })}
        captionSize="m"
        firstCellIsHeader
        attributes={{ 'data-list': '' }}
        head={[
          t('accounts.field.name'),
          t('accounts.field.roles'),
          t('accounts.field.agency'),
          t('accounts.field.state'),
          t('accounts.field.last-signed-in'),
        ]}
        rows={people.map((person) => [
          <>
            <Link href={`/staff/people/${person.staffId}`}>{person.name}</Link>
            <br />
            <span class="govuk-hint govuk-!-margin-bottom-0">{person.email}</span>
          </>,
          words.list(person.roles.map((role) => t(`accounts.role.${role}`))),
          person.agencyName ?? t('accounts.none'),
          <State state={person.state} />,
          person.lastSignedInAt ? words.day(person.lastSignedInAt, settings.timeZone) : t('accounts.never'),
        ])}
      />
    </StaffShell>
  )
}

export interface StaffFields {
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  readonly agencyId: string | null
}

export interface InvitePage {
  readonly fields: StaffFields
  readonly agencies: readonly Agency[]
  readonly errors?: readonly FieldError[]
}

export function InviteView({ page }: { page: InvitePage }) {
  const { t } = useWords()
  const title = t('accounts.invite.title')
  return (
    <StaffShell
      title={title}
      hasErrors={Boolean(page.errors?.length)}
      beforeContent={<BackLink href="/staff/people">{t('accounts.people.title')}</BackLink>}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <ErrorSummary errors={page.errors} />
          <PageHeading lead={t('accounts.invite.lead')}>{title}</PageHeading>
          <Form action="/staff/people/invite">
            <Fields {...page} />
            <Button>{t('accounts.invite.send')}</Button>
          </Form>
        </div>
      </div>
    </StaffShell>
  )
}

function Fields({ fields, agencies, errors }: Omit<InvitePage, 'action'>) {
  const { t } = useWords()
  return (
    <>
      <Input
        name="name"
        label={t('accounts.field.name')}
        value={fields.name}
        autocomplete="off"
        spellcheck={false}
        error={errorOf(errors, 'name')}
      />
      <Input
        name="email"
        type="email"
        label={t('accounts.field.email')}
        value={fields.email}
        autocomplete="off"
        spellcheck={false}
        error={errorOf(errors, 'email')}
      />
      <Checkboxes
        name="roles"
        label={t('accounts.field.roles')}
        hint={t('accounts.field.roles.hint')}
        value={fields.roles}
        items={roles.map((role) => ({
          value: role,
          label: t(`accounts.role.${role}`),
          hint: t(`accounts.role.${role}.hint`),
        }))}
        error={errorOf(errors, 'roles')}
      />
      <Select
        name="agencyId"
        label={t('accounts.field.agency')}
        value={fields.agencyId ?? ''}
        items={[
          { value: '', label: t('accounts.none') },
          ...agencies.map((agency) => ({ value: agency.agencyId, label: agency.name })),
        ]}
        error={errorOf(errors, 'agencyId')}
      />
    </>
  )
}

export const personDone = ['invited', 'saved', 'link', 'disabled', 'enabled'] as const

export interface PersonPage extends InvitePage {
  readonly person: StaffMember
  /** A link not used yet: until when it works and, for an account nobody has set up, its whole address. */
  readonly link: { readonly address: string | undefined; readonly expiresAt: Date } | undefined
  readonly isYourself: boolean
  readonly done: (typeof personDone)[number] | undefined
}

export function PersonView({ page }: { page: PersonPage }) {
  const { t } = useWords()
  const { settings } = useFrame()
  const { person } = page
  const path = `/staff/people/${person.staffId}`
  return (
    <StaffShell
      title={person.name}
      hasErrors={Boolean(page.errors?.length)}
      beforeContent={<BackLink href="/staff/people">{t('accounts.people.title')}</BackLink>}
    >
      <ErrorSummary errors={page.errors} />
      {page.done ? (
        <NotificationBanner type="success">
          {page.done === 'saved' && page.isYourself
            ? t('accounts.person.done.saved-yourself')
            : t(`accounts.person.done.${page.done}`)}
        </NotificationBanner>
      ) : null}
      <PageHeading>{person.name}</PageHeading>
      <Columns
        aside={
          <>
            <SummaryList
              class="app-summary-stacked"
              noBorder
              rows={[
                { key: t('accounts.field.state'), value: <State state={person.state} /> },
                { key: t('accounts.field.email'), value: person.email },
                {
                  key: t('accounts.field.last-signed-in'),
                  value: person.lastSignedInAt ? (
                    <Instant at={person.lastSignedInAt} timeZone={settings.timeZone} />
                  ) : (
                    t('accounts.never')
                  ),
                },
              ]}
            />
            <Access page={page} path={path} />
          </>
        }
      >
        {page.link ? (
          <>
            <h2 class="govuk-heading-m">{t('accounts.person.link.title')}</h2>
            {page.link.address === undefined ? (
              <p class="govuk-body">{t('accounts.person.link.mailed-only', { email: person.email })}</p>
            ) : (
              <Input
                name="link"
                label={t('accounts.person.link.label')}
                hint={t('accounts.person.link.hint', { email: person.email })}
                value={page.link.address}
                spellcheck={false}
                attributes={{ readonly: true }}
              />
            )}
            <p class="govuk-body">
              {t('accounts.person.link.until')}{' '}
              <Instant at={page.link.expiresAt} timeZone={settings.timeZone} />
            </p>
          </>
        ) : null}
        <h2 class="govuk-heading-m">{t('accounts.person.change')}</h2>
        <Form action={path}>
          <Fields {...page} />
          <Button>{t('accounts.save')}</Button>
        </Form>
      </Columns>
    </StaffShell>
  )
}

function Access({ page, path }: { page: PersonPage; path: string }) {
  const { t } = useWords()
  const { state } = page.person
  return (
    <>
      <h2 class="govuk-heading-m">{t('accounts.person.access')}</h2>
      {state === 'disabled' ? (
        <Form action={`${path}/enable`}>
          <p class="govuk-body">{t('accounts.person.enable.text')}</p>
          <Button kind="secondary">{t('accounts.person.enable')}</Button>
        </Form>
      ) : (
        <>
          <Form action={`${path}/link`}>
            <p class="govuk-body">{t('accounts.person.new-link.text')}</p>
            <Button kind="secondary">{t('accounts.person.new-link')}</Button>
          </Form>
          {page.isYourself ? (
            <p class="govuk-body">{t('accounts.person.yourself')}</p>
          ) : (
            <Form action={`${path}/disable`}>
              <p class="govuk-body">{t('accounts.person.disable.text')}</p>
              <Button kind="warning">{t('accounts.person.disable')}</Button>
            </Form>
          )}
        </>
      )}
    </>
  )
}
