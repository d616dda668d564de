import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'
import type { Attributes } from './attributes.ts'
import { ErrorMessage } from './error-message.tsx'
import { Hint } from './hint.tsx'

/** The frame round a field: red bar when it has an error. */
export function FormGroup(props: {
  error?: string | undefined
  class?: string | undefined
  attributes?: Attributes
  children: ComponentChildren
}) {
  return (
    <div
      class={classes('govuk-form-group', props.error && 'govuk-form-group--error', props.class)}
      {...props.attributes}
    >
      {props.children}
    </div>
  )
}

/** Hint and error message of a field, in the order in which they are read. */
export function HintAndError(props: { id: string; hint?: ComponentChildren; error?: string | undefined }) {
  return (
    <>
      {props.hint ? <Hint id={`${props.id}-hint`}>{props.hint}</Hint> : null}
      {props.error ? <ErrorMessage id={`${props.id}-error`}>{props.error}</ErrorMessage> : null}
    </>
  )
}
