import { BackLink, Details, Link, PageHeading, PublicShell, useWords } from '../../../ui/index.ts'
import type { Edition } from '../../consultations/index.ts'
import type { OwnSubmission, VersionContent } from '../own-submission.ts'
import { ReceivedMoment } from '../received-moment.tsx'
import { ownPath } from '../steps.ts'
import type { VersionLine } from '../versions.ts'
import { SenderSummary } from './answers.view.tsx'
import { SentParts } from './sent.view.tsx'

/** What was sent before it was corrected: when, and the way to each version. */
export function EarlierVersions({
  keyText,
  versions,
  timeZone,
}: {
  keyText: string
  versions: readonly VersionLine[]
  timeZone: string
}) {
  const { t } = useWords()
  if (versions.length === 0) return null
  return (
    <Details summary={t('submissions.earlier.title')}>
      <p class="govuk-body">{t('submissions.earlier.meaning')}</p>
      <ul class="govuk-list">
        {versions.map((version) => (
          <li key={version.number}>
            <Link href={ownPath(keyText, 'version', String(version.number))}>
              {t('submissions.earlier.version', { number: version.number })}
            </Link>
            , {t('submissions.earlier.received')} <ReceivedMoment of={version} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    </Details>
  )
}

/** One version that was corrected since, as it was sent. */
export function EarlierVersionPage({
  keyText,
  submission,
  version,
  edition,
  content,
}: {
  keyText: string
  submission: OwnSubmission
  version: VersionLine
  /** The edition that this version answers. */
  edition: Edition
  content: VersionContent
}) {
  const { t } = useWords()
  const title = t('submissions.earlier.page-title', {
    reference: submission.reference,
    number: version.number,
  })
  return (
    <PublicShell
      title={title}
      section="consultations"
      beforeContent={<BackLink href={ownPath(keyText)}>{t('submissions.receipt.back')}</BackLink>}
    >
      <PageHeading caption={edition.title}>{title}</PageHeading>
      <p class="govuk-body">
        {t('submissions.own.received-at')} <ReceivedMoment of={version} timeZone={edition.timeZone} />
      </p>
      <p class="govuk-body">
        {submission.withdrawnAt ? t('submissions.own.withdrawn-meaning') : t('submissions.earlier.meaning')}
      </p>
      <SentParts keyText={keyText} edition={edition} content={content} counts={false}>
        <SenderSummary content={version} />
      </SentParts>
    </PublicShell>
  )
}
