import {
  Button,
  ButtonGroup,
  Checkboxes,
  ErrorSummary,
  errorOf,
  type FieldError,
  Form,
  InsetText,
  Instant,
  KeyFigures,
  Link,
  NotificationBanner,
  StaffShell,
  Table,
  useWords,
  WarningText,
} from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import { isAtWork, type RowFate, rowFates } from '../import/import.ts'
import type { RemarkCount, StaffImport } from '../import/queries.ts'
import { DiscardLink, ImportHeading } from './import-heading.tsx'
import { RemarkText } from './import-preview.tsx'
import { importPath } from './imports.view.tsx'

export interface ImportModel {
  readonly consultation: PublishedConsultation
  readonly made: StaffImport
  readonly fates: ReadonlyMap<RowFate, number>
  readonly remarks: readonly RemarkCount[]
  readonly errors: readonly FieldError[]
  readonly stoppedBy: string | undefined
  readonly discardedBy: string | undefined
  readonly done: string | undefined
}

/** How far an import is, what would become or became of its rows, and what can be done now. */
export function ImportPage(model: ImportModel) {
  const { t, named } = useWords()
  const { consultation, made, errors, done } = model
  return (
    <StaffShell title={t('submissions.import.heading')} wide hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      {done && (
        <NotificationBanner {...(done === 'stopped' ? { type: 'success' as const } : {})}>
          {named(`submissions.import.done.${done}`)}
        </NotificationBanner>
      )}
      <ImportHeading consultation={consultation} made={made} />
      {made.state === 'discarded' ? (
        <PutAway model={model} />
      ) : isAtWork(made.state) ? (
        <AtWork made={made} fates={model.fates} />
      ) : (
        <Result model={model} />
      )}
    </StaffShell>
  )
}

/** A small file is done in a moment; of a large one each look is an entry in the audit trail, and need not be often. */
const reloadAfterMs = (made: StaffImport): number => (made.cursor === 0 ? 2_000 : 10_000)

/** How far the work is. Of an import that is undone, what counts is what was received of it. */
function progressOf({ state, cursor, rows }: StaffImport, fates: ImportModel['fates']) {
  if (state !== 'undoing') return { done: cursor, all: rows }
  const done = fates.get('undone') ?? 0
  return { done, all: done + (fates.get('received') ?? 0) }
}

function AtWork({ made, fates }: Pick<ImportModel, 'made' | 'fates'>) {
  const { t, named } = useWords()
  const { done, all } = progressOf(made, fates)
  return (
    <section aria-labelledby="at-work" data-reload={reloadAfterMs(made)}>
      <h2 class="govuk-heading-m" id="at-work">
        {named(`submissions.import.at-work.${made.state}`)}
      </h2>
      {all !== null && (
        <progress max={all} value={done} aria-labelledby="at-work">
          {done}
        </progress>
      )}
      <p class="govuk-body">
        {all === null
          ? t('submissions.import.progress', { done })
          : t('submissions.import.progress-of', { done, all })}
      </p>
      {made.attempts > 0 && <WarningText>{t('submissions.import.fault')}</WarningText>}
      <p class="govuk-body">{t('submissions.import.at-work-meaning')}</p>
      <p class="govuk-body">
        <Link href={importPath(made.importId)}>{t('submissions.import.refresh')}</Link>
      </p>
      {made.state === 'importing' && (
        <Form action={`${importPath(made.importId)}/stop`}>
          <p class="govuk-body">{t('submissions.import.stop-meaning')}</p>
          <Button kind="warning">{t('submissions.import.stop')}</Button>
        </Form>
      )}
    </section>
  )
}

function PutAway({ model: { made, consultation, discardedBy } }: { model: ImportModel }) {
  const { t } = useWords()
  return (
    <>
      <InsetText>
        {t('submissions.import.discarded')} <bdi>{discardedBy ?? t('submissions.register.someone')}</bdi>
        {made.discardedAt && (
          <>
            , <Instant at={made.discardedAt} timeZone={consultation.edition.timeZone} />
          </>
        )}
      </InsetText>
      <p class="govuk-body">{t('submissions.import.discarded-meaning')}</p>
      <p class="govuk-body">
        <Link href={`${importPath(made.importId)}/file`}>{t('submissions.import.save-file')}</Link>
      </p>
    </>
  )
}

