import {
  InsetText,
  Instant,
  Link,
  PageHeading,
  PublicShell,
  QrCode,
  SummaryList,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import type { Edition, PublishedConsultation } from '../../consultations/index.ts'
import { entryOf } from '../../ledger/index.ts'
import type { OwnSubmission } from '../own-submission.ts'
import { ReceivedMoment } from '../received-moment.tsx'
import { ownPath } from '../steps.ts'
import { RegisterNumber } from './register-number.tsx'
import { SentAnswers } from './sent.view.tsx'

export function ReceiptPage({
  keyText,
  consultation,
  edition,
  submission,
  entryNumber,
}: {
  keyText: string
  consultation: PublishedConsultation
  edition: Edition
  submission: OwnSubmission
  /** Where the receipt's entry stands in the log; undefined until it has its place. */
  entryNumber: number | undefined
}) {
  const words = useWords()
  const { t } = words
  const { settings } = useFrame()
  const address = `${settings.baseUrl}/verify`
  const shortAddress = address.replace(/^https?:\/\//, '')
  const { statement, signature, keyId } = submission.receipt
  return (
    <PublicShell
      title={t('submissions.receipt.title', { reference: submission.reference })}
      section="consultations"
    >
      <PageHeading caption={edition.title}>
        {t('submissions.receipt.title', { reference: submission.reference })}
      </PageHeading>
      <p class="govuk-body-l">
        {submission.version > 1
          ? t('submissions.receipt.lead-corrected', { number: submission.version })
          : t('submissions.receipt.lead')}
      </p>
      {submission.withdrawnAt ? (
        <InsetText>
          {t('submissions.own.withdrawn')} <Instant at={submission.withdrawnAt} timeZone={edition.timeZone} />
          . {t('submissions.own.withdrawn-meaning')}
        </InsetText>
      ) : null}
      <SummaryList
        rows={[
          { key: t('submissions.own.reference'), value: submission.reference },
          {
            key: t('submissions.own.received-at'),
            value: <ReceivedMoment of={submission} timeZone={edition.timeZone} />,
          },
          submission.version > 1 && {
            key: t('submissions.own.version'),
            value: (
              <>
                {t('submissions.own.version-number', { number: submission.version })}{' '}
                <Instant at={submission.versionReceivedAt} timeZone={edition.timeZone} />
              </>
            ),
          },
          {
            key: t('submissions.own.register-number'),
            value: <RegisterNumber slug={consultation.slug} number={submission.registerNo} />,
          },
          { key: t('submissions.own.consultation'), value: consultation.edition.title },
          { key: t('submissions.receipt.issuer'), value: statement.issuer },
          {
            key: t('submissions.receipt.content'),
            value: <code class="app-break-anywhere">{statement.contentHash}</code>,
          },
          {
            key: t('submissions.receipt.entry'),
            value: <code class="app-break-anywhere">{entryOf(submission.receipt).toString('hex')}</code>,
          },
          entryNumber !== undefined && {
            key: t('submissions.receipt.log-number'),
            value: words.number(entryNumber),
          },
          {
            key: t('submissions.receipt.signature'),
            value: <code class="app-break-anywhere">{`${signature} (${keyId})`}</code>,
          },
        ]}
      />
      <p class="govuk-body">
        {t('submissions.receipt.meaning')}{' '}
        <Link href="/verify" class="app-no-print">
          {t('submissions.receipt.check')}
        </Link>
      </p>
      <div class="app-print-only app-receipt-check">
        <QrCode text={address} label={t('submissions.receipt.code', { address: shortAddress })} />
        <p class="govuk-body">
          <strong>{t('submissions.receipt.where')}</strong>
          <br />
          {words.rich('submissions.receipt.where-how', {
            address: <span class="app-receipt-check__address">{shortAddress}</span>,
          })}
        </p>
      </div>
      <p class="govuk-body app-no-print">
        <Link href={ownPath(keyText)}>{t('submissions.receipt.back')}</Link>
      </p>
      <h2 class="govuk-heading-m">{t('submissions.own.what-sent')}</h2>
      <SentAnswers keyText={keyText} edition={edition} submission={submission} hashes />
    </PublicShell>
  )
}
