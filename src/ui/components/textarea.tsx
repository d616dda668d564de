import type { ComponentChildren } from 'preact'
import { classes, ids } from '../classes.ts'
import type { Attributes, FieldProps } from './attributes.ts'
import { FormGroup, HintAndError } from './form-group.tsx'
import { Label } from './label.tsx'

export interface TextareaProps extends FieldProps {
  readonly value?: string | null | undefined
  readonly rows?: number
  readonly spellcheck?: boolean
  readonly autocomplete?: string
  readonly disabled?: boolean
  readonly class?: string
  readonly attributes?: Attributes
  readonly groupAttributes?: Attributes
  readonly afterInput?: ComponentChildren
}

export function Textarea(props: TextareaProps) {
  const { name, label, hint, error } = props
  const id = props.id ?? name
  // A parser drops the first line end in a textarea; one more keeps the person's own.
  const value = props.value?.replace(/^\r?\n/, '\n$&') ?? ''
  return (
    <FormGroup error={error} class={props.groupClass} attributes={props.groupAttributes}>
      <Label for={id} size={props.labelSize} isHeading={props.labelIsHeading}>
        {label}
      </Label>
      <HintAndError id={id} hint={hint} error={error} />
      <textarea
        class={classes('govuk-textarea', error && 'govuk-textarea--error', props.class)}
        id={id}
        name={name}
        rows={props.rows ?? 5}
        spellcheck={props.spellcheck}
        disabled={props.disabled}
        aria-describedby={ids(props.describedBy, hint && `${id}-hint`, error && `${id}-error`)}
        autocomplete={props.autocomplete as 'on'}
        {...props.attributes}
        value={value}
      />
      {props.afterInput}
    </FormGroup>
  )
}
