import {
  BackLink,
  Button,
  ButtonGroup,
  ErrorSummary,
  errorOf,
  type FieldError,
  Form,
  InsetText,
  Link,
  NotificationBanner,
  PageHeading,
  Pagination,
  StaffShell,
  Textarea,
  useWords,
} from '../../../ui/index.ts'
import type { PageText } from '../attachments/page-texts.ts'
import type { AttachmentLine } from '../attachments/queries.ts'
import { isForPerson, isReadInPart } from '../attachments/waits.ts'
import type { Channel } from '../submissions.ts'
import { FileFacts, filePath, PageTexts } from './attachments.view.tsx'

export interface FilePageProps {
  readonly submissionId: string
  readonly reference: string
  readonly channel: Channel
  readonly file: AttachmentLine
  readonly settledBy: string | undefined
}

/** One file that waits: what is wrong with it, and what a person can do. */
export function FilePage({
  submissionId,
  reference,
  channel,
  file,
  settledBy,
  typed,
  errors,
  done,
}: FilePageProps & {
  typed?: { readonly words?: string; readonly note?: string }
  errors?: readonly FieldError[] | undefined
  done?: 'saved' | 'done' | undefined
}) {
  const { t } = useWords()
  const waits = !file.settledAt && isForPerson(file)
  const isPart = isReadInPart(file)
  const action = filePath(submissionId, file.attachmentId, 'settle')
  return (
    <StaffShell
      title={file.name}
      hasErrors={Boolean(errors?.length)}
      beforeContent={<BackLink href="/staff/files">{t('submissions.file.back')}</BackLink>}
    >
      <ErrorSummary errors={errors} />
      {done === 'saved' && (
        <NotificationBanner type="success">{t('submissions.file.saved')}</NotificationBanner>
      )}
      {done === 'done' && <InsetText>{t('submissions.file.done')}</InsetText>}
      <PageHeading
        caption={
          <Link href={`/staff/submissions/${submissionId}`}>
            {t('submissions.file.submission', { reference })}
          </Link>
        }
      >
        <bdi>{file.name}</bdi>
      </PageHeading>
      <FileFacts submissionId={submissionId} channel={channel} file={file} settledBy={settledBy} onOwnPage />
      {waits && (file.state === 'unreadable' || isPart) && (
        <Form action={action}>
          <Textarea
            name="words"
            label={t(isPart ? 'submissions.file.type-in-rest' : 'submissions.file.type-in')}
            labelSize="m"
            hint={t(isPart ? 'submissions.file.type-in-rest-hint' : 'submissions.file.type-in-hint')}
            rows={12}
            value={typed?.words ?? ''}
            error={errorOf(errors, 'words')}
          />
          <ButtonGroup>
            <Button name="do" value="type-in">
              {t('submissions.file.type-in-save')}
            </Button>
          </ButtonGroup>
        </Form>
      )}
      {waits && (
        <Form action={action}>
          <Textarea
            name="note"
            label={t('submissions.file.settle')}
            labelSize="m"
            hint={t('submissions.file.settle-hint')}
            rows={3}
            value={typed?.note ?? ''}
            error={errorOf(errors, 'note')}
          />
          <ButtonGroup>
            <Button kind="secondary" name="do" value="settle">
              {t('submissions.file.settle-save')}
            </Button>
          </ButtonGroup>
        </Form>
      )}
      {waits && file.state === 'unreadable' && (
        <Form action={action}>
          <p class="govuk-body">{t('submissions.file.again-hint')}</p>
          <Button kind="secondary" name="do" value="again">
            {t('submissions.file.again')}
          </Button>
        </Form>
      )}
    </StaffShell>
  )
}

/** The text of one file, some pages at a time. */
export function FileTextPage({
  submissionId,
  reference,
  file,
  pages,
  previous,
  next,
}: Omit<FilePageProps, 'settledBy'> & {
  pages: readonly PageText[]
  previous: string | undefined
  next: string | undefined
}) {
  const { t } = useWords()
  const title = t('submissions.staff-files.text-title', { name: file.name })
  return (
    <StaffShell
      title={title}
      beforeContent={
        <BackLink href={`/staff/submissions/${submissionId}`}>
          {t('submissions.file.submission', { reference })}
        </BackLink>
      }
    >
      <PageHeading>{title}</PageHeading>
      <PageTexts pages={pages} headingLevel={2} />
      <Pagination previous={previous} next={next} landmark={t('submissions.staff-files.pages')} />
    </StaffShell>
  )
}
