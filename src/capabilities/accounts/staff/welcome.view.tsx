import {
  Button,
  ErrorSummary,
  errorOf,
  type FieldError,
  Form,
  Input,
  InsetText,
  PageHeading,
  QrCode,
  StaffShell,
  useWords,
} from '../../../ui/index.ts'
import { shortestPassword } from '../passwords.ts'
import type { LinkKind } from '../tables.ts'
import { CodeField } from './sign-in.view.tsx'

export interface WelcomePage {
  readonly kind: LinkKind
  readonly action: string
  readonly name: string
  readonly email: string
  readonly errors?: readonly FieldError[]
}

/** The first page behind a one-time link: who you are and a password. */
export function WelcomeView({ page }: { page: WelcomePage }) {
  const { t } = useWords()
  const title = t(page.kind === 'renewal' ? 'accounts.welcome.renewal.title' : 'accounts.welcome.title')
  const error = (field: string) => errorOf(page.errors, field)
  return (
    <StaffShell title={title} hasErrors={Boolean(page.errors?.length)}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <ErrorSummary errors={page.errors} />
          <PageHeading
            caption={t('accounts.welcome.step', { step: 1, of: 2 })}
            lead={t(`accounts.welcome.lead.${page.kind}`)}
          >
            {title}
          </PageHeading>
          <Form action={page.action}>
            <Input
              name="name"
              label={t('accounts.field.name')}
              hint={t('accounts.field.name.hint')}
              value={page.name}
              autocomplete="name"
              spellcheck={false}
              error={error('name')}
            />
            {page.kind === 'first' ? (
              <Input
                name="email"
                type="email"
                label={t('accounts.field.email')}
                hint={t('accounts.field.email.hint')}
                value={page.email}
                autocomplete="username"
                spellcheck={false}
                error={error('email')}
              />
            ) : (
              <>
                <p class="govuk-body">{t('accounts.welcome.email', { email: page.email })}</p>
                <input
                  type="text"
                  name="username"
                  value={page.email}
                  autocomplete="username"
                  hidden
                  readonly
                />
              </>
            )}
            <Input
              name="password"
              type="password"
              label={t('accounts.welcome.password')}
              hint={t('accounts.welcome.password.hint', { shortest: shortestPassword })}
              autocomplete="new-password"
              spellcheck={false}
              error={error('password')}
            />
            <Input
              name="repeated"
              type="password"
              label={t('accounts.welcome.repeated')}
              autocomplete="new-password"
              spellcheck={false}
              error={error('repeated')}
            />
            <Button>{t('accounts.welcome.continue')}</Button>
          </Form>
        </div>
      </div>
    </StaffShell>
  )
}

export interface WelcomeCodePage {
  readonly action: string
  readonly totpSecret: string
  readonly totpUri: string
  readonly errors?: readonly FieldError[]
}

/** The second page: the authenticator app learns the secret and proves it. */
export function WelcomeCodeView({ page }: { page: WelcomeCodePage }) {
  const { t } = useWords()
  const title = t('accounts.welcome.code.title')
  return (
    <StaffShell title={title} hasErrors={Boolean(page.errors?.length)}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <ErrorSummary errors={page.errors} />
          <PageHeading
            caption={t('accounts.welcome.step', { step: 2, of: 2 })}
            lead={t('accounts.welcome.code.lead')}
          >
            {title}
          </PageHeading>
          <ol class="govuk-list govuk-list--number govuk-list--spaced">
            <li>{t('accounts.welcome.code.open')}</li>
            <li>
              <p class="govuk-body">{t('accounts.welcome.code.scan')}</p>
              <QrCode text={page.totpUri} label={t('accounts.welcome.code.picture')} />
              <p class="govuk-body">
                <a class="govuk-link" href={page.totpUri}>
                  {t('accounts.welcome.code.here')}
                </a>
              </p>
              <p class="govuk-body">{t('accounts.welcome.code.by-hand')}</p>
              <InsetText>
                <code>{page.totpSecret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
              </InsetText>
            </li>
            <li>{t('accounts.welcome.code.enter')}</li>
          </ol>
          <Form action={page.action}>
            <CodeField label={t('accounts.field.code')} error={errorOf(page.errors, 'code')} />
            <Button>{t('accounts.welcome.code.finish')}</Button>
          </Form>
          <p class="govuk-body">{t('accounts.welcome.code.lost')}</p>
        </div>
      </div>
    </StaffShell>
  )
}

/** A link that was used, replaced or ran out. */
export function LinkOverView() {
  const { t } = useWords()
  const title = t('accounts.welcome.over.title')
  return (
    <StaffShell title={title}>
      <PageHeading lead={t('accounts.welcome.over.lead')}>{title}</PageHeading>
      <p class="govuk-body">{t('accounts.welcome.over.advice')}</p>
      <Button href="/staff/sign-in">{t('accounts.sign-in.title')}</Button>
    </StaffShell>
  )
}
