import { Link, SummaryList, useWords } from '../../../ui/index.ts'
import { sizeInWords } from '../../consultations/index.ts'
import type { AttachmentLine } from '../attachments/queries.ts'
import { isReadInPart } from '../attachments/waits.ts'
import { ownPath } from '../steps.ts'

/**
 * The files of a version as their sender sees them: name, size, and with `hashes` the SHA-256 that the receipt covers.
 * The message that they came with is told apart from them.
 */
export function SentFiles({
  keyText,
  files,
  counts,
  hashes,
}: {
  keyText: string
  files: readonly AttachmentLine[]
  /** What no longer counts waits for nobody, so nothing is promised. */
  counts: boolean
  hashes?: boolean | undefined
}) {
  const { t } = useWords()
  const row = (file: AttachmentLine) => ({
    key: file.origin === 'raw-message' ? t('submissions.own.raw-message') : <bdi>{file.name}</bdi>,
    value: <SentFile keyText={keyText} file={file} counts={counts} hashes={hashes} />,
  })
  const sent = files.filter(({ origin }) => origin !== 'raw-message')
  const messages = files.filter(({ origin }) => origin === 'raw-message')
  return (
    <>
      {sent.length > 0 && (
        <SummaryList card={{ title: t('submissions.own.files'), headingLevel: 3 }} rows={sent.map(row)} />
      )}
      {messages.length > 0 && <SummaryList rows={messages.map(row)} />}
    </>
  )
}

function SentFile({
  keyText,
  file,
  counts,
  hashes,
}: {
  keyText: string
  file: AttachmentLine
  counts: boolean
  hashes: boolean | undefined
}) {
  const words = useWords()
  const { t } = words
  return (
    <>
      <p class="govuk-body">
        {sizeInWords(file.bytes, words)}
        {file.malwareFound ? null : (
          <span class="app-no-print">
            {' '}
            <Link href={ownPath(keyText, 'sent-files', file.attachmentId)}>
              {t('submissions.own.download-file')}
              <span class="govuk-visually-hidden"> {file.name}</span>
            </Link>
          </span>
        )}
      </p>
      <State file={file} counts={counts} />
      {hashes && (
        <p class="govuk-body">
          SHA-256 <code class="app-break-anywhere">{file.sha256}</code>
        </p>
      )}
    </>
  )
}

/** What its sender should know of a file, in plain words; nothing while all is well. */
function State({ file, counts }: { file: AttachmentLine; counts: boolean }) {
  const { t } = useWords()
  const { state, malwareFound, settledAt } = file
  if (malwareFound)
    return (
      <p class="govuk-body">
        {t(counts ? 'submissions.own.file-malware' : 'submissions.own.file-malware-past')}
      </p>
    )
  // Nobody looks at it any more.
  if (!counts && !settledAt) return null
  if (state === 'held') return <p class="govuk-body">{t('submissions.own.file-held')}</p>
  if (state === 'unreadable')
    return (
      <p class="govuk-body">
        {settledAt ? t('submissions.own.file-settled') : t('submissions.own.file-unreadable')}
      </p>
    )
  if (isReadInPart(file))
    return (
      <p class="govuk-body">
        {settledAt ? t('submissions.own.file-partly-settled') : t('submissions.own.file-partly')}
      </p>
    )
  return null
}
