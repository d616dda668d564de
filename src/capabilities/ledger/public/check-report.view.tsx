import {
  Instant,
  Link,
  NotificationBanner,
  SummaryList,
  Tag,
  type TagColour,
  useFrame,
  useWords,
  WarningText,
} from '../../../ui/index.ts'
import type { Report } from '../checker/check.ts'
import { codes, inOrder } from '../checker/codes.ts'
import type { Finding, Outcome } from '../checker/tools.ts'

const outcomes: Readonly<Record<Outcome, TagColour>> = {
  right: 'green',
  wrong: 'red',
  unknown: 'yellow',
  told: 'grey',
}
const reasons = ['blank', 'test', 'repeat', 'not-a-submission', 'import-undone'] as const
const kinds = ['received', 'corrected', 'withdrawn'] as const

/** What was found about a receipt, in plain words. */
export function CheckReport({ report }: { report: Report }) {
  const { t, named } = useWords()
  const { settings } = useFrame()
  const { said, right, findings } = report
  return (
    <>
      {right ? (
        <NotificationBanner type="success">{t('ledger.verify.right')}</NotificationBanner>
      ) : (
        <WarningText>{t('ledger.verify.wrong')}</WarningText>
      )}
      <p class="govuk-body">{t('ledger.verify.by-us')}</p>
      <SummaryList
        rows={inOrder(findings).map((finding) => ({
          key: (
            <Tag colour={outcomes[finding.outcome]}>{named(`ledger.check.outcome.${finding.outcome}`)}</Tag>
          ),
          value: <FindingWords finding={finding} />,
        }))}
      />
      {said && (
        <>
          <h2 class="govuk-heading-m">{t('ledger.verify.says')}</h2>
          <SummaryList
            rows={[
              { key: t('ledger.verify.reference'), value: said.reference },
              { key: t('ledger.verify.what'), value: named(`ledger.verify.kind.${said.kind}`) },
              {
                key: t('ledger.verify.at'),
                value: <Instant at={new Date(said.receivedAt)} timeZone={settings.timeZone} />,
              },
              {
                key: t('ledger.verify.consultation'),
                value: /^[a-z0-9-]+$/.test(said.consultation) ? (
                  <Link href={`/consultations/${said.consultation}`}>{said.consultation}</Link>
                ) : (
                  said.consultation
                ),
              },
              { key: t('ledger.verify.version'), value: String(said.version) },
              said.entry !== undefined && {
                key: t('ledger.verify.entry'),
                value: (
                  <Link href={`/log/proof/${said.entry}`}>
                    {t('ledger.verify.proof', { number: said.entry })}
                  </Link>
                ),
              },
            ]}
          />
        </>
      )}
    </>
  )
}

function FindingWords({ finding }: { finding: Finding }) {
  const { named } = useWords()
  const { reason } = finding.detail
  const known = reasons.find((each) => each === reason)
  const detail = known ? { ...finding.detail, reason: named(`ledger.check.reason.${known}`) } : finding.detail
  return <span class="app-break-anywhere">{named(`ledger.check.${finding.code}`, detail)}</span>
}

/** All words that the script of the page may need, with what it fills in still in braces. It puts none together itself. */
export function WordsForBrowser() {
  const { t, named } = useWords()
  const blanks = Object.fromEntries(
    [
      'key',
      'count',
      'log',
      'size',
      'name',
      'at',
      'files',
      'file',
      'number',
      'other',
      'statement',
      'reason',
      'before',
    ].map((name) => [name, `{${name}}`]),
  )
  const words: Record<string, string> = {
    right: t('ledger.verify.right'),
    wrong: t('ledger.verify.wrong'),
    'by-browser': t('ledger.verify.by-browser'),
    checking: t('ledger.verify.checking'),
    failed: t('ledger.verify.failed'),
    says: t('ledger.verify.says'),
    reference: t('ledger.verify.reference'),
    what: t('ledger.verify.what'),
    version: t('ledger.verify.version'),
  }
  for (const code of codes) words[code] = named(`ledger.check.${code}`, blanks)
  for (const reason of reasons) words[`reason.${reason}`] = named(`ledger.check.reason.${reason}`)
  for (const kind of kinds) words[`kind.${kind}`] = named(`ledger.verify.kind.${kind}`)
  for (const outcome of Object.keys(outcomes))
    words[`outcome.${outcome}`] = named(`ledger.check.outcome.${outcome}`)
  return (
    <template id="check-words">
      {Object.entries(words).map(([name, text]) => (
        <p key={name} data-word={name}>
          {text}
        </p>
      ))}
    </template>
  )
}
