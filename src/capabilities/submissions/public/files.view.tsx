import type { Words } from '../../../platform/translation/words.ts'
import {
  Button,
  errorOf,
  FileUpload,
  Form,
  InsetText,
  Link,
  multipart,
  NotificationBanner,
  SummaryList,
  useWords,
} from '../../../ui/index.ts'
import { sizeInWords } from '../../consultations/index.ts'
import type { FormLimits } from '../attachments/form-files.ts'
import type { FieldProblem } from '../schemas.ts'
import { ownPath } from '../steps.ts'
import type { DraftFile } from '../submissions.ts'
import { type FormPage, FormShell, formAction, PageMarks, SaveButtons } from './form-shell.tsx'

/** The page of the form on which files are added: a page of its own, so that nothing typed waits for an upload. */
export function FilesPage({
  page,
  limits,
  problems,
  removed,
}: {
  page: FormPage
  limits: FormLimits
  problems?: readonly FieldProblem[]
  removed?: boolean
}) {
  const words = useWords()
  const { t } = words
  const { files = [] } = page.draft.content
  const sizes = { each: sizeInWords(limits.fileBytes, words), total: sizeInWords(limits.totalBytes, words) }
  return (
    <FormShell page={page} title={t('submissions.files.title')} errors={problems}>
      {removed && <NotificationBanner type="success">{t('submissions.files.removed')}</NotificationBanner>}
      <p class="govuk-body">{t('submissions.files.intro')}</p>
      {limits.most > 0 ? (
        <InsetText>{t('submissions.files.limits', { most: limits.most, ...sizes })}</InsetText>
      ) : (
        <InsetText>{t('submissions.files.not-taken')}</InsetText>
      )}
      <Form action={formAction(page, 'files')} attributes={page.preview ? {} : multipart}>
        <PageMarks page={page} base="" />
        <div data-files-added="" data-files-full={files.length < limits.most ? undefined : ''}>
          <h2 class="govuk-heading-m" id="files-added">
            {t('submissions.files.count', { count: files.length })}
          </h2>
          <SummaryList
            rows={files.map((file) => ({
              key: (
                <Link href={ownPath(page.key, 'files', file.id)}>
                  <bdi>{file.name}</bdi>
                </Link>
              ),
              value: (
                <>
                  {sizeInWords(file.bytes, words)}{' '}
                  <Button
                    kind="secondary"
                    class="app-button-in-row"
                    name="remove"
                    value={file.id}
                    attributes={{ 'aria-label': t('submissions.files.remove-named', { name: file.name }) }}
                  >
                    {t('submissions.files.remove')}
                  </Button>
                </>
              ),
            }))}
          />
        </div>
        {files.length < limits.most ? (
          <>
            <FileUpload
              name="files"
              label={t('submissions.files.choose')}
              labelSize="m"
              hint={t('submissions.files.choose-hint')}
              error={errorOf(problems, 'files')}
              multiple
              attributes={page.preview ? {} : uploadAttributes(words, ownPath(page.key, 'uploads'))}
            />
            <div data-upload-button="">
              <Button kind="secondary" name="go" value="add">
                {t('submissions.files.add')}
              </Button>
            </div>
          </>
        ) : limits.most > 0 ? (
          <p class="govuk-body" id="files">
            {t('submissions.files.full')}
          </p>
        ) : null}
        <SaveButtons />
      </Form>
    </FormShell>
  )
}

/** Files by name and size, one a line. */
export function FileLines({ files }: { files: readonly Pick<DraftFile, 'name' | 'bytes'>[] }) {
  const words = useWords()
  if (files.length === 0) return <span class="app-quiet">{words.t('submissions.files.none')}</span>
  return (
    <ul class="govuk-list">
      {files.map((file) => (
        <li key={file.name}>
          <bdi>{file.name}</bdi> ({sizeInWords(file.bytes, words)})
        </li>
      ))}
    </ul>
  )
}

/** What the script that sends files at once needs: where to, and its words. */
const uploadAttributes = (words: Words, path: string) => ({
  'data-upload': words.href(path),
  'data-upload-lang': words.fallbackOf('submissions.upload.hint') ?? words.language.code,
  'data-upload-words': JSON.stringify({
    hint: words.t('submissions.upload.hint'),
    waiting: words.t('submissions.upload.waiting'),
    sending: words.t('submissions.upload.sending', { percent: '{percent}' }),
    done: words.t('submissions.upload.done'),
    broken: words.t('submissions.upload.broken'),
    again: words.t('submissions.upload.again'),
    cancel: words.t('submissions.upload.cancel'),
    cancelled: words.t('submissions.upload.cancelled'),
    gone: words.t('submissions.upload.gone'),
    busy: words.t('submissions.upload.busy'),
    allDone: words.t('submissions.upload.all-done'),
  }),
})
