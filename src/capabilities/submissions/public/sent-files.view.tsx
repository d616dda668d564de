import { Link, SummaryList, useWords } from '../../../ui/index.ts'
import { sizeInWords } from '../../consultations/index.ts'
import type { AttachmentLine } from '../attachments/queries.ts'
import { isReadInPart } from '../attachments/waits.ts'
import { ownPath } from '../steps.ts'

/** The files of a version as their sender sees them: name, size, and with `hashes` the SHA-256 that the receipt covers. */
export function SentFiles({
  keyText,
  files,
  hashes,
}: {
  keyText: string
  files: readonly AttachmentLine[]
  hashes?: boolean | undefined
}) {
  const words = useWords()
  const { t } = words
  if (files.length === 0) return null
  return (
    <SummaryList
      card={{ title: t('submissions.own.files'), headingLevel: 3 }}
      rows={files.map((file) => ({
        key: <bdi>{file.name}</bdi>,
        value: (
          <>
            <p class="govuk-body">
              {sizeInWords(file.bytes, words)}
              {file.malwareFound ? null : (
                <>
                  {' '}
                  <Link href={ownPath(keyText, 'sent-files', file.attachmentId)}>
                    {t('submissions.own.download-file')}
                    <span class="govuk-visually-hidden"> {file.name}</span>
                  </Link>
                </>
              )}
            </p>
            <State file={file} />
            {hashes && (
              <p class="govuk-body">
                SHA-256 <code class="app-break-anywhere">{file.sha256}</code>
              </p>
            )}
          </>
        ),
      }))}
    />
  )
}

/** What its sender should know of a file, in plain words; nothing while all is well. */
function State({ file }: { file: AttachmentLine }) {
  const { t } = useWords()
  const { state, malwareFound, settledAt } = file
  if (malwareFound) return <p class="govuk-body">{t('submissions.own.file-malware')}</p>
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