function Result({ model }: { model: ImportModel }) {
  const words = useWords()
  const { t, named } = words
  const { made, fates } = model
  const path = importPath(made.importId)
  return (
    <>
      {made.broken && (
        <WarningText>
          {t('submissions.import.broken', {
            row: made.broken.row,
            why: named(`submissions.import.problem.${made.broken.reason}`),
          })}
        </WarningText>
      )}
      {made.stoppedAt && (
        <InsetText>
          {t('submissions.import.stopped')} <bdi>{model.stoppedBy ?? t('submissions.register.someone')}</bdi>,{' '}
          <Instant at={made.stoppedAt} timeZone={model.consultation.edition.timeZone} />
        </InsetText>
      )}
      <h2 class="govuk-heading-m">
        {made.state === 'checked' ? t('submissions.import.result') : t('submissions.import.result-done')}
      </h2>
      <KeyFigures
        items={[
          {
            value: words.number(made.rows ?? 0),
            label: t('submissions.import.figure'),
            href: `${path}/rows`,
          },
          ...rowFates
            .filter((fate) => (fates.get(fate) ?? 0) > 0)
            .map((fate) => ({
              value: words.number(fates.get(fate) ?? 0),
              label: named(`submissions.import.fate.${fate}`),
              href: `${path}/rows?fate=${fate}`,
            })),
        ]}
      />
      <p class="govuk-body">
        <Link href={`${path}/rows`}>{t('submissions.import.see-rows')}</Link>
        {' · '}
        <Link href={`${path}/report.csv`}>{t('submissions.import.save-report')}</Link>
        {' · '}
        <Link href={`${path}/file`}>{t('submissions.import.save-file')}</Link>
      </p>
      <Actions model={model} />
      <Notes remarks={model.remarks} />
    </>
  )
}

function Actions({ model: { made, fates, errors } }: { model: ImportModel }) {
  const { t } = useWords()
  const path = importPath(made.importId)
  const ready = fates.get('ready') ?? 0
  if (made.state === 'checked')
    return (
      <Form action={`${path}/run`}>
        {ready === 0 ? (
          <InsetText>{t('submissions.import.nothing-ready')}</InsetText>
        ) : (
          <p class="govuk-body">{t('submissions.import.start-meaning')}</p>
        )}
        <ButtonGroup>
          {ready > 0 && !made.broken && <Button>{t('submissions.import.start', { count: ready })}</Button>}
          <Button href={`${path}?map=yes`} kind="secondary">
            {t('submissions.import.change')}
          </Button>
          <DiscardLink made={made} />
        </ButtonGroup>
      </Form>
    )
  if (made.state !== 'imported') return null
  return (
    <Form action={`${path}/undo`}>
      <h2 class="govuk-heading-m">{t('submissions.import.undo')}</h2>
      <p class="govuk-body">{t('submissions.import.undo-meaning')}</p>
      <Checkboxes
        name="sure"
        label={t('submissions.import.undo-sure-legend')}
        small
        error={errorOf(errors, 'sure')}
        items={[{ value: 'yes', label: t('submissions.import.undo-sure') }]}
      />
      <Button kind="warning">{t('submissions.import.undo')}</Button>
    </Form>
  )
}

function Notes({ remarks }: { remarks: readonly RemarkCount[] }) {
  const words = useWords()
  const { t } = words
  return (
    <section aria-labelledby="notes">
      <h2 class="govuk-heading-m" id="notes">
        {t('submissions.import.notes')}
      </h2>
      {remarks.length === 0 ? (
        <p class="govuk-body">{t('submissions.import.notes-none')}</p>
      ) : (
        <>
          <p class="govuk-body">{t('submissions.import.notes-lead')}</p>
          <Table
            stacks
            caption={<span class="govuk-visually-hidden">{t('submissions.import.notes')}</span>}
            head={[
              t('submissions.import.note-what'),
              { content: t('submissions.import.note-rows'), numeric: true },
              { content: t('submissions.import.note-first'), numeric: true },
              t('submissions.import.note-example'),
            ]}
            rows={remarks.map(({ name, column, message, rows, firstRow, example }) => [
              <RemarkText name={name} column={column ?? undefined} message={message ?? undefined} />,
              { content: words.number(rows), numeric: true },
              { content: words.number(firstRow), numeric: true },
              example && <bdi class="app-break-anywhere">{example}</bdi>,
            ])}
          />
        </>
      )}
    </section>
  )
}
