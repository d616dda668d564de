import type { ComponentChildren } from 'preact'
import {
  Button,
  ButtonGroup,
  Details,
  Form,
  Instant,
  Link,
  PageHeading,
  Panel,
  PublicShell,
  SummaryList,
  useWords,
  WarningText,
} from '../../../ui/index.ts'
import {
  ContactLines,
  closingInWords,
  type Edition,
  NoticeView,
  type PublishedConsultation,
} from '../../consultations/index.ts'
import type { OwnSubmission } from '../own-submission.ts'
import { ReceivedMoment } from '../received-moment.tsx'
import { ownPath } from '../steps.ts'
import type { DraftContent } from '../submissions.ts'
import type { VersionLine } from '../versions.ts'
import { EarlierVersions } from './earlier.view.tsx'
import { KeptWords } from './kept-words.view.tsx'
import { PrivateLink } from './private-link.tsx'
import { RegisterNumber } from './register-number.tsx'
import { SentAnswers } from './sent.view.tsx'

/** A person's own submission: proof, what was sent, what they can still do, what became of it. */
export function OwnPage({
  keyText,
  consultation,
  edition,
  submission,
  earlier,
  open,
  justReceived,
  unsent,
  entryNumber,
  panels,
}: {
  keyText: string
  consultation: PublishedConsultation
  /** The edition that was answered. */
  edition: Edition
  submission: OwnSubmission
  /** The versions that were corrected since, newest first. */
  earlier: readonly VersionLine[]
  open: boolean
  justReceived: boolean
  /** A correction that was begun and can no longer be sent. */
  unsent?: DraftContent | undefined
  /** The number of the receipt's entry in the log; undefined until it has its place. */
  entryNumber: number | undefined
  panels: readonly ComponentChildren[]
}) {
  const words = useWords()
  const { t } = words
  const zone = edition.timeZone
  return (
    <PublicShell
      title={t('submissions.own.title', { reference: submission.reference })}
      section="consultations"
    >
      {justReceived && !submission.withdrawnAt ? (
        <Panel
          title={submission.version > 1 ? t('submissions.own.corrected') : t('submissions.own.received')}
        >
          {t('submissions.own.reference')} <strong>{submission.reference}</strong>
        </Panel>
      ) : (
        <PageHeading caption={edition.title}>
          {t('submissions.own.title', { reference: submission.reference })}
        </PageHeading>
      )}
      {submission.withdrawnAt && (
        <WarningText>
          {t('submissions.own.withdrawn')} <Instant at={submission.withdrawnAt} timeZone={zone} />
        </WarningText>
      )}
      {submission.excludedAs && !submission.withdrawnAt && (
        <>
          <WarningText>
            {t('submissions.own.excluded', {
              reason: words.named(`submissions.exclusion.to-sender.${submission.excludedAs}`),
            })}
          </WarningText>
          {submission.version > 1 && <p class="govuk-body">{t('submissions.own.excluded-corrected')}</p>}
          <ContactLines contact={consultation.edition.contact} />
        </>
      )}
      {submission.withdrawnAt && (
        <p class="govuk-body">
          {t('submissions.own.withdrawn-meaning')}{' '}
          {open && (
            <Link href={`/consultations/${consultation.slug}/submit`}>{t('submissions.own.begin-new')}</Link>
          )}
        </p>
      )}
      <SummaryList
        rows={[
          { key: t('submissions.own.reference'), value: submission.reference },
          {
            key: t('submissions.own.received-at'),
            value: <ReceivedMoment of={submission} timeZone={zone} />,
          },
          {
            key: t('submissions.own.register-number'),
            value: <RegisterNumber slug={consultation.slug} number={submission.registerNo} />,
          },
          submission.version > 1
            ? {
                key: t('submissions.own.version'),
                value: (
                  <>
                    {t('submissions.own.version-number', { number: submission.version })}{' '}
                    <Instant at={submission.versionReceivedAt} timeZone={zone} />
                  </>
                ),
              }
            : false,
          {
            key: t('submissions.own.consultation'),
            value: <Link href={`/consultations/${consultation.slug}`}>{edition.title}</Link>,
          },
        ]}
      />
      <PrivateLink
        path={ownPath(keyText)}
        opens={submission.withdrawnAt ? 'withdrawn' : open ? 'open' : 'closed'}
      />
      <ul class="govuk-list">
        <li>
          <Link href={ownPath(keyText, 'receipt')}>{t('submissions.own.print')}</Link>
        </li>
        <li>
          <Link href={ownPath(keyText, 'receipt.json')}>{t('submissions.own.download')}</Link>
        </li>
        {submission.withdrawalReceipt && (
          <li>
            <Link href={ownPath(keyText, 'withdrawal.json')}>{t('submissions.own.download-withdrawal')}</Link>
          </li>
        )}
        {entryNumber !== undefined && (
          <li>
            <Link href={`/log/proof/${entryNumber}`}>
              {t('submissions.own.proof', { number: entryNumber })}
            </Link>
          </li>
        )}
        <li>
          <Link href="/verify">{t('submissions.receipt.check')}</Link>
        </li>
      </ul>
      {panels}
      {!submission.withdrawnAt && (
        <>
          <h2 class="govuk-heading-m">{t('submissions.own.can-do')}</h2>
          {submission.channel !== 'web' ? (
            <p class="govuk-body">
              {t('submissions.own.correct-otherwise')}{' '}
              <Link href={ownPath(keyText, 'withdraw')}>{t('submissions.own.withdraw')}</Link>
            </p>
          ) : open ? (
            <Form action={ownPath(keyText, 'correct')}>
              <p class="govuk-body">
                {t('submissions.own.correct')} {closingInWords(consultation, words)}
              </p>
              <ButtonGroup>
                <Button kind="secondary">{t('submissions.own.correct-start')}</Button>
                <Link href={ownPath(keyText, 'withdraw')}>{t('submissions.own.withdraw')}</Link>
              </ButtonGroup>
            </Form>
          ) : (
            <p class="govuk-body">
              {t('submissions.own.no-correct')}{' '}
              <Link href={ownPath(keyText, 'withdraw')}>{t('submissions.own.withdraw')}</Link>
            </p>
          )}
        </>
      )}
      <h2 class="govuk-heading-m">{t('submissions.own.what-sent')}</h2>
      <SentAnswers keyText={keyText} edition={edition} submission={submission} />
      <EarlierVersions keyText={keyText} versions={earlier} timeZone={zone} />
      {unsent && (
        <Details summary={t('submissions.own.unsent')}>
          <p class="govuk-body">{t('submissions.own.unsent-meaning')}</p>
          <KeptWords edition={edition} content={unsent} />
        </Details>
      )}
      {submission.noticeHash !== null && (
        <Details summary={t('submissions.own.notice')}>
          <NoticeView notice={edition.notice} contact={edition.contact} />
        </Details>
      )}
    </PublicShell>
  )
}
