import {
  Button,
  ButtonGroup,
  Checkboxes,
  Details,
  ErrorSummary,
  errorOf,
  type FieldError,
  Form,
  Input,
  InsetText,
  Link,
  NotificationBanner,
  Select,
  StaffShell,
  Table,
  useWords,
} from '../../../ui/index.ts'
import { type PublishedConsultation, questionsOf } from '../../consultations/index.ts'
import { dateFormats, type Mapping, plainTargets } from '../import/import.ts'
import type { StaffImport } from '../import/queries.ts'
import { answerTargets, itemLabel } from '../import/targets.ts'
import { charsets } from '../import/tell-charset.ts'
import { delimiters } from './import-form.ts'
import { DiscardLink, ImportHeading } from './import-heading.tsx'
import { ImportPreview, type PreviewRow } from './import-preview.tsx'
import { importPath } from './imports.view.tsx'

export interface MappingModel {
  readonly consultation: PublishedConsultation
  readonly made: StaffImport
  readonly mapping: Mapping
  readonly sourceName: string
  readonly sheets: readonly string[]
  readonly dateUnsure: boolean
  readonly preview: readonly PreviewRow[]
  readonly errors: readonly FieldError[]
  readonly done: string | undefined
}

/** What each column of a file is, with the first rows as they would be received. */
export function MappingPage(model: MappingModel) {
  const { t, named } = useWords()
  const { made, mapping, errors, done, consultation } = model
  const tellsNoDate = !mapping.targets.includes('received') && !mapping.day
  return (
    <StaffShell title={t('submissions.import.heading')} wide hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      {done && <NotificationBanner>{named(`submissions.import.done.${done}`)}</NotificationBanner>}
      <ImportHeading consultation={consultation} made={made} />
      <InsetText>
        {t('submissions.import.looks-like', { source: named(`submissions.import.source.${made.source}`) })}
      </InsetText>
      {tellsNoDate && <NoDate />}
      <Form action={importPath(made.importId)}>
        <Columns model={model} />
        <h2 class="govuk-heading-m">{t('submissions.import.dates')}</h2>
        {model.dateUnsure && <InsetText>{t('submissions.import.date-unsure')}</InsetText>}
        <Select
          name="date-format"
          label={t('submissions.import.date-format')}
          hint={t('submissions.import.date-format-hint')}
          value={mapping.dateFormat}
          items={dateFormats.map((value) => ({
            value,
            label: named(`submissions.import.date-format.${value}`),
          }))}
        />
        <Input
          name="zone"
          label={t('submissions.import.zone')}
          value={mapping.timeZone}
          width={20}
          spellcheck={false}
          error={errorOf(errors, 'zone')}
        />
        <Input
          name="day"
          label={t('submissions.import.day')}
          hint={t('submissions.import.day-hint')}
          value={mapping.day ?? ''}
          width={10}
          error={errorOf(errors, 'day')}
        />
        <Checkboxes
          name="html"
          label={t('submissions.import.html-legend')}
          small
          value={mapping.html ? ['yes'] : []}
          items={[{ value: 'yes', label: t('submissions.import.html') }]}
        />
        <Input
          name="source-name"
          label={t('submissions.import.collected-by')}
          hint={t('submissions.import.collected-by-hint')}
          value={model.sourceName}
          width={30}
          error={errorOf(errors, 'source-name')}
        />
        <p class="govuk-body">{t('submissions.import.check-meaning')}</p>
        <ButtonGroup>
          <Button name="go" value="check">
            {t('submissions.import.check')}
          </Button>
          <Button name="go" value="preview" kind="secondary">
            {t('submissions.import.preview-again')}
          </Button>
          <DiscardLink made={made} />
        </ButtonGroup>
        <Reading model={model} />
      </Form>
      <section aria-labelledby="preview">
        <h2 class="govuk-heading-m" id="preview">
          {t('submissions.import.preview')}
        </h2>
        <p class="govuk-body">
          {t('submissions.import.preview-lead')}{' '}
          {t('submissions.import.preview-zone', { zone: consultation.edition.timeZone })}
        </p>
        <ImportPreview rows={model.preview} edition={consultation.edition} tellsNoDate={tellsNoDate} />
      </section>
    </StaffShell>
  )
}

