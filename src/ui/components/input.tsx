import type { ComponentChildren } from 'preact'
import { classes, ids } from '../classes.ts'
import type { Attributes, FieldProps } from './attributes.ts'
import { FormGroup, HintAndError } from './form-group.tsx'
import { Label } from './label.tsx'

export interface InputProps extends FieldProps {
  readonly value?: string | number | null | undefined
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password' | 'number'
  /** Characters the field is wide, when the length of the answer is known. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
  readonly inputMode?: 'text' | 'decimal' | 'numeric' | 'email' | 'tel' | 'url' | 'search'
  /** What the browser may fill in: `name`, `email`, `one-time-code` … (WCAG 1.3.5). */
  readonly autocomplete?: string
  readonly autocapitalize?: string
  readonly spellcheck?: boolean
  readonly pattern?: string
  readonly disabled?: boolean
  readonly prefix?: ComponentChildren
  readonly suffix?: ComponentChildren
  readonly class?: string
  readonly attributes?: Attributes
}

export function Input(props: InputProps) {
  const { name, label, hint, error } = props
  const id = props.id ?? name
  const input = (
    <input
      class={classes(
        'govuk-input',
        props.width && `govuk-input--width-${props.width}`,
        props.class,
        error && 'govuk-input--error',
      )}
      id={id}
      name={name}
      type={(props.type ?? 'text') as 'text'}
      spellcheck={props.spellcheck}
      value={props.value ?? undefined}
      disabled={props.disabled}
      aria-describedby={ids(props.describedBy, hint && `${id}-hint`, error && `${id}-error`)}
      autocomplete={props.autocomplete as 'on'}
      autocapitalize={props.autocapitalize as 'on'}
      pattern={props.pattern}
      inputmode={props.inputMode}
      {...props.attributes}
    />
  )
  return (
    <FormGroup error={error} class={props.groupClass}>
      <Label for={id} size={props.labelSize} isHeading={props.labelIsHeading}>
        {label}
      </Label>
      <HintAndError id={id} hint={hint} error={error} />
      {props.prefix || props.suffix ? (
        <div class="govuk-input__wrapper">
          {props.prefix ? (
            <div class="govuk-input__prefix" aria-hidden="true">
              {props.prefix}
            </div>
          ) : null}
          {input}
          {props.suffix ? (
            <div class="govuk-input__suffix" aria-hidden="true">
              {props.suffix}
            </div>
          ) : null}
        </div>
      ) : (
        input
      )}
    </FormGroup>
  )
}
