import { InsetText, Link, NotificationBanner, useWords, WarningText } from '../../../ui/index.ts'
import type { Verdict } from '../checker/verdict.ts'

export interface VerdictProps {
  readonly verdict: Verdict
  /** What was found about the count, in words. */
  readonly why: string
  /** Of the public register. */
  readonly number: string
  readonly version: string
  readonly consultation: string
}

/** The one thing a person wants to know of a receipt. Green is only what is counted. */
export function VerdictBanner(props: VerdictProps) {
  const { t, named } = useWords()
  const { verdict, why } = props
  const title = named(`ledger.verdict.${verdict}`)
  if (verdict === 'not-genuine' || verdict === 'wrong')
    return (
      <>
        <WarningText>{title}</WarningText>
        {verdict === 'not-genuine' && <p class="govuk-body">{t('ledger.verdict.not-genuine.advice')}</p>}
      </>
    )
  if (verdict === 'counted')
    return (
      <NotificationBanner type="success" role="region" titleId="check-verdict">
        <p class="govuk-notification-banner__heading">{title}</p>
        <p class="govuk-body">{t('ledger.verdict.counted.newest', { version: props.version })}</p>
        <ToRegister {...props} />
      </NotificationBanner>
    )
  // Neither good nor bad: a banner of whatever kind is too near to green.
  return (
    <InsetText>
      <p class="govuk-body-l govuk-!-font-weight-bold">{title}</p>
      {verdict === 'not-counted' && (
        <>
          <p class="govuk-body">{why}</p>
          <p class="govuk-body">{t('ledger.verdict.not-counted.advice')}</p>
        </>
      )}
      {verdict === 'soon' && <p class="govuk-body">{t('ledger.verdict.soon.advice')}</p>}
      {(verdict === 'not-counted' || verdict === 'withdrawn') && <ToRegister {...props} />}
    </InsetText>
  )
}

function ToRegister({ verdict, number, consultation }: VerdictProps) {
  const { t } = useWords()
  const page = `/consultations/${consultation}`
  return (
    <p class="govuk-body">
      <Link href={`${page}/register?entry=${number}#entry-found`}>
        {t('ledger.verdict.register', { number })}
      </Link>
      {verdict === 'not-counted' && (
        <>
          {' · '}
          <Link href={page}>{t('ledger.verdict.consultation')}</Link>
        </>
      )}
    </p>
  )
}
