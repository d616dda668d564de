import {
  BackLink,
  Button,
  Checkboxes,
  ErrorSummary,
  errorOf,
  type FieldError,
  Form,
  PageHeading,
  Radios,
  StaffShell,
  useHref,
  useWords,
} from '../../../ui/index.ts'
import { decidingOptions } from '../check-questionnaire.ts'
import type { Question } from '../edition.ts'
import { optionLabel } from '../question-field.tsx'

export interface ConditionPage {
  readonly list: string
  readonly question: Question
  /** The earlier questions that offer a choice. */
  readonly possible: readonly Question[]
  /** The one that was chosen to decide; then its choices are asked for. */
  readonly on: Question | undefined
  readonly chosen: readonly string[]
  readonly errors?: readonly FieldError[]
}

/** When a question is shown, asked in two steps because the second depends on the first and no script is needed. */
export function ConditionView({ page }: { page: ConditionPage }) {
  const { t } = useWords()
  return (
    <StaffShell
      title={t('consultations.condition.heading')}
      hasErrors={Boolean(page.errors?.length)}
      beforeContent={<BackLink href={page.list}>{t('consultations.questions.back-to-list')}</BackLink>}
    >
      <ErrorSummary errors={page.errors} />
      <PageHeading caption={page.question.label}>{t('consultations.condition.heading')}</PageHeading>
      {page.on ? <Choices page={page} on={page.on} /> : <Deciding page={page} />}
    </StaffShell>
  )
}

function Deciding({ page }: { page: ConditionPage }) {
  const { t } = useWords()
  const to = useHref()
  const { possible, question, list } = page
  const always = (
    <Form>
      <Button kind="secondary">{t('consultations.condition.make-always')}</Button>
    </Form>
  )
  if (possible.length === 0)
    return (
      <>
        <p class="govuk-body">{t('consultations.condition.none-possible')}</p>
        {question.showWhen ? always : null}
      </>
    )
  return (
    <>
      <form method="get" action={to(`${list.replace(/\/questions$/, '')}/question/${question.id}/condition`)}>
        <Radios
          name="on"
          label={t('consultations.condition.on')}
          hint={t('consultations.condition.on-hint')}
          value={question.showWhen?.questionId}
          items={possible.map(({ id, label }) => ({ value: id, label }))}
        />
        <Button>{t('consultations.condition.continue')}</Button>
      </form>
      {question.showWhen ? always : null}
    </>
  )
}

function Choices({ page, on }: { page: ConditionPage; on: Question }) {
  const { t, named } = useWords()
  return (
    <Form>
      <input type="hidden" name="on" value={on.id} />
      <Checkboxes
        name="anyOf"
        label={t('consultations.condition.any-of', { question: on.label })}
        error={errorOf(page.errors, 'anyOf')}
        value={page.chosen}
        items={decidingOptions(on).map((id) => ({ value: id, label: optionLabel(on, id, named) }))}
      />
      <Button>{t('consultations.staff.save')}</Button>
    </Form>
  )
}
