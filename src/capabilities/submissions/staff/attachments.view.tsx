import { Details, Link, SummaryList, useWords, WarningText } from '../../../ui/index.ts'
import { sizeInWords } from '../../consultations/index.ts'
import type { PageText } from '../attachments/page-texts.ts'
import type { AttachmentLine } from '../attachments/queries.ts'
import { isForPerson, stateInWords } from '../attachments/waits.ts'
import type { Channel } from '../submissions.ts'

export const filePath = (submissionId: string, attachmentId: string, ...rest: string[]): string =>
  [`/staff/submissions/${submissionId}/files/${attachmentId}`, ...rest].join('/')

/** A file with the first pages of its text, and who settled what about it. */
export interface FileShown {
  readonly file: AttachmentLine
  readonly pages: readonly PageText[]
  /** There are more pages with words than `pages`. */
  readonly hasMore: boolean
  readonly settledBy: string | undefined
}

/** The files of a version, with their texts, as staff read them. */
export function Attachments({
  submission,
  files,
}: {
  submission: { readonly submissionId: string; readonly channel: Channel }
  files: readonly FileShown[]
}) {
  const { t } = useWords()
  if (files.length === 0) return null
  return (
    <section aria-labelledby="files">
      <h2 class="govuk-heading-m" id="files">
        {t('submissions.staff-files.title')}
      </h2>
      {files.map((shown) => (
        <Attachment key={shown.file.attachmentId} submission={submission} shown={shown} />
      ))}
    </section>
  )
}

function Attachment({
  submission: { submissionId, channel },
  shown,
}: {
  submission: { readonly submissionId: string; readonly channel: Channel }
  shown: FileShown
}) {
  const { t } = useWords()
  const { file, pages, hasMore } = shown
  return (
    <>
      <FileFacts submissionId={submissionId} channel={channel} file={file} settledBy={shown.settledBy} />
      {pages.length > 0 && (
        <Details summary={t('submissions.staff-files.text', { pages: file.pageCount || pages.length })}>
          <PageTexts pages={pages} isOnePage={file.pageCount === 1} />
          {hasMore && (
            <p class="govuk-body">
              <Link href={filePath(submissionId, file.attachmentId, 'text')}>
                {t('submissions.staff-files.more')}
              </Link>
            </p>
          )}
        </Details>
      )}
    </>
  )
}

/** What a file is, how far its reading is, and the way to it. */
export function FileFacts({
  submissionId,
  channel,
  file,
  settledBy,
  onOwnPage,
}: {
  submissionId: string
  channel: Channel
  file: AttachmentLine
  settledBy: string | undefined
  onOwnPage?: boolean
}) {
  const words = useWords()
  const { t, named } = words
  const waits = isForPerson(file)
  return (
    <SummaryList
      card={{
        title: <bdi>{file.name}</bdi>,
        headingLevel: onOwnPage ? 2 : 3,
        ...(waits && !file.settledAt && !onOwnPage
          ? {
              actions: [
                {
                  href: filePath(submissionId, file.attachmentId, 'settle'),
                  label: t('submissions.staff-files.look'),
                },
              ],
            }
          : {}),
      }}
      rows={[
        {
          key: t('submissions.staff-files.state'),
          value: (
            <>
              <p class="govuk-body">{named(`submissions.file-state.${stateInWords(file)}`)}</p>
              <Reasons reasons={file.reasons.filter((reason) => reason !== 'partly')} />
              {file.malwareFound && (
                <WarningText>{t('submissions.staff-files.malware', { name: file.malwareFound })}</WarningText>
              )}
              {settledBy && (
                <p class="govuk-body">
                  {file.settledNote
                    ? t('submissions.staff-files.settled', { name: settledBy, note: file.settledNote })
                    : t('submissions.staff-files.typed', { name: settledBy })}
                </p>
              )}
            </>
          ),
        },
        file.detectedType ? { key: t('submissions.staff-files.kind'), value: file.detectedType } : false,
        {
          key: t('submissions.staff-files.size'),
          value: (
            <>
              {sizeInWords(file.bytes, words)}{' '}
              {file.state === 'held' && t('submissions.staff-files.not-opened')}
              {(file.state === 'read' || file.state === 'unreadable') && (
                <Link href={filePath(submissionId, file.attachmentId)}>
                  {t('submissions.staff-files.download')}
                  <span class="govuk-visually-hidden"> {file.name}</span>
                </Link>
              )}
            </>
          ),
        },
        {
          key: t('submissions.staff-files.origin'),
          value: named(
            `submissions.staff-files.origin.${channel === 'api' && file.origin === 'upload' ? 'filing' : file.origin}`,
          ),
        },
        {
          key: t('submissions.staff-files.hash'),
          value: <code class="app-break-anywhere">{file.sha256}</code>,
        },
      ]}
    />
  )
}

/** Why a file could not be read, or what to know of it, one a line. */
export function Reasons({ reasons }: { reasons: readonly string[] }) {
  const { named, has } = useWords()
  if (reasons.length === 0) return null
  return (
    <ul class="govuk-list">
      {reasons.map((reason) => (
        <li key={reason}>
          {has(`submissions.file-reason.${reason}`) ? named(`submissions.file-reason.${reason}`) : reason}
        </li>
      ))}
    </ul>
  )
}

export function PageTexts({
  pages,
  isOnePage,
  headingLevel = 4,
}: {
  pages: readonly PageText[]
  isOnePage?: boolean
  headingLevel?: 2 | 4
}) {
  const { t } = useWords()
  const Heading = `h${headingLevel}` as 'h2'
  return (
    <>
      {pages.map((page) => (
        <section key={page.textId}>
          {!isOnePage && (
            <Heading class="govuk-heading-s">
              {t('submissions.staff-files.page', { number: page.page ?? 1 })}
            </Heading>
          )}
          {page.method === 'ocr' && <p class="govuk-hint">{t('submissions.staff-files.recognised')}</p>}
          {page.method === 'entered-by-staff' && (
            <p class="govuk-hint">{t('submissions.staff-files.entered')}</p>
          )}
          <p class="govuk-body app-preserve-lines" lang={page.language === 'mi' ? 'mi' : undefined}>
            <bdi>{page.body}</bdi>
          </p>
        </section>
      ))}
    </>
  )
}
