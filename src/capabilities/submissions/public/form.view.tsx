import type { ComponentChildren } from 'preact'
import {
  BackLink,
  Button,
  ButtonGroup,
  Checkboxes,
  Details,
  ErrorSummary,
  errorOf,
  Form,
  Input,
  InsetText,
  Markdown,
  NotificationBanner,
  PageHeading,
  PublicShell,
  Radios,
  SummaryList,
  Textarea,
  useWords,
} from '../../../ui/index.ts'
import {
  describeAnswer,
  NoticeView,
  type Problem,
  type PublishedConsultation,
  QuestionField,
  questionsOnPage,
  type Section,
  shownQuestions,
} from '../../consultations/index.ts'
import type { Draft } from '../drafts.ts'
import { type FieldProblem, withholdFields } from '../schemas.ts'
import { ownPath, type Step, stepBefore, stepPath } from '../steps.ts'
import { type DraftContent, submitterKinds } from '../submissions.ts'

/** What every page of the form is made from. */
export interface FormPage {
  readonly key: string
  readonly consultation: PublishedConsultation
  readonly draft: Draft
  readonly steps: readonly Step[]
  readonly current: Step['id']
  /** What the questionnaire's newer edition changed, told once. */
  readonly told?: ComponentChildren
}

function FormShell({
  page,
  title,
  errors,
  children,
}: {
  page: FormPage
  title: string
  errors?: readonly FieldProblem[] | undefined
  children: ComponentChildren
}) {
  const { t } = useWords()
  const before = stepBefore(page.steps, page.current)
  const position = page.steps.findIndex((step) => step.id === page.current) + 1
  return (
    <PublicShell
      title={`${title} – ${page.consultation.edition.title}`}
      section="consultations"
      hasErrors={Boolean(errors?.length)}
      beforeContent={<BackLink href={before ? stepPath(page.key, before) : ownPath(page.key)} />}
    >
      <ErrorSummary errors={errors ? [...errors] : undefined} />
      {page.told}
      <PageHeading
        caption={t('submissions.form.caption', {
          position,
          total: page.steps.length,
          title: page.consultation.edition.title,
        })}
      >
        {title}
      </PageHeading>
      {children}
    </PublicShell>
  )
}

function SaveButtons() {
  const { t } = useWords()
  return (
    <ButtonGroup>
      <Button name="go" value="next">
        {t('submissions.form.continue')}
      </Button>
      <Button kind="secondary" name="go" value="later">
        {t('submissions.form.later')}
      </Button>
    </ButtonGroup>
  )
}

export function SectionPage({
  page,
  section,
  base,
  problems,
  elsewhere,
}: {
  page: FormPage
  section: Section
  /** Tells which saved answers this page was made from. */
  base: string
  problems?: readonly Problem[]
  /** The answers another window saved meanwhile. */
  elsewhere?: DraftContent | undefined
}) {
  const words = useWords()
  const { answers } = page.draft.content
  return (
    <FormShell page={page} title={section.title} errors={problems}>
      {section.intro && <Markdown source={section.intro} />}
      {elsewhere && <SavedElsewhere section={section} elsewhere={elsewhere} />}
      <Form autosave={ownPath(page.key, 'part', section.id, 'autosave')}>
        <input type="hidden" name="base" value={base} />
        {questionsOnPage(section, answers).map((question) => (
          <QuestionField
            key={question.id}
            question={question}
            value={answers[question.id]}
            problems={problems}
            section={section}
          />
        ))}
        <p class="govuk-hint">{words.t('submissions.form.saved-hint')}</p>
        <SaveButtons />
      </Form>
    </FormShell>
  )
}

function SavedElsewhere({ section, elsewhere }: { section: Section; elsewhere: DraftContent }) {
  const words = useWords()
  return (
    <NotificationBanner title={words.t('submissions.form.elsewhere-title')}>
      <p class="govuk-notification-banner__heading">{words.t('submissions.form.elsewhere')}</p>
      <SummaryList
        rows={section.questions
          .filter((question) => elsewhere.answers[question.id] !== undefined)
          .map((question) => ({
            key: question.label,
            value: describeAnswer(question, elsewhere.answers[question.id] as never, words).join('; '),
          }))}
      />
    </NotificationBanner>
  )
}

