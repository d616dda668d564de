import type { ComponentChildren } from 'preact'
import { Instant, Link, SummaryList, Tag, type TagColour, useFrame, useWords } from '../../../ui/index.ts'
import type { Report, Said } from '../checker/check.ts'
import { inOrder } from '../checker/codes.ts'
import type { Finding, Outcome } from '../checker/tools.ts'
import { verdictOf } from '../checker/verdict.ts'
import { VerdictBanner } from './verdict.view.tsx'

export const outcomes: Readonly<Record<Outcome, TagColour>> = {
  right: 'green',
  wrong: 'red',
  unknown: 'yellow',
  told: 'grey',
}
export const reasons = ['blank', 'test', 'repeat', 'not-a-submission', 'import-undone'] as const

/** What was found about a receipt, in plain words. The script of the page shows the same, from the same parts. */
export function CheckReport({ report }: { report: Report & { readonly said: Said } }) {
  const words = useWords()
  const { settings } = useFrame()
  const { said, findings } = report
  const count = findings.find(({ code }) => code.startsWith('count.'))
  return (
    <>
      <VerdictBanner
        verdict={verdictOf(report)}
        why={count ? findingInWords(count, words) : ''}
        number={count?.detail.number ?? ''}
        version={String(said.version)}
        consultation={said.consultation}
      />
      <p class="govuk-body">{words.t('ledger.verify.by-us')}</p>
      <Findings
        rows={inOrder(findings).map((finding) => ({
          outcome: finding.outcome,
          words: findingInWords(finding, words),
        }))}
      />
      <WhatItSays
        reference={said.reference}
        what={words.named(`ledger.verify.kind.${said.kind}`)}
        at={<Instant at={new Date(said.receivedAt)} timeZone={settings.timeZone} />}
        consultation={said.consultation}
        hasPage={/^[a-z0-9-]+$/.test(said.consultation)}
        version={String(said.version)}
        entry={said.entry === undefined ? undefined : String(said.entry)}
      />
    </>
  )
}

function findingInWords({ code, detail }: Finding, { named }: ReturnType<typeof useWords>): string {
  const known = reasons.find((each) => each === detail.reason)
  return named(
    `ledger.check.${code}`,
    known ? { ...detail, reason: named(`ledger.check.reason.${known}`) } : detail,
  )
}

export function Findings({ rows }: { rows: readonly { outcome: Outcome; words: string }[] }) {
  const { named } = useWords()
  return (
    <SummaryList
      rows={rows.map(({ outcome, words }) => ({
        key: <Tag colour={outcomes[outcome]}>{named(`ledger.check.outcome.${outcome}`)}</Tag>,
        value: <span class="app-break-anywhere">{words}</span>,
      }))}
    />
  )
}

/** What the receipt itself says. */
export function WhatItSays(said: {
  reference: string
  what: string
  at: ComponentChildren
  consultation: string
  /** Whether there can be a page of that name. */
  hasPage: boolean
  version: string
  /** The number of its entry; undefined until it was found. */
  entry: string | undefined
}) {
  const { t } = useWords()
  const { consultation, entry } = said
  return (
    <>
      <h2 class="govuk-heading-m">{t('ledger.verify.says')}</h2>
      <SummaryList
        rows={[
          { key: t('ledger.verify.reference'), value: said.reference },
          { key: t('ledger.verify.what'), value: said.what },
          { key: t('ledger.verify.at'), value: said.at },
          {
            key: t('ledger.verify.consultation'),
            value: said.hasPage ? (
              <Link href={`/consultations/${consultation}`}>{consultation}</Link>
            ) : (
              consultation
            ),
          },
          { key: t('ledger.verify.version'), value: said.version },
          entry !== undefined && {
            key: t('ledger.verify.entry'),
            value: <Link href={`/log/proof/${entry}`}>{t('ledger.verify.proof', { number: entry })}</Link>,
          },
        ]}
      />
    </>
  )
}
