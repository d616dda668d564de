import type { ComponentChildren, VNode } from 'preact'
import type { Words } from '../../platform/translation/words.ts'
import {
  CharacterCount,
  Checkboxes,
  DateInput,
  Details,
  Input,
  Markdown,
  Radios,
  Textarea,
  useWords,
} from '../../ui/index.ts'
import { isYearUnclear } from './check-answers.ts'
import {
  type AnswerValue,
  type Option,
  type Problem,
  positions,
  type Question,
  type Section,
} from './edition.ts'
import { EngagementField, GridField, RankingField } from './question-group-fields.tsx'
import { fieldName, isPosition } from './questionnaire.ts'

export interface QuestionFieldProps {
  readonly question: Question
  /** The answer so far, with or without problems. */
  readonly value?: AnswerValue | undefined
  /** What is wrong with the answer. */
  readonly problem?: Problem | undefined
  /** All problems of the page; the field takes its own. For answers in several fields, which can have several. */
  readonly problems?: readonly Problem[] | undefined
  /** The section on whose page the question stands: a condition decided there is said in words. */
  readonly section?: Section | undefined
}

/** What each kind of field is given: words already made, errors by part. */
export interface PreparedField {
  readonly label: string
  readonly hint: ComponentChildren
  /** The message for the field itself, or for one part of it. */
  error(part?: string): string | undefined
}

/** One question as a form field, of any type. Works without scripts. */
export function QuestionField({ question, value, problem, problems, section }: QuestionFieldProps) {
  const found = problems ?? (problem ? [problem] : [])
  const { t } = useWords()
  const condition = useCondition(question, section)
  const help = question.help ?? usualHelp(question.type, t)
  // Marked for the script that shows and hides the question: while it does, the words are not needed.
  const told = condition && (
    <span class="app-question__hint" data-condition>
      {condition}{' '}
    </span>
  )
  const prepared: PreparedField = {
    label: question.required ? question.label : t('ui.optional', { label: question.label }),
    hint: told ? [told, help && <span class="app-question__hint">{help}</span>] : help,
    error: (part) =>
      found.find((each) => each.questionId === question.id && each.field === fieldName(question.id, part))
        ?.message,
  }
  return (
    <div class="app-question" id={`question-${question.id}`}>
      {fieldOfType(question, value, prepared)}
      {question.more ? (
        <Details summary={t('consultations.field.more', { title: question.more.title })}>
          <Markdown source={question.more.body} headingLevel={3} />
        </Details>
      ) : null}
    </div>
  )
}

/** What is said under a question of this type where its author says nothing. */
function usualHelp(type: Question['type'], t: Words['t']): string | undefined {
  if (type === 'date') return t('consultations.field.date-hint')
  if (type === 'multiple-choice') return t('consultations.field.any-number')
  return type === 'ranking' ? t('consultations.field.ranking-hint') : undefined
}

function fieldOfType(question: Question, value: AnswerValue | undefined, prepared: PreparedField): VNode {
  const { label, hint, error } = prepared
  const field = { name: fieldName(question.id), label, hint, error: error(), labelSize: 's' as const }
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
  switch (question.type) {
    case 'short-text':
      return <Input {...field} value={text} />
    case 'long-text':
      return question.maxLength === undefined ? (
        <Textarea {...field} value={text} rows={8} />
      ) : (
        <CharacterCount {...field} value={text} rows={8} maxLength={question.maxLength} threshold={75} />
      )
    case 'email':
      return <Input {...field} value={text} type="email" autocomplete="email" spellcheck={false} />
    case 'number':
      return <Input {...field} value={text} inputMode="decimal" width={5} spellcheck={false} />
    case 'date':
      return <DateField field={field} value={text} />
    case 'single-choice':
      return <Radios {...field} value={text} items={choices(question.options)} />
    case 'multiple-choice':
      return <MultipleField field={field} options={question.options} value={value} />
    case 'position':
      return <PositionField question={question} value={value} prepared={prepared} />
    case 'agreement-grid':
      return <GridField question={question} value={value} prepared={prepared} />
    case 'ranking':
      return <RankingField question={question} value={value} prepared={prepared} />
    case 'engagement':
      return <EngagementField question={question} value={value} prepared={prepared} />
  }
}

interface Field {
  readonly name: string
  readonly label: string
  readonly hint: ComponentChildren
  readonly error: string | undefined
  readonly labelSize: 's'
}

const choices = (options: readonly Option[]) =>
  options.map(({ id, label, exclusive }) => ({ value: id, label, exclusive: exclusive === true }))

function DateField({ field, value }: { field: Field; value: string | undefined }) {
  // Year first, as stored; a day that was typed with dashes keeps them.
  const [year, month, ...day] = value?.split('-') ?? []
  const shown = (part: string | undefined) => (/^\d+$/.test(part ?? '') ? String(Number(part)) : part)
  return (
    <DateInput
      {...field}
      separator="."
      wrong={isYearUnclear(value ?? '') ? ['year'] : []}
      value={{ year, month: shown(month), day: shown(day.join('-')) }}
    />
  )
}

function MultipleField(props: { field: Field; options: readonly Option[]; value: AnswerValue | undefined }) {
  const chosen = Array.isArray(props.value) ? (props.value as readonly string[]) : []
  return <Checkboxes {...props.field} value={chosen} items={choices(props.options)} />
}

function PositionField(props: {
  question: Extract<Question, { type: 'position' }>
  value: AnswerValue | undefined
  prepared: PreparedField
}) {
  const { question, prepared } = props
  const words = useWords()
  const value = isPosition(props.value) ? props.value : undefined
  const why = {
    name: fieldName(question.id, 'why'),
    label: words.rich('consultations.field.position-why', {
      label: question.label,
      hidden: (inner: string[]) => <span class="govuk-visually-hidden">{inner.join('')}</span>,
    }),
    hint: words.t('consultations.field.position-why-hint'),
    error: prepared.error('why'),
    value: value?.why,
    rows: 5,
  }
  return (
    <>
      <Radios
        name={fieldName(question.id)}
        label={prepared.label}
        labelSize="s"
        hint={prepared.hint}
        error={prepared.error()}
        value={value?.choice}
        items={positions.map((each) => ({
          value: each,
          label: words.named(`consultations.position.${each}`),
        }))}
      />
      {question.maxLength === undefined ? (
        <Textarea {...why} />
      ) : (
        <CharacterCount {...why} maxLength={question.maxLength} threshold={75} />
      )}
    </>
  )
}

/** "Answer this only if you chose …", where the choice is made on the same page. */
function useCondition(question: Question, section: Section | undefined): string | undefined {
  const words = useWords()
  const { showWhen } = question
  const decides = showWhen && section?.questions.find(({ id }) => id === showWhen.questionId)
  if (!showWhen || !decides) return undefined
  const labels = showWhen.anyOf.map((id) =>
    words.t('consultations.field.option', { label: optionLabel(decides, id, words.named) }),
  )
  const options = new Intl.ListFormat(words.language.pluralsAs, { type: 'disjunction' }).format(labels)
  return words.t('consultations.field.condition', { options, question: decides.label })
}

/** The label of a choice that a condition names. */
export function optionLabel(question: Question, optionId: string, named: (key: string) => string): string {
  if (question.type === 'position') return named(`consultations.position.${optionId}`)
  const options = 'options' in question ? question.options : []
  return options.find(({ id }) => id === optionId)?.label ?? optionId
}
