import {
  BackLink,
  Button,
  ButtonGroup,
  Checkboxes,
  Details,
  ErrorSummary,
  errorOf,
  type FieldError,
  Fieldset,
  Form,
  Input,
  InsetText,
  Link,
  PageHeading,
  Radios,
  Select,
  StaffShell,
  Textarea,
  useWords,
} from '../../../ui/index.ts'
import type { StaffConsultation } from '../../consultations/index.ts'
import type { Named } from '../../negotiations/index.ts'
import type { EvidenceLine } from '../evidence.ts'
import { EntryColumns } from '../public/entry-columns.tsx'
import type { Linkable } from '../references.ts'
import { type EntryContent, type EntryPartName, entryParts } from '../report.ts'
import { certainties, type TypedEntry } from '../schemas.ts'

export interface EntryFormPage {
  readonly consultation: StaffConsultation
  /** Undefined for a new entry. */
  readonly entryTitle: string | undefined
  readonly typed: TypedEntry
  readonly problems: readonly FieldError[]
  /** What somebody else saved while the form was open. */
  readonly savedMeanwhile: EntryContent | undefined
  readonly linkable: Linkable
  /** Evidence that was withdrawn after it was entered. */
  readonly fallenOut: readonly EvidenceLine[]
  readonly selections: readonly { readonly selectionId: string; readonly purpose: string }[]
  /** The newest version is public: saving begins the next one. */
  readonly beginsVersion: boolean
  readonly back: string
}

/** The form of one entry: what it says, what stands behind it, where it leads. */
export function EntryFormView({ page }: { page: EntryFormPage }) {
  const { t } = useWords()
  const { consultation, typed, problems, entryTitle, linkable } = page
  const heading =
    entryTitle === undefined
      ? t('reporting.form.new')
      : t('reporting.form.edit', { title: entryTitle || t('reporting.staff.untitled') })
  return (
    <StaffShell
      title={heading}
      hasErrors={problems.length > 0}
      beforeContent={<BackLink href={page.back}>{t('reporting.form.back')}</BackLink>}
    >
      <ErrorSummary errors={problems} />
      <PageHeading
        caption={consultation.title}
        lead={page.beginsVersion ? t('reporting.form.begins-version') : undefined}
      >
        {heading}
      </PageHeading>
      {page.savedMeanwhile ? (
        <InsetText>
          <h2 class="govuk-heading-m">{t('reporting.form.as-saved')}</h2>
          <p class="govuk-body">
            <strong>{page.savedMeanwhile.title || t('reporting.staff.untitled')}</strong>
          </p>
          <EntryColumns content={page.savedMeanwhile} headingLevel={3} />
          <p class="govuk-body">{t('reporting.form.as-saved-text')}</p>
        </InsetText>
      ) : null}
      <Form>
        <input type="hidden" name="version" value={typed.versionId} />
        <input type="hidden" name="revision" value={String(typed.revision)} />
        <Input
          name="title"
          label={t('reporting.form.title')}
          hint={t('reporting.form.title-hint')}
          value={typed.content.title}
          error={errorOf(problems, 'title')}
        />
        <div class="app-side-by-side app-side-by-side--three">
          {entryParts.map((part) => (
            <PartFields part={part} page={page} />
          ))}
        </div>
        <EvidenceFields page={page} />
        <LinkFields page={page} name="session" linkable={linkable.sessions} chosen={typed.sessionIds} />
        <LinkFields page={page} name="statement" linkable={linkable.statements} chosen={typed.statementIds} />
        <ButtonGroup>
          <Button>{t('reporting.form.save')}</Button>
          <Link href={page.back}>{t('reporting.form.cancel')}</Link>
        </ButtonGroup>
      </Form>
    </StaffShell>
  )
}

