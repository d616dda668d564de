import type { VNode } from 'preact'
import {
  BackLink,
  Button,
  ButtonGroup,
  Checkboxes,
  DateInput,
  DefaultButton,
  ErrorSummary,
  errorOf,
  type FieldError,
  Fieldset,
  Form,
  Input,
  PageHeading,
  StaffShell,
  Textarea,
  useWords,
} from '../../../ui/index.ts'
import type { QuestionType } from '../edition.ts'
import { Meanwhile, type SavedMeanwhile } from './meanwhile.tsx'
import { limitsOfType, listsOfType } from './question-form.ts'
import { Rows } from './rows.tsx'
import type { Typed } from './typed.ts'

export interface QuestionFormPage {
  readonly type: QuestionType
  readonly title: string
  /** The list of questions. */
  readonly back: string
  readonly isNew: boolean
  readonly typed: Typed
  readonly was: string
  readonly errors: readonly FieldError[] | undefined
  readonly meanwhile?: SavedMeanwhile | undefined
}

/** The settings of one question. */
export function QuestionFormView({ page }: { page: QuestionFormPage }) {
  const words = useWords()
  const { t } = words
  const { type, typed, errors } = page
  const heading = t(page.isNew ? 'consultations.question.new' : 'consultations.question.change')
  const field = (name: string) => ({ name, value: typed.one(name), error: errorOf(errors, name) })
  return (
    <StaffShell
      title={heading}
      hasErrors={Boolean(errors?.length)}
      beforeContent={<BackLink href={page.back}>{t('consultations.questions.back-to-list')}</BackLink>}
    >
      <ErrorSummary errors={errors} />
      {page.meanwhile ? <Meanwhile saved={page.meanwhile} yours={typed} /> : null}
      <PageHeading caption={page.title} lead={words.named(`consultations.type.${type}`)}>
        {t('consultations.question.heading', {
          heading,
          type: words.named(`consultations.type-name.${type}`),
        })}
      </PageHeading>
      <Form class="app-side-by-side">
        <DefaultButton name="do" value="save" />
        <input type="hidden" name="was" value={page.was} />
        <Textarea
          {...field('label')}
          label={t(type === 'position' ? 'consultations.question.statement' : 'consultations.question.label')}
          labelSize="s"
          rows={2}
        />
        <Input
          {...field('help')}
          label={t('consultations.question.help')}
          hint={t('consultations.question.help-hint')}
        />
        <Checkboxes
          name="required"
          label={t('consultations.question.required-legend')}
          value={typed.all('required')}
          items={[
            {
              value: 'yes',
              label: t('consultations.question.required'),
              hint: t('consultations.question.required-hint'),
            },
          ]}
        />
        {listsOfType[type].map((list) => (
          <OptionRows list={list} page={page} />
        ))}
        <Limits page={page} />
        <Fieldset legend={t('consultations.question.more')} legendSize="m">
          <Input
            {...field('more.title')}
            label={t('consultations.question.more-title')}
            hint={t('consultations.question.more-hint')}
          />
          <Textarea {...field('more.body')} label={t('consultations.question.more-body')} rows={4} />
        </Fieldset>
        <ButtonGroup>
          <Button name="do" value="save">
            {t('consultations.staff.save')}
          </Button>
          <Button kind="secondary" href={page.back}>
            {t('consultations.staff.leave')}
          </Button>
        </ButtonGroup>
      </Form>
    </StaffShell>
  )
}

function OptionRows({ list, page }: { list: string; page: QuestionFormPage }) {
  const words = useWords()
  const { t } = words
  const { typed, errors, type } = page
  return (
    <Fieldset legend={words.named(`consultations.list.${list}`)} legendSize="m">
      <Rows
        typed={typed}
        prefix={list}
        legend={(number) => words.named(`consultations.list.${list}-row`, { number })}
      >
        {(row, name) => (
          <>
            <input type="hidden" name={name('id')} value={typed.one(name('id'))} />
            <Input
              name={name('label')}
              label={t('consultations.question.option-label')}
              error={errorOf(errors, name('label'))}
              value={typed.one(name('label'))}
            />
            <Input
              name={name('place')}
              label={t('consultations.question.option-place')}
              value={typed.one(name('place')) || String(row + 1)}
              width={3}
              inputMode="numeric"
            />
            {type === 'multiple-choice' ? (
              <Checkboxes
                name={name('exclusive')}
                label=""
                small
                value={typed.all(name('exclusive'))}
                items={[{ value: 'yes', label: t('consultations.question.exclusive') }]}
              />
            ) : null}
          </>
        )}
      </Rows>
    </Fieldset>
  )
}

function Limits({ page: { type, typed, errors } }: { page: QuestionFormPage }): VNode | null {
  const { t } = useWords()
  const field = (name: string) => ({ name, value: typed.one(name), error: errorOf(errors, name) })
  const parts = (name: string) => ({
    day: typed.one(`${name}-day`),
    month: typed.one(`${name}-month`),
    year: typed.one(`${name}-year`),
  })
  switch (limitsOfType[type]) {
    case 'length':
      return (
        <Input
          {...field('maxLength')}
          label={t('consultations.question.max-length')}
          hint={t('consultations.question.max-length-hint')}
          width={10}
          inputMode="numeric"
        />
      )
    case 'numbers':
      return (
        <>
          <Input {...field('min')} label={t('consultations.question.min')} width={10} inputMode="decimal" />
          <Input {...field('max')} label={t('consultations.question.max')} width={10} inputMode="decimal" />
        </>
      )
    case 'dates':
      return (
        <>
          {(['min', 'max'] as const).map((name) => (
            <DateInput
              name={name}
              label={t(`consultations.question.${name}-date`)}
              error={errorOf(errors, name)}
              value={parts(name)}
            />
          ))}
        </>
      )
    case 'none':
      return null
  }
}
