import {
  BackLink,
  Button,
  ButtonGroup,
  ErrorSummary,
  errorOf,
  type FieldError,
  Form,
  Input,
  InsetText,
  Link,
  PageHeading,
  StaffShell,
  Textarea,
  useWords,
  WarningText,
} from '../../../ui/index.ts'
import type { Question, Section } from '../edition.ts'
import { questionTypes } from './question-form.ts'
import type { Typed } from './typed.ts'

export function AddQuestionView(props: { list: string; section: Section; title: string }) {
  const words = useWords()
  const { t } = words
  return (
    <StaffShell
      title={t('consultations.question.choose-type')}
      beforeContent={<BackLink href={props.list}>{t('consultations.questions.back-to-list')}</BackLink>}
    >
      <PageHeading caption={props.section.title}>{t('consultations.question.choose-type')}</PageHeading>
      <dl class="app-types">
        {questionTypes.map((type) => (
          <div class="app-types__item">
            <dt>
              <Link href={`${props.list}/sections/${props.section.id}/add/${type}`}>
                {words.named(`consultations.type-name.${type}`)}
              </Link>
            </dt>
            <dd>{words.named(`consultations.type.${type}`)}</dd>
          </div>
        ))}
      </dl>
    </StaffShell>
  )
}

export interface SectionFormPage {
  readonly list: string
  readonly title: string
  readonly isNew: boolean
  readonly typed: Typed
  readonly errors: readonly FieldError[] | undefined
}

export function SectionFormView({ page }: { page: SectionFormPage }) {
  const { t } = useWords()
  const { typed, errors } = page
  const heading = t(page.isNew ? 'consultations.section.new' : 'consultations.section.change')
  return (
    <StaffShell
      title={heading}
      hasErrors={Boolean(errors?.length)}
      beforeContent={<BackLink href={page.list}>{t('consultations.questions.back-to-list')}</BackLink>}
    >
      <ErrorSummary errors={errors} />
      <PageHeading caption={page.title} lead={t('consultations.section.lead')}>
        {heading}
      </PageHeading>
      <Form>
        <Input
          name="title"
          label={t('consultations.section.title')}
          error={errorOf(errors, 'title')}
          value={typed.one('title')}
        />
        <Textarea
          name="intro"
          label={t('consultations.section.intro')}
          hint={t('consultations.section.intro-hint')}
          error={errorOf(errors, 'intro')}
          value={typed.one('intro')}
          rows={4}
        />
        <Button>{t('consultations.staff.save')}</Button>
      </Form>
    </StaffShell>
  )
}

export interface RemovePage {
  readonly list: string
  readonly what: string
  readonly questions: readonly string[]
  readonly dependents: readonly Question[]
}

/** Asks before something is taken out, and says what hangs on it. */
export function RemoveView({ page }: { page: RemovePage }) {
  const { t } = useWords()
  return (
    <StaffShell
      title={t('consultations.remove.heading', { what: page.what })}
      beforeContent={<BackLink href={page.list}>{t('consultations.questions.back-to-list')}</BackLink>}
    >
      <PageHeading>{t('consultations.remove.heading', { what: page.what })}</PageHeading>
      {page.questions.length > 0 ? (
        <>
          <p class="govuk-body">{t('consultations.remove.questions', { count: page.questions.length })}</p>
          <ul class="govuk-list govuk-list--bullet">
            {page.questions.map((label) => (
              <li>{label}</li>
            ))}
          </ul>
        </>
      ) : null}
      {page.dependents.length > 0 ? (
        <>
          <WarningText>{t('consultations.remove.dependents')}</WarningText>
          <ul class="govuk-list govuk-list--bullet">
            {page.dependents.map(({ label }) => (
              <li>{label}</li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <InsetText>{t('consultations.remove.editions')}</InsetText>
          <Form>
            <ButtonGroup>
              <Button kind="warning">{t('consultations.remove.button')}</Button>
              <Button kind="secondary" href={page.list}>
                {t('consultations.staff.leave')}
              </Button>
            </ButtonGroup>
          </Form>
        </>
      )}
    </StaffShell>
  )
}
