import {
  Button,
  ButtonGroup,
  Checkboxes,
  Columns,
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
import type { findEntryDraft } from '../entry/begin-entry.ts'
import { enteredChannels } from '../entry/entry.ts'
import { submitterKinds } from '../submissions.ts'
import { entriesPath } from './entries.view.tsx'

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
}: {
  consultation: PublishedConsultation
  draft: EntryDraft
  problems: readonly EntryProblem[]
}) {
  const { t, named } = useWords()
  const { content } = draft
  const { sender, scans } = content
  const errors = [...problems]
  const action = `/staff/entries/${draft.submissionId}`
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
        <Columns
          aside={[
            <section aria-labelledby="scans">
              <h2 class="govuk-heading-m" id="scans">
                {t('submissions.entry.scans')}
              </h2>
              <FileUpload
                {...field('files')}
                label={t('submissions.entry.add-scans')}
                hint={t('submissions.entry.add-scans-hint')}
                multiple
              />
              <Button kind="secondary" name="go" value="save">
                {t('submissions.entry.add')}
              </Button>
              <div data-scans={`${action}/scans.json`}>
                {scans.map((scan) => (
                  <div key={scan.sha256} class="app-scan">
                    <p class="govuk-body-s">
                      <Link href={`${action}/scans/${scan.sha256}`}>
                        <bdi>{scan.name}</bdi>
                      </Link>{' '}
                      <Button kind="secondary" name="remove" value={scan.sha256} class="app-button-small">
                        {t('submissions.entry.remove')}
                        <span class="govuk-visually-hidden"> {scan.name}</span>
                      </Button>
                    </p>
                    {draft.scanTexts[scan.sha256] === undefined ? (
                      <p class="govuk-body-s app-quiet" data-scan-waiting={scan.name}>
                        {t('submissions.entry.reading')}
                      </p>
                    ) : (
                      <textarea
                        class="govuk-textarea app-scan__text"
                        aria-label={scan.name}
                        dir="auto"
                        rows={12}
                        readOnly
                      >
                        {draft.scanTexts[scan.sha256] || t('submissions.entry.no-text')}
                      </textarea>
                    )}
                  </div>
                ))}
              </div>
            </section>,
          ]}
        >
          <Radios
            {...field('channel')}
            label={t('submissions.entry.channel')}
            inline
            small
            value={content.channel}
            items={enteredChannels.map((value) => ({ value, label: named(`submissions.channel.${value}`) }))}
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
            label={t('submissions.about.name')}
            value={sender.name}
            autocomplete="off"
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
            rows={14}
            value={content.body}
          />
          <Details summary={t('submissions.entry.answers')} open={Object.keys(content.answers).length > 0}>
            {filledSections(consultation.edition).map((section) => (
              <section key={section.id}>
                <h3 class="govuk-heading-s">{section.title}</h3>
                {section.questions.map((question) => (
                  <QuestionField key={question.id} question={question} value={content.answers[question.id]} />
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
            value={content.acknowledged === false ? [] : ['yes']}
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
        </Columns>
      </Form>
    </StaffShell>
  )
}
