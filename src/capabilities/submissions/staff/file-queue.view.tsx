import {
  EmptyState,
  Link,
  PageHeading,
  Pagination,
  ShortInstant,
  StaffShell,
  StatusTag,
  Table,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import { sizeInWords } from '../../consultations/index.ts'
import type { WaitingFile } from '../attachments/queue.ts'
import { stateInWords } from '../attachments/waits.ts'
import { filePath, Reasons } from './attachments.view.tsx'

const tones = {
  waiting: 'waiting',
  read: 'done',
  partly: 'waiting',
  unreadable: 'attention',
  held: 'stopped',
} as const

/** Files that no machine could read, or that are held, until a person has looked at them. */
export function FileQueuePage({ files, next }: { files: readonly WaitingFile[]; next: string | undefined }) {
  const words = useWords()
  const { t, named } = words
  const { settings } = useFrame()
  return (
    <StaffShell title={t('submissions.file-queue.title')} wide>
      <PageHeading lead={t('submissions.file-queue.lead')}>{t('submissions.file-queue.title')}</PageHeading>
      {files.length === 0 ? (
        <EmptyState title={t('submissions.file-queue.none')}>
          <p class="govuk-body">{t('submissions.file-queue.none-advice')}</p>
        </EmptyState>
      ) : (
        <Table
          stacks
          attributes={{ 'data-list': '' }}
          caption={<span class="govuk-visually-hidden">{t('submissions.file-queue.title')}</span>}
          head={[
            t('submissions.file-queue.file'),
            t('submissions.file-queue.why'),
            t('submissions.file-queue.submission'),
            t('submissions.file-queue.received'),
          ]}
          rows={files.map((file) => [
            <>
              <Link href={filePath(file.submissionId, file.attachmentId, 'settle')}>
                <bdi>{file.name}</bdi>
              </Link>{' '}
              ({sizeInWords(file.bytes, words)})
            </>,
            <>
              <StatusTag tone={tones[stateInWords(file)]}>
                {named(`submissions.file-state.${stateInWords(file)}`)}
              </StatusTag>
              <Reasons reasons={file.reasons.filter((reason) => reason !== 'partly')} />
            </>,
            <Link href={`/staff/submissions/${file.submissionId}`}>{file.reference}</Link>,
            <ShortInstant at={file.receivedAt} timeZone={settings.timeZone} />,
          ])}
        />
      )}
      <Pagination next={next ? { href: next, title: t('submissions.file-queue.next') } : undefined} />
    </StaffShell>
  )
}
