import {
  Button,
  ErrorSummary,
  errorOf,
  type FieldError,
  Form,
  Input,
  InsetText,
  PageHeading,
  StaffShell,
  useWords,
} from '../../../ui/index.ts'

export interface SignInPage {
  readonly email: string
  readonly next: string
  /** Just signed out. */
  readonly signedOut?: boolean
  readonly errors?: readonly FieldError[]
}

export function SignInView({ page }: { page: SignInPage }) {
  const { t } = useWords()
  return (
    <StaffShell title={t('accounts.sign-in.title')} hasErrors={Boolean(page.errors?.length)}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <ErrorSummary errors={page.errors} />
          {page.signedOut ? <InsetText>{t('accounts.sign-in.signed-out')}</InsetText> : null}
          <PageHeading lead={t('accounts.sign-in.lead')}>{t('accounts.sign-in.title')}</PageHeading>
          <Form action="/staff/sign-in">
            <input type="hidden" name="next" value={page.next} />
            <Input
              name="email"
              type="email"
              label={t('accounts.field.email')}
              value={page.email}
              autocomplete="username"
              spellcheck={false}
              error={errorOf(page.errors, 'email')}
            />
            <Input
              name="password"
              type="password"
              label={t('accounts.field.password')}
              autocomplete="current-password"
              spellcheck={false}
              error={errorOf(page.errors, 'password')}
            />
            <Button>{t('accounts.sign-in.continue')}</Button>
          </Form>
          <p class="govuk-body">{t('accounts.sign-in.trouble')}</p>
        </div>
      </div>
    </StaffShell>
  )
}

export interface CodePage {
  readonly next: string
  readonly errors?: readonly FieldError[]
}

export function CodeView({ page }: { page: CodePage }) {
  const { t } = useWords()
  return (
    <StaffShell title={t('accounts.code.title')} hasErrors={Boolean(page.errors?.length)}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <ErrorSummary errors={page.errors} />
          <Form action="/staff/sign-in/code">
            <input type="hidden" name="next" value={page.next} />
            <CodeField label={t('accounts.code.title')} heading error={errorOf(page.errors, 'code')} />
            <Button>{t('accounts.code.continue')}</Button>
          </Form>
          <p class="govuk-body">{t('accounts.code.trouble')}</p>
        </div>
      </div>
    </StaffShell>
  )
}

/** Six digits; the phone shows its number keys and may fill them in. */
export function CodeField(props: { label: string; heading?: boolean; error?: string | undefined }) {
  const { t } = useWords()
  return (
    <Input
      name="code"
      label={props.label}
      labelSize={props.heading ? 'l' : 's'}
      labelIsHeading={props.heading === true}
      hint={t('accounts.code.hint')}
      width={10}
      inputMode="numeric"
      autocomplete="one-time-code"
      spellcheck={false}
      error={props.error}
    />
  )
}
