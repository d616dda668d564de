import {
  Button,
  Details,
  EmptyState,
  ErrorSummary,
  errorOf,
  type FieldError,
  FileUpload,
  Form,
  Link,
  multipart,
  NotificationBanner,
  PageHeading,
  ShortInstant,
  StaffShell,
  StatusTag,
  Table,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import { type PublishedConsultation, sizeInWords } from '../../consultations/index.ts'
import { type ImportState, isAtWork } from '../import/import.ts'
import type { StaffImport } from '../import/queries.ts'
import { mostImportBytes } from '../import/take-file.ts'

export const importsPath = (consultationId: string): string =>
  `/staff/consultations/${consultationId}/imports`
export const importPath = (importId: string): string => `/staff/imports/${importId}`

export interface ImportsModel {
  readonly consultation: PublishedConsultation
  readonly imports: readonly StaffImport[]
  readonly names: ReadonlyMap<string, string>
  readonly problem: string | undefined
  readonly done: string | undefined
}

/** Imports of a consultation, and bringing in a file. */
export function ImportsPage({ consultation, imports, names, problem, done }: ImportsModel) {
  const words = useWords()
  const { t, named } = words
  const { consultationId, edition } = consultation
  const kept = imports.filter(({ state }) => state !== 'discarded')
  const away = imports.filter(({ state }) => state === 'discarded')
  const errors: FieldError[] = problem ? [{ field: 'file', message: problem }] : []
  return (
    <StaffShell title={t('submissions.import.heading')} wide hasErrors={problem !== undefined}>
      <ErrorSummary errors={errors} />
      {done && !problem && (
        <NotificationBanner type="success">{named(`submissions.import.done.${done}`)}</NotificationBanner>
      )}
      <PageHeading
        caption={<Link href={`/staff/consultations/${consultationId}`}>{edition.title}</Link>}
        lead={t('submissions.import.lead')}
      >
        {t('submissions.import.heading')}
      </PageHeading>
      <Form action={importsPath(consultationId)} attributes={multipart} tokenInAddress>
        <FileUpload
          name="file"
          label={t('submissions.import.file')}
          labelSize="s"
          hint={t('submissions.import.file-hint', { most: sizeInWords(mostImportBytes, words) })}
          error={errorOf(errors, 'file')}
        />
        <Button>{t('submissions.import.take')}</Button>
      </Form>
      <h2 class="govuk-heading-m">{t('submissions.import.list')}</h2>
      {kept.length === 0 ? (
        <EmptyState title={t('submissions.import.none')}>
          <p>{t('submissions.import.none-meaning')}</p>
        </EmptyState>
      ) : (
        <ImportsTable imports={kept} names={names} />
      )}
      {away.length > 0 && (
        <Details summary={t('submissions.import.put-away', { count: away.length })}>
          <ImportsTable imports={away} names={names} />
        </Details>
      )}
    </StaffShell>
  )
}

function ImportsTable({ imports, names }: Pick<ImportsModel, 'imports' | 'names'>) {
  const words = useWords()
  const { t, named } = words
  const { settings } = useFrame()
  return (
    <Table
      caption={<span class="govuk-visually-hidden">{t('submissions.import.list')}</span>}
      head={[
        t('submissions.import.file'),
        t('submissions.import.when'),
        t('submissions.import.who'),
        { content: t('submissions.import.rows'), numeric: true },
        t('submissions.import.state'),
      ]}
      rows={imports.map((made) => [
        <Link href={importPath(made.importId)}>
          <bdi class="app-break-anywhere">{made.fileName}</bdi>
        </Link>,
        <ShortInstant at={made.createdAt} timeZone={settings.timeZone} />,
        names.get(made.createdBy) ?? '',
        { content: made.rows === null ? '' : words.number(made.rows), numeric: true },
        <StatusTag tone={toneOf(made.state)}>{named(`submissions.import.state.${made.state}`)}</StatusTag>,
      ])}
    />
  )
}

function toneOf(state: ImportState) {
  if (isAtWork(state)) return 'open'
  if (state === 'imported') return 'done'
  return state === 'undone' || state === 'discarded' ? 'quiet' : 'waiting'
}