export function AboutPage({ page, problems }: { page: FormPage; problems?: readonly FieldProblem[] }) {
  const { t, named } = useWords()
  const { sender } = page.draft.content
  const errors = problems ? [...problems] : []
  return (
    <FormShell page={page} title={t('submissions.about.title')} errors={problems}>
      <p class="govuk-body">{t('submissions.about.intro')}</p>
      <Form>
        <Radios
          name="kind"
          label={t('submissions.about.kind')}
          labelSize="m"
          items={submitterKinds.map((kind) => ({ value: kind, label: named(`submissions.kind.${kind}`) }))}
          value={sender.kind}
          error={errorOf(errors, 'kind')}
        />
        <Input
          name="name"
          label={t('submissions.about.name')}
          hint={t('submissions.about.name-hint')}
          autocomplete="name"
          value={sender.name ?? ''}
          error={errorOf(errors, 'name')}
        />
        <Input
          name="organisation"
          label={t('submissions.about.organisation')}
          hint={t('submissions.about.organisation-hint')}
          autocomplete="organization"
          value={sender.organisation ?? ''}
          error={errorOf(errors, 'organisation')}
        />
        <Input
          name="on-behalf-of"
          label={t('submissions.about.on-behalf-of')}
          hint={t('submissions.about.on-behalf-of-hint')}
          value={sender.onBehalfOf ?? ''}
          error={errorOf(errors, 'on-behalf-of')}
        />
        <Input
          name="email"
          type="email"
          label={t('submissions.about.email')}
          hint={t('submissions.about.email-hint')}
          autocomplete="email"
          spellcheck={false}
          value={sender.email ?? ''}
          error={errorOf(errors, 'email')}
        />
        <Checkboxes
          name="wants-results"
          label={t('submissions.about.results')}
          labelSize="s"
          items={[{ value: 'yes', label: t('submissions.about.wants-results') }]}
          value={sender.wantsResults ? ['yes'] : []}
        />
        <SaveButtons />
      </Form>
    </FormShell>
  )
}

export function WithholdPage({ page, problems }: { page: FormPage; problems?: readonly FieldProblem[] }) {
  const words = useWords()
  const { t } = words
  const { content } = page.draft
  const errors = problems ? [...problems] : []
  const answered = page.consultation.edition.sections
    .flatMap((section) => section.questions)
    .filter((question) => content.answers[question.id] !== undefined)
  const choices = [
    { id: 'everything', label: t('submissions.withhold.everything'), lines: [] as string[] },
    ...answered.map((question) => ({
      id: question.id,
      label: question.label,
      lines: describeAnswer(question, content.answers[question.id] as never, words),
    })),
  ]
  return (
    <FormShell page={page} title={t('submissions.withhold.title')} errors={problems}>
      <p class="govuk-body">{t('submissions.withhold.intro')}</p>
      <InsetText>{t('submissions.withhold.decision')}</InsetText>
      <Form>
        {choices.map((choice) => {
          const fields = withholdFields(choice.id)
          const asked = content.withhold.find((request) => request.questionId === choice.id)
          const wrong = errorOf(errors, fields.reason) ?? errorOf(errors, fields.quote)
          return (
            <Details
              key={choice.id}
              summary={t('submissions.withhold.about', { label: choice.label })}
              open={Boolean(asked || wrong)}
            >
              {choice.lines.map((line) => (
                <blockquote key={line} class="app-quote">
                  {line.length > 400 ? `${line.slice(0, 400)}…` : line}
                </blockquote>
              ))}
              <Checkboxes
                name={fields.ask}
                label={t('submissions.withhold.ask', { label: choice.label })}
                labelSize="s"
                small
                items={[
                  {
                    value: 'yes',
                    label:
                      choice.id === 'everything'
                        ? t('submissions.withhold.ask-everything')
                        : t('submissions.withhold.ask-answer'),
                  },
                ]}
                value={asked && !asked.quote ? ['yes'] : []}
              />
              {choice.id !== 'everything' && (
                <Textarea
                  name={fields.quote}
                  label={t('submissions.withhold.passage')}
                  hint={t('submissions.withhold.passage-hint')}
                  rows={2}
                  value={asked?.quote ?? ''}
                  error={errorOf(errors, fields.quote)}
                />
              )}
              <Textarea
                name={fields.reason}
                label={t('submissions.withhold.reason')}
                hint={t('submissions.withhold.reason-hint')}
                rows={2}
                value={asked?.reason ?? ''}
                error={errorOf(errors, fields.reason)}
              />
            </Details>
          )
        })}
        <SaveButtons />
      </Form>
    </FormShell>
  )
}

