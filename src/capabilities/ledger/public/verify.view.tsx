import {
  Button,
  ErrorSummary,
  Form,
  Instant,
  Link,
  NotificationBanner,
  PageHeading,
  PublicShell,
  SummaryList,
  Textarea,
  useFrame,
  useWords,
  WarningText,
} from '../../../ui/index.ts'
import type { ReceiptVerdict } from '../check-receipt.ts'

export function VerifyView({
  keyId,
  keyText,
  typed = '',
  verdict,
}: {
  keyId: string
  /** The public key, PEM. */
  keyText: string
  typed?: string
  verdict?: ReceiptVerdict
}) {
  const { t } = useWords()
  const problems =
    verdict?.kind === 'unreadable' ? [{ field: 'receipt', message: t('ledger.verify.unreadable') }] : []
  return (
    <PublicShell title={t('ledger.verify.title')} hasErrors={problems.length > 0}>
      <ErrorSummary errors={problems} />
      <PageHeading lead={t('ledger.verify.lead')}>{t('ledger.verify.title')}</PageHeading>
      {verdict && <Verdict verdict={verdict} />}
      <Form action="/verify">
        <Textarea
          name="receipt"
          label={t('ledger.verify.receipt')}
          hint={t('ledger.verify.receipt-hint')}
          rows={8}
          value={typed}
          error={problems[0]?.message}
        />
        <Button>{t('ledger.verify.check')}</Button>
      </Form>
      <h2 class="govuk-heading-m">{t('ledger.verify.yourself')}</h2>
      <p class="govuk-body">{t('ledger.verify.yourself-how')}</p>
      <p class="govuk-body">
        <Link href="/verify/key.pem">{t('ledger.verify.key')}</Link> ({t('ledger.verify.key-id')}{' '}
        <code class="app-break-anywhere">{keyId}</code>)
      </p>
      <p class="govuk-body app-preserve-lines" dir="ltr">
        <code class="app-break-anywhere">{keyText.trim()}</code>
      </p>
      <h2 class="govuk-heading-m">{t('ledger.verify.log')}</h2>
      <p class="govuk-body">{t('ledger.verify.log-is')}</p>
    </PublicShell>
  )
}

function Verdict({ verdict }: { verdict: ReceiptVerdict }) {
  const { t, named } = useWords()
  const { settings } = useFrame()
  if (verdict.kind === 'unreadable') return null
  if (verdict.kind !== 'genuine') return <WarningText>{t(`ledger.verify.${verdict.kind}`)}</WarningText>
  const { statement } = verdict.receipt
  return (
    <>
      <NotificationBanner type="success">{t('ledger.verify.genuine')}</NotificationBanner>
      <SummaryList
        rows={[
          { key: t('ledger.verify.reference'), value: statement.reference },
          { key: t('ledger.verify.what'), value: named(`ledger.verify.kind.${statement.kind}`) },
          {
            key: t('ledger.verify.at'),
            value: <Instant at={new Date(statement.receivedAt)} timeZone={settings.timeZone} />,
          },
          {
            key: t('ledger.verify.consultation'),
            value: <Link href={`/consultations/${statement.consultation}`}>{statement.consultation}</Link>,
          },
          { key: t('ledger.verify.version'), value: String(statement.version) },
          {
            key: t('ledger.verify.entry'),
            value:
              verdict.entry === undefined
                ? t('ledger.verify.entry-soon')
                : t('ledger.verify.entry-number', { number: verdict.entry }),
          },
        ]}
      />
    </>
  )
}
