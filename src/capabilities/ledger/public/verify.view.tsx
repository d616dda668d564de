import {
  Button,
  ButtonGroup,
  ErrorSummary,
  errorOf,
  FileUpload,
  Form,
  Link,
  multipart,
  PageHeading,
  PublicShell,
  Textarea,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import type { Report, Said } from '../checker/check.ts'
import { CheckReport } from './check-report.view.tsx'
import { WordsForBrowser } from './words-for-browser.view.tsx'

/** Why nothing was checked. */
export interface VerifyProblem {
  readonly field: 'file' | 'receipt'
  readonly reason: 'no-receipt' | 'unreadable' | 'too-large' | 'broken-off'
}

export function VerifyView({
  verifierKey,
  typed = '',
  problem,
  report,
}: {
  /** The log's public key, in the one word that verifiers of notes take. */
  verifierKey: string
  typed?: string
  problem?: VerifyProblem
  report?: Report & { readonly said: Said }
}) {
  const { t, named } = useWords()
  const { asset } = useFrame()
  const problems = problem
    ? [{ field: problem.field, message: named(`ledger.verify.${problem.reason}`) }]
    : []
  return (
    <PublicShell title={t('ledger.verify.title')} hasErrors={problems.length > 0}>
      <div id="check-problem">
        <ErrorSummary errors={problems} />
      </div>
      <PageHeading lead={t('ledger.verify.lead')}>{t('ledger.verify.title')}</PageHeading>
      <div id="check-result" tabindex={-1}>
        {report && <CheckReport report={report} />}
      </div>
      <Form action="/verify" id="check-form" attributes={multipart}>
        <FileUpload
          name="file"
          label={t('ledger.verify.file')}
          hint={t('ledger.verify.file-hint')}
          error={errorOf(problems, 'file')}
          attributes={{ accept: '.json,application/json' }}
        />
        <Textarea
          name="receipt"
          label={t('ledger.verify.receipt')}
          hint={t('ledger.verify.receipt-hint')}
          rows={8}
          spellcheck={false}
          value={typed}
          error={errorOf(problems, 'receipt')}
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