function NoDate() {
  const { t } = useWords()
  return (
    <InsetText>
      {t('submissions.import.no-date')} <Link href="#day">{t('submissions.import.no-date-link')}</Link>
    </InsetText>
  )
}

function Columns({ model: { made, mapping, errors, consultation } }: { model: MappingModel }) {
  const { t, named } = useWords()
  const items = [
    { value: '', label: t('submissions.import.target.none') },
    ...plainTargets.map((value) => ({ value, label: named(`submissions.import.target.${value}`) })),
    ...questionsOf(consultation.edition).flatMap((question) =>
      answerTargets(question).map((value) => {
        const item = itemLabel(question, value)
        const part = value.split(':')[2]
        const about = { question: question.label }
        if (item) return { value, label: t('submissions.import.target.item', { ...about, item }) }
        return {
          value,
          label: part
            ? named(`submissions.import.target.${part}`, about)
            : t('submissions.import.target.answer', about),
        }
      }),
    ),
  ]
  return (
    <>
      <h2 class="govuk-heading-m">{t('submissions.import.columns')}</h2>
      <p class="govuk-body">{t('submissions.import.columns-lead')}</p>
      <Table
        class="app-table-mapping app-table-stacks"
        caption={<span class="govuk-visually-hidden">{t('submissions.import.columns')}</span>}
        head={[
          t('submissions.import.column-head'),
          t('submissions.import.samples'),
          t('submissions.import.means'),
        ]}
        rows={made.columns.map(({ name, samples }, i) => {
          const column = name || t('submissions.import.column', { number: i + 1 })
          return [
            <bdi class="app-break-anywhere">{column}</bdi>,
            samples.length === 0 ? (
              <span class="app-quiet">{t('submissions.import.no-samples')}</span>
            ) : (
              <ul class="govuk-list">
                {samples.map((sample) => (
                  <li>
                    <bdi class="app-break-anywhere">
                      {sample.length > 90 ? `${sample.slice(0, 90)}…` : sample}
                    </bdi>
                  </li>
                ))}
              </ul>
            ),
            <Select
              name={`column-${i}`}
              label={
                <span class="govuk-visually-hidden">{t('submissions.import.means-of', { column })}</span>
              }
              value={mapping.targets[i] ?? ''}
              items={items}
              error={errorOf(errors, `column-${i}`)}
            />,
          ]
        })}
      />
    </>
  )
}

/** For the rare file whose letters or columns were guessed wrong. */
function Reading({ model: { made, sheets } }: { model: MappingModel }) {
  const { t, named } = useWords()
  const { format, charset, delimiter, header, sheet } = made.reading
  return (
    <Details summary={t('submissions.import.reading')}>
      {format !== 'xlsx' && (
        <Select
          name="charset"
          label={t('submissions.import.charset')}
          value={charset}
          items={[...new Set<string>([charset, ...charsets])].map((value) => ({ value, label: value }))}
        />
      )}
      {format === 'csv' && (
        <Select
          name="delimiter"
          label={t('submissions.import.delimiter')}
          value={delimiters.find(([letter]) => letter === delimiter)?.[1]}
          items={delimiters.map(([, value]) => ({
            value,
            label: named(`submissions.import.delimiter.${value}`),
          }))}
        />
      )}
      {format === 'xlsx' && (
        <Select
          name="sheet"
          label={t('submissions.import.sheet')}
          value={String(sheet)}
          items={sheets.map((label, i) => ({ value: String(i), label }))}
        />
      )}
      {(format === 'csv' || format === 'xlsx') && (
        <Checkboxes
          name="header"
          label={t('submissions.import.header-legend')}
          small
          value={header ? ['yes'] : []}
          items={[{ value: 'yes', label: t('submissions.import.header') }]}
        />
      )}
      <Button name="go" value="read" kind="secondary">
        {t('submissions.import.read-again')}
      </Button>
    </Details>
  )
}
