import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Link,
  PageHeading,
  PublicShell,
  Textarea,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import type { Report } from '../checker/check.ts'
import { CheckReport, WordsForBrowser } from './check-report.view.tsx'

export function VerifyView({
  verifierKey,
  typed = '',
  report,
}: {
  /** The log's public key, in the one word that verifiers of notes take. */
  verifierKey: string
  typed?: string
  report?: Report
}) {
  const { t } = useWords()
  const { asset } = useFrame()
  const problems =
    report && !report.said ? [{ field: 'receipt', message: t('ledger.verify.unreadable') }] : []
  return (
    <PublicShell title={t('ledger.verify.title')} hasErrors={problems.length > 0}>
      <ErrorSummary errors={problems} />
      <PageHeading lead={t('ledger.verify.lead')}>{t('ledger.verify.title')}</PageHeading>
      <div id="check-result" tabindex={-1}>
        {report?.said && <CheckReport report={report} />}
      </div>
      <Form action="/verify" id="check-form">
        <div class="govuk-form-group" id="check-file-group" hidden>
          <label class="govuk-label" for="check-file">
            {t('ledger.verify.file')}
          </label>
          <input class="govuk-file-upload" id="check-file" type="file" accept=".json,application/json" />
        </div>
        <Textarea
          name="receipt"
          label={t('ledger.verify.receipt')}
          hint={t('ledger.verify.receipt-hint')}
          rows={8}
          spellcheck={false}
          value={typed}
          error={problems[0]?.message}
        />
        <ButtonGroup>
          <Button name="by" value="site">
            {t('ledger.verify.check')}
          </Button>
          <button type="button" class="govuk-button govuk-button--secondary" id="check-here" hidden>
            {t('ledger.verify.check-here')}
          </button>
        </ButtonGroup>
      </Form>
      <h2 class="govuk-heading-m">{t('ledger.verify.log')}</h2>
      <p class="govuk-body">{t('ledger.verify.log-is')}</p>
      <h2 class="govuk-heading-m">{t('ledger.verify.yourself')}</h2>
      <p class="govuk-body">{t('ledger.verify.yourself-how')}</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          <Link href="/log/checkpoint">{t('ledger.verify.checkpoint')}</Link>
        </li>
        <li>
          <Link href="/log/keys.json">{t('ledger.verify.keys')}</Link>
        </li>
        <li>
          <Link href="/verify/key.pem">{t('ledger.verify.key')}</Link>
        </li>
      </ul>
      <p class="govuk-body">{t('ledger.verify.verifier-key')}</p>
      <p class="govuk-body" dir="ltr">
        <code class="app-break-anywhere">{verifierKey}</code>
      </p>
      <WordsForBrowser />
      <script type="module" src={asset('verify.js')} />
    </PublicShell>
  )
}