export function CheckPage({ page, problems }: { page: FormPage; problems?: readonly Problem[] }) {
  const words = useWords()
  const { t } = words
  const { consultation, draft, key } = page
  const { sender, answers, withhold } = draft.content
  const change = (href: string, about: string) => [{ href, label: t('submissions.check.change'), about }]
  const errors = problems?.map((problem) => {
    const step = page.steps.find(
      (each) =>
        each.kind === 'section' &&
        each.section.questions.some((question) => question.id === problem.questionId),
    )
    return { message: problem.message, field: step ? `answers-${step.id}` : '' }
  })
  return (
    <FormShell page={page} title={t('submissions.check.title')} errors={errors}>
      {page.steps.map(
        (step) =>
          step.kind === 'section' && (
            <section key={step.id} id={`answers-${step.id}`} tabIndex={-1}>
              <h2 class="govuk-heading-m">{step.section.title}</h2>
              <SummaryList
                rows={shownQuestions(step.section, answers).map((question) => ({
                  key: question.label,
                  value: (
                    <AnswerLines
                      lines={
                        answers[question.id] === undefined
                          ? undefined
                          : describeAnswer(question, answers[question.id] as never, words)
                      }
                    />
                  ),
                  actions: change(`${stepPath(key, step)}#q.${question.id}`, question.label),
                }))}
              />
            </section>
          ),
      )}
      <h2 class="govuk-heading-m">{t('submissions.about.title')}</h2>
      <SenderSummary
        content={draft.content}
        actions={change(ownPath(key, 'about-you'), t('submissions.about.title'))}
      />
      <h2 class="govuk-heading-m">{t('submissions.withhold.title')}</h2>
      <SummaryList
        rows={
          withhold.length === 0
            ? [
                {
                  key: t('submissions.check.withhold'),
                  value: t('submissions.check.withhold-none'),
                  actions: change(ownPath(key, 'withhold'), t('submissions.withhold.title')),
                },
              ]
            : withhold.map((request) => ({
                key: labelOf(consultation, request.questionId) ?? t('submissions.withhold.everything'),
                value: (
                  <AnswerLines lines={[...(request.quote ? [`“${request.quote}”`] : []), request.reason]} />
                ),
                actions: change(ownPath(key, 'withhold'), t('submissions.withhold.title')),
              }))
        }
      />
      <h2 class="govuk-heading-m">{t('submissions.check.notice')}</h2>
      <NoticeView notice={consultation.edition.notice} contact={consultation.edition.contact} />
      <p class="govuk-body">
        {sender.email
          ? t('submissions.check.will-mail', { email: sender.email })
          : t('submissions.check.no-mail')}
      </p>
      <Form action={ownPath(key, 'send')}>
        <input type="hidden" name="edition" value={consultation.editionId} />
        <Button>{t('submissions.check.send')}</Button>
      </Form>
    </FormShell>
  )
}

export function AnswerLines({ lines }: { lines: readonly string[] | undefined }) {
  const { t } = useWords()
  if (!lines || lines.length === 0) return <span class="app-quiet">{t('submissions.check.no-answer')}</span>
  return (
    <>
      {lines.map((line) => (
        <p key={line} class="govuk-body app-preserve-lines">
          <bdi>{line}</bdi>
        </p>
      ))}
    </>
  )
}

export function SenderSummary({
  content,
  actions,
}: {
  content: Pick<DraftContent, 'sender'>
  actions?: { href: string; label: string; about: string }[]
}) {
  const { t, named } = useWords()
  const { sender } = content
  return (
    <SummaryList
      rows={[
        { key: t('submissions.about.kind'), value: named(`submissions.kind.${sender.kind}`), actions },
        sender.name ? { key: t('submissions.about.name'), value: <bdi>{sender.name}</bdi> } : false,
        sender.organisation
          ? { key: t('submissions.about.organisation'), value: <bdi>{sender.organisation}</bdi> }
          : false,
        sender.onBehalfOf
          ? { key: t('submissions.about.on-behalf-of'), value: <bdi>{sender.onBehalfOf}</bdi> }
          : false,
        sender.email ? { key: t('submissions.about.email'), value: <bdi>{sender.email}</bdi> } : false,
        {
          key: t('submissions.about.results'),
          value: sender.wantsResults ? t('submissions.about.results-yes') : t('submissions.about.results-no'),
        },
      ]}
    />
  )
}

const labelOf = (consultation: PublishedConsultation, questionId: string): string | undefined =>
  consultation.edition.sections
    .flatMap((section) => section.questions)
    .find((question) => question.id === questionId)?.label