function PartFields({ part, page }: { part: EntryPartName; page: EntryFormPage }) {
  const { t } = useWords()
  const { typed, problems } = page
  const { text, source, certainty } = typed.content[part]
  const sourced = source !== null || certainty !== 'stated'
  return (
    <Fieldset legend={t(`reporting.part.${part}`)} legendSize="m">
      <Textarea
        name={part}
        label={t(`reporting.form.${part}`)}
        hint={t(`reporting.form.${part}-hint`)}
        value={text}
        rows={6}
        error={errorOf(problems, part)}
      />
      <Details
        summary={
          <>
            {t('reporting.form.source-open')}
            <span class="govuk-visually-hidden">: {t(`reporting.part.${part}`)}</span>
          </>
        }
        open={sourced || errorOf(problems, `${part}-source`) !== undefined}
      >
        <Input
          name={`${part}-source`}
          label={t('reporting.form.source')}
          hint={t('reporting.form.source-hint')}
          value={source ?? ''}
          error={errorOf(problems, `${part}-source`)}
        />
        <Select
          name={`${part}-certainty`}
          label={t('reporting.form.certainty')}
          items={certainties.map((each) => ({ value: each, label: t(`reporting.certainty.${each}`) }))}
          value={certainty}
        />
      </Details>
    </Fieldset>
  )
}

function EvidenceFields({ page }: { page: EntryFormPage }) {
  const { t, list, day } = useWords()
  const { typed, problems, selections, consultation } = page
  const fallenOut = page.fallenOut.flatMap(({ reference, withdrawnAt }) =>
    withdrawnAt
      ? t('reporting.form.withdrawn-on', { reference, day: day(withdrawnAt, consultation.edition.timeZone) })
      : [],
  )
  const hints = [
    t('reporting.form.references-hint'),
    selections.length === 0 ? t('reporting.form.none-saved') : '',
    fallenOut.length > 0 ? t('reporting.form.fallen-out', { list: list(fallenOut) }) : '',
  ]
  return (
    <Radios
      name="evidence"
      label={t('reporting.form.evidence')}
      hint={t('reporting.form.evidence-hint')}
      labelSize="m"
      value={typed.evidence}
      items={[
        {
          value: 'picked',
          label: t('reporting.form.picked'),
          conditional: (
            <Textarea
              name="references"
              label={t('reporting.form.references')}
              hint={hints.filter(Boolean).join(' ')}
              value={typed.references}
              rows={5}
              spellcheck={false}
              error={errorOf(problems, 'references')}
            />
          ),
        },
        ...(selections.length > 0 || typed.evidence === 'saved'
          ? [
              {
                value: 'saved',
                label: t('reporting.form.saved'),
                conditional: (
                  <Select
                    name="selection"
                    label={t('reporting.form.selection')}
                    items={[
                      { value: '', label: t('reporting.form.choose') },
                      ...selections.map((each) => ({ value: each.selectionId, label: each.purpose })),
                    ]}
                    value={typed.selectionId}
                    error={errorOf(problems, 'selection')}
                  />
                ),
              },
            ]
          : []),
        { value: 'none', label: t('reporting.form.none') },
      ]}
    />
  )
}

/** What the entry can lead to: a long list, so it is folded away until something in it is chosen. */
function LinkFields(props: {
  page: EntryFormPage
  name: 'session' | 'statement'
  linkable: readonly Named[]
  chosen: readonly string[]
}) {
  const { t } = useWords()
  const { name, linkable, chosen } = props
  const error = errorOf(props.page.problems, name)
  if (linkable.length === 0) return null
  return (
    <Details summary={t(`reporting.form.${name}s-open`)} open={chosen.length > 0 || error !== undefined}>
      <Checkboxes
        name={name}
        label={t(`reporting.form.${name}s`)}
        hint={t(`reporting.form.${name}s-hint`)}
        labelSize="s"
        small
        items={linkable.map((each) => ({ value: each.id, label: each.name }))}
        value={chosen}
        error={error}
      />
    </Details>
  )
}
