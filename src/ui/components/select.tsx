import { classes, ids } from '../classes.ts'
import type { Attributes, FieldProps } from './attributes.ts'
import { FormGroup, HintAndError } from './form-group.tsx'
import { Label } from './label.tsx'

export interface SelectItem {
  readonly value: string
  readonly label: string
  readonly disabled?: boolean
  readonly attributes?: Attributes
}

export interface SelectProps extends FieldProps {
  readonly items: readonly SelectItem[]
  readonly value?: string | null | undefined
  readonly disabled?: boolean
  readonly class?: string
  readonly attributes?: Attributes
}

export function Select(props: SelectProps) {
  const { name, label, hint, error } = props
  const id = props.id ?? name
  return (
    <FormGroup error={error} class={props.groupClass}>
      <Label for={id} size={props.labelSize} isHeading={props.labelIsHeading}>
        {label}
      </Label>
      <HintAndError id={id} hint={hint} error={error} />
      <select
        class={classes('govuk-select', props.class, error && 'govuk-select--error')}
        id={id}
        name={name}
        disabled={props.disabled}
        aria-describedby={ids(props.describedBy, hint && `${id}-hint`, error && `${id}-error`)}
        {...props.attributes}
      >
        {props.items.map((item) => (
          <option
            value={item.value}
            selected={item.value === props.value}
            disabled={item.disabled}
            {...item.attributes}
          >
            {item.label}
          </option>
        ))}
      </select>
    </FormGroup>
  )
}
