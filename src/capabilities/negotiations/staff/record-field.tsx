import {
  Checkboxes,
  DateInput,
  errorOf,
  type FieldError,
  Fieldset,
  Hint,
  Input,
  Radios,
  Select,
  Textarea,
  useWords,
} from '../../../ui/index.ts'
import { documentRelations } from '../record.ts'
import type { RecordField } from './fields.ts'
import type { Picks } from './picks.ts'
import { all, one, relationRows, type Typed } from './typed.ts'

export interface FormState {
  readonly typed: Typed
  readonly picks: Picks
  readonly errors: readonly FieldError[]
}

/** One field of the record in a form; `prefix` stands before its name. */
export function RecordFieldInput(props: { field: RecordField; state: FormState; prefix?: string }) {
  const { field, state, prefix = '' } = props
  const { typed, picks, errors } = state
  const { t, named } = useWords()
  const name = prefix + field.name
  const value = one(typed, name)
  const shared = {
    name,
    label: named(`negotiations.field.${field.label}`),
    hint: field.hint && named(`negotiations.field.${field.hint}`),
    error: errorOf(errors, name),
  }
  const items = (list: keyof Picks) => picks[list].map(({ id, name }) => ({ value: id, label: name }))
  const isOptional = 'optional' in field && field.optional
  const none = {
    value: '',
    label: t(isOptional || field.as === 'in-order' ? 'negotiations.field.none' : 'negotiations.field.choose'),
  }
  switch (field.as) {
    case 'line':
      return (
        <Input
          {...shared}
          value={value}
          {...(field.width ? { width: field.width } : {})}
          {...(field.type ? { type: field.type, spellcheck: false } : {})}
        />
      )
    case 'number':
      return <Input {...shared} value={value} width={4} inputMode="numeric" />
    case 'text':
      return <Textarea {...shared} value={value} rows={field.rows} />
    case 'lines':
      return <Textarea {...shared} value={value} rows={4} />
    case 'date':
      return (
        <DateInput
          {...shared}
          labelSize="s"
          value={{
            day: one(typed, `${name}-day`),
            month: one(typed, `${name}-month`),
            year: one(typed, `${name}-year`),
          }}
        />
      )
    case 'choice': {
      const choices = field.values.map((each) => ({ value: each, label: named(field.wordOf(each)) }))
      if (field.optional || choices.length > 5)
        return <Select {...shared} value={value} items={[none, ...choices]} />
      return <Radios {...shared} labelSize="s" small value={value} items={choices} />
    }
    case 'one':
      return <Select {...shared} value={value} items={[none, ...items(field.list)]} />
    case 'several':
      if (picks[field.list].length === 0) return null
      return <Checkboxes {...shared} labelSize="s" small value={all(typed, name)} items={items(field.list)} />
    case 'in-order':
      return <InOrder {...shared} chosen={all(typed, name)} items={[none, ...items(field.list)]} />
    case 'yes':
      return (
        <Checkboxes
          {...shared}
          labelSize="s"
          small
          value={all(typed, name)}
          items={[{ value: 'yes', label: t('negotiations.field.published-yes') }]}
        />
      )
    case 'relations':
      return <Relations state={state} />
  }
}

/** One list to choose from for each place, and always two places more than are filled. */
function InOrder(props: {
  name: string
  label: string
  hint: string | undefined
  error: string | undefined
  chosen: readonly string[]
  items: readonly { value: string; label: string }[]
}) {
  const { t } = useWords()
  const { name, chosen, items, error } = props
  const filled = chosen.filter(Boolean)
  return (
    <Fieldset legend={props.label} legendSize="s" describedBy={`${name}-hint`}>
      <Hint id={`${name}-hint`}>{props.hint}</Hint>
      {[...filled, '', ''].map((value, index) => (
        <Select
          name={name}
          id={index === 0 ? name : `${name}-${index + 1}`}
          label={t('negotiations.field.place', { place: index + 1 })}
          error={index === 0 ? error : undefined}
          value={value}
          items={items}
        />
      ))}
    </Fieldset>
  )
}

/** What the document does to others: the rows there are, and two to add. */
function Relations({ state: { typed, errors } }: { state: FormState }) {
  const { t } = useWords()
  const known = relationRows(typed)
  const next = (known.at(-1) ?? -1) + 1
  return (
    <Fieldset legend={t('negotiations.field.relations')} legendSize="s" describedBy="relations-hint">
      <Hint id="relations-hint">{t('negotiations.field.relations-hint')}</Hint>
      {[...known, next, next + 1].map((row, index) => (
        <div class="app-pair">
          <Select
            name={`relations.${row}.kind`}
            id={index === 0 ? 'relations' : `relations.${row}.kind`}
            label={t('negotiations.field.relation-kind')}
            error={index === 0 ? errorOf(errors, 'relations') : undefined}
            value={one(typed, `relations.${row}.kind`)}
            items={documentRelations.map((kind) => ({
              value: kind,
              label: t(`negotiations.document.relation.${kind}`),
            }))}
          />
          <Input
            name={`relations.${row}.symbol`}
            label={t('negotiations.field.relation-symbol')}
            value={one(typed, `relations.${row}.symbol`)}
            width={20}
            spellcheck={false}
          />
        </div>
      ))}
    </Fieldset>
  )
}
