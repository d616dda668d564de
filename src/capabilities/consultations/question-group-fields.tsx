import type { ComponentChildren } from 'preact'
import { Checkboxes, ErrorMessage, Fieldset, Hint, Input, Radios, Select, useWords } from '../../ui/index.ts'
import type { AnswerValue, Question } from './edition.ts'
import type { PreparedField } from './question-field.tsx'
import { fieldName } from './questionnaire.ts'

/** Questions that are answered in several fields: each group is a fieldset whose legend is the question. */
interface GroupProps<Type extends Question['type']> {
  readonly question: Extract<Question, { type: Type }>
  readonly value: AnswerValue | undefined
  readonly prepared: PreparedField
}

function Group(props: {
  id: string
  label: ComponentChildren
  hint: ComponentChildren
  error: string | undefined
  children: ComponentChildren
}) {
  const { id, label, hint, error, children } = props
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <Fieldset legend={label} legendSize="s" describedBy={describedBy || undefined}>
        {hint ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
        {error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
        {children}
      </Fieldset>
    </div>
  )
}

/** One line of choices for each statement: a table of radios would not fit a phone. */
export function GridField({ question, value, prepared }: GroupProps<'agreement-grid'>) {
  const grid = asRecord(value)
  return (
    <Group id={fieldName(question.id)} label={prepared.label} hint={prepared.hint} error={prepared.error()}>
      {question.statements.map((statement) => (
        <Radios
          name={fieldName(question.id, statement.id)}
          label={statement.label}
          error={prepared.error(statement.id)}
          inline
          small
          groupClass="app-question__statement"
          class="app-question__points"
          value={grid[statement.id]}
          items={question.scale.map(({ id, label }) => ({ value: id, label }))}
        />
      ))}
    </Group>
  )
}

/** A place for each option: works with a keyboard and without scripts, which dragging does not. */
export function RankingField({ question, value, prepared }: GroupProps<'ranking'>) {
  const { t } = useWords()
  const typed = Array.isArray(value)
    ? Object.fromEntries((value as readonly string[]).map((id, index) => [id, String(index + 1)]))
    : asRecord(value)
  const places = question.options.map((_, index) => String(index + 1))
  const first = question.options[0]?.id
  return (
    <Group
      id={fieldName(question.id)}
      label={prepared.label}
      hint={prepared.hint}
      error={prepared.error() ?? prepared.error(first)}
    >
      {question.options.map((option) => {
        const place = typed[option.id]
        const known = place === undefined || places.includes(place) ? places : [...places, place]
        return (
          <Select
            name={fieldName(question.id, option.id)}
            label={option.label}
            groupClass="app-question__rank"
            value={place ?? ''}
            items={[
              { value: '', label: t('consultations.field.ranking-none') },
              ...known.map((each) => ({ value: each, label: each })),
            ]}
          />
        )
      })}
    </Group>
  )
}

export function EngagementField({ question, value, prepared }: GroupProps<'engagement'>) {
  const { t } = useWords()
  const given = asRecord(value) as {
    level?: string
    ways?: readonly string[]
    contact?: boolean
    email?: string
  }
  const part = (name: string) => ({ name: fieldName(question.id, name), error: prepared.error(name) })
  return (
    <Group id={fieldName(question.id)} label={prepared.label} hint={prepared.hint} error={prepared.error()}>
      <Radios
        {...part('level')}
        label={t('consultations.field.engagement.level')}
        value={given.level}
        items={question.levels.map(({ id, label }) => ({ value: id, label }))}
      />
      {question.ways.length > 0 ? (
        <Checkboxes
          {...part('ways')}
          label={t('consultations.field.engagement.ways')}
          hint={t('consultations.field.any-number')}
          value={given.ways ?? []}
          items={question.ways.map(({ id, label }) => ({ value: id, label }))}
        />
      ) : null}
      <Checkboxes
        {...part('contact')}
        label={t('consultations.field.engagement.contact-legend')}
        value={given.contact ? ['yes'] : []}
        items={[{ value: 'yes', label: t('consultations.field.engagement.contact') }]}
      />
      <Input
        {...part('email')}
        label={t('consultations.field.engagement.email')}
        hint={t('consultations.field.engagement.email-hint')}
        value={given.email}
        type="email"
        autocomplete="email"
        spellcheck={false}
      />
    </Group>
  )
}

const asRecord = (value: AnswerValue | undefined): Readonly<Record<string, string | undefined>> =>
  typeof value === 'object' && !Array.isArray(value) ? (value as Readonly<Record<string, string>>) : {}
