import { ErrorSummary, useFrame, useWords } from '../../../ui/index.ts'
import { codes } from '../checker/codes.ts'
import type { Outcome } from '../checker/tools.ts'
import { verdicts } from '../checker/verdict.ts'
import { Findings, outcomes, reasons, WhatItSays } from './check-report.view.tsx'
import { VerdictBanner } from './verdict.view.tsx'

const kinds = ['received', 'corrected', 'withdrawn'] as const

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

/**
 * All words and parts that the script of the page may need, with what it fills in still in braces. It makes none itself, so that
 * what it shows is what the site would show.
 */
export function WordsForBrowser() {
  const { t, named, language } = useWords()
  const { settings } = useFrame()
  const words: Record<string, string> = {
    'by-browser': t('ledger.verify.by-browser'),
    checking: t('ledger.verify.checking'),
    failed: t('ledger.verify.failed'),
    'no-file': t('ledger.verify.no-receipt'),
    unreadable: t('ledger.verify.unreadable'),
    'too-large': t('ledger.verify.too-large'),
  }
  for (const code of codes) words[code] = named(`ledger.check.${code}`, blanks)
  for (const reason of reasons) words[`reason.${reason}`] = named(`ledger.check.reason.${reason}`)
  for (const kind of kinds) words[`kind.${kind}`] = named(`ledger.verify.kind.${kind}`)
  return (
    <template
      id="check-words"
      data-locale={language.locale}
      data-moment={language.moment}
      data-time-zone={settings.timeZone}
    >
      {Object.entries(words).map(([name, text]) => (
        <p key={name} data-word={name}>
          {text}
        </p>
      ))}
      {verdicts.map((verdict) => (
        <div key={verdict} data-part={verdict}>
          <VerdictBanner
            verdict={verdict}
            why="{why}"
            number="{number}"
            version="{version}"
            consultation="{consultation}"
          />
        </div>
      ))}
      <div data-part="findings">
        <p class="govuk-body">{t('ledger.verify.by-browser')}</p>
        <Findings
          rows={Object.keys(outcomes).map((outcome) => ({ outcome: outcome as Outcome, words: '{words}' }))}
        />
      </div>
      <div data-part="says">
        <WhatItSays
          reference="{reference}"
          what="{what}"
          at={<time datetime="{datetime}">{'{at}'}</time>}
          consultation="{consultation}"
          hasPage
          version="{version}"
          entry="{entry}"
        />
      </div>
      <div data-part="problem">
        <ErrorSummary errors={[{ field: '{field}', message: '{message}' }]} />
      </div>
    </template>
  )
}
