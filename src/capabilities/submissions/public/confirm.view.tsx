import { Button, Form, Link, PageHeading, PublicShell, useWords } from '../../../ui/index.ts'
import { ownPath } from '../steps.ts'

/** From the mail to an address: whoever got it says that it is theirs. A press, since mail programs open links by themselves. */
export function ConfirmPage({
  keyText,
  token,
  state,
}: {
  keyText: string
  token: string
  state: 'to-confirm' | 'confirmed' | 'wrong-link'
}) {
  const { t, named } = useWords()
  return (
    <PublicShell title={t('submissions.confirm.title')} section="consultations">
      <PageHeading>{t('submissions.confirm.title')}</PageHeading>
      <p class="govuk-body">{named(`submissions.confirm.${state}`)}</p>
      {state === 'to-confirm' ? (
        <Form action={`${ownPath(keyText, 'confirm')}?token=${encodeURIComponent(token)}`}>
          <Button>{t('submissions.confirm.yes')}</Button>
        </Form>
      ) : (
        <p class="govuk-body">
          <Link href={ownPath(keyText)}>{t('submissions.confirm.own')}</Link>
        </p>
      )}
    </PublicShell>
  )
}
