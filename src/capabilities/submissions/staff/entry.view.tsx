import {
  Button,
  ButtonGroup,
  Checkboxes,
  DefaultButton,
  Details,
  ErrorSummary,
  errorOf,
  FileUpload,
  Form,
  Input,
  Link,
  multipart,
  PageHeading,
  Radios,
  StaffShell,
  Textarea,
  useWords,
} from '../../../ui/index.ts'
import { filledSections, type PublishedConsultation, QuestionField } from '../../consultations/index.ts'
import { looksDrawable } from '../attachments/drawable.ts'
import type { findEntryDraft } from '../entry/begin-entry.ts'
import { enteredChannels } from '../entry/entry.ts'
import { submitterKinds } from '../submissions.ts'
import { entriesPath } from './entries.view.tsx'
import { ScanSheet, type Sheet } from './scan-sheet.tsx'

type EntryDraft = NonNullable<Awaited<ReturnType<typeof findEntryDraft>>>

export interface EntryProblem {
  readonly field: string
  readonly message: string
}

/** Entering one submission: the fields, and beside them what was read from its scans. */
export function EntryPage({
  consultation,
  draft,
  problems,
  added,
}: {
  consultation: PublishedConsultation
  draft: EntryDraft
  problems: readonly EntryProblem[]
  /** How many scans were just added. */
  added: number
}) {
  const { t, named } = useWords()
  const { content } = draft
  const { sender, scans } = content
  const errors = [...problems]
  const action = `/staff/entries/${draft.submissionId}`
  // After scans were added one goes on typing: with the name, which each letter has, or else with its words.
  const goesOn = sender.name || sender.organisation ? 'body' : 'name'
  const focusOn = (name: string) => (added > 0 && name === goesOn ? { autofocus: true } : {})
  const field = (name: string) => ({ name, error: errorOf(errors, name) })
  return (
    <StaffShell title={t('submissions.entry.title')} hasErrors={errors.length > 0} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        caption={<Link href={entriesPath(consultation.consultationId)}>{consultation.edition.title}</Link>}
      >
        {t('submissions.entry.title')}
      </PageHeading>
      <Form action={action} attributes={multipart} tokenInAddress>
        <DefaultButton name="go" value="save" />
        <input type="hidden" name="seen" value={draft.updatedAt.toISOString()} />
        <div class="app-compare">
          <div class="app-compare__typed">
            <Radios
              {...field('channel')}
              label={t('submissions.entry.channel')}
              inline
              small
              value={content.channel}
              items={enteredChannels.map((value) => ({
                value,
                label: named(`submissions.channel.${value}`),
              }))}
            />
            <Input
              {...field('day')}
              label={t('submissions.entry.day')}
              hint={t('submissions.entry.day-hint')}
              width={10}
              value={content.day}
              attributes={{ type: 'date' }}
            />
            <Input
              {...field('time')}
              label={t('submissions.entry.time')}
              hint={t('submissions.entry.time-hint')}
              width={5}
              value={content.time}
              attributes={{ type: 'time' }}
            />
            <Input
              {...field('name')}
              label={t('submissions.person.name')}
              value={sender.name}
              autocomplete="off"
              attributes={focusOn('name')}
            />
            <Input
              {...field('organisation')}
              label={t('submissions.about.organisation')}
              value={sender.organisation}
              autocomplete="off"
            />
            <Radios
              {...field('kind')}
              label={t('submissions.staff.kind')}
              inline
              small
              value={sender.kind}
              items={submitterKinds.map((value) => ({ value, label: named(`submissions.kind.${value}`) }))}
            />
            <Textarea
              {...field('body')}
              label={t('submissions.entry.body')}
              labelSize="m"
              hint={t('submissions.entry.body-hint')}
              rows={16}
              value={content.body}
              attributes={focusOn('body')}
            />
            <Details summary={t('submissions.entry.answers')} open={Object.keys(content.answers).length > 0}>
              {filledSections(consultation.edition).map((section) => (
                <section key={section.id}>
                  <h3 class="govuk-heading-s">{section.title}</h3>
                  {section.questions.map((question) => (
                    <QuestionField
                      key={question.id}
                      question={question}
                      value={content.answers[question.id]}
                    />
                  ))}
                </section>
              ))}
            </Details>
            <Details
              summary={t('submissions.entry.more')}
              open={Boolean(sender.email || sender.onBehalfOf || content.withhold.length > 0)}
            >
              <Input
                {...field('email')}
                label={t('submissions.staff.email')}
                hint={t('submissions.entry.email-hint')}
                value={sender.email}
                autocomplete="off"
              />
              <Checkboxes
                name="wants-results"
                label={t('submissions.about.results')}
                value={sender.wantsResults ? ['yes'] : []}
                items={[{ value: 'yes', label: t('submissions.entry.wants-results') }]}
                small
              />
              <Input
                {...field('on-behalf-of')}
                label={t('submissions.about.on-behalf-of')}
                value={sender.onBehalfOf}
                autocomplete="off"
              />
              <Textarea
                {...field('withhold-reason')}
                label={t('submissions.entry.withhold')}
                hint={t('submissions.entry.withhold-hint')}
                rows={2}
                value={content.withhold[0]?.reason ?? ''}
              />
            </Details>
            <Checkboxes
              name="acknowledged"
              label={t('submissions.entry.acknowledge')}
              value={content.acknowledged ? ['yes'] : []}
              items={[{ value: 'yes', label: t('submissions.entry.acknowledge-yes') }]}
              small
            />
            <Checkboxes
              {...field('late')}
              label={t('submissions.entry.late')}
              value={content.late ? ['yes'] : []}
              items={[{ value: 'yes', label: t('submissions.entry.late-yes') }]}
              small
            />
            <ButtonGroup>
              <Button name="go" value="receive">
                {t('submissions.entry.receive')}
              </Button>
              <Button kind="secondary" name="go" value="save">
                {t('submissions.entry.save')}
              </Button>
            </ButtonGroup>
          </div>
          <section class="app-compare__came" aria-labelledby="scans">
            <h2 class="govuk-heading-m" id="scans">
              {t('submissions.entry.scans')}
            </h2>
            {added > 0 && (
              <p class="govuk-body" role="status">
                {t('submissions.entry.added', { count: added })}
              </p>
            )}
            <div data-scans={`${action}/scans.json`}>
              {scans.map((scan) => (
                <ScanSheet
                  key={scan.sha256}
                  sheet={sheetOf(draft, scan)}
                  wordsOpen
                  beside={
                    <Button kind="secondary" name="remove" value={scan.sha256} class="app-button-small">
                      {t('submissions.entry.remove')}
                      <span class="govuk-visually-hidden"> {scan.name}</span>
                    </Button>
                  }
                />
              ))}
            </div>
            <FileUpload
              {...field('files')}
              label={t('submissions.entry.add-scans')}
              hint={t('submissions.entry.add-scans-hint')}
              multiple
            />
            <Button kind="secondary" name="go" value="save">
              {t('submissions.entry.add')}
            </Button>
          </section>
        </div>
      </Form>
      <p class="govuk-body">
        <Link href={`${action}/discard`}>{t('submissions.discard.title')}</Link>
      </p>
    </StaffShell>
  )
}

function sheetOf(draft: EntryDraft, { sha256, name }: EntryDraft['content']['scans'][number]): Sheet {
  const path = `/staff/entries/${draft.submissionId}/scans/${sha256}`
  return {
    name,
    href: path,
    pages: draft.scanPages[sha256] ?? (looksDrawable(name) ? 1 : 0),
    picture: (page) => `${path}/pages/${page}`,
    text: draft.scanTexts[sha256],
  }
}
