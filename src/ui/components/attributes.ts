import type { ComponentChildren } from 'preact'

/** Further attributes for a component's own element: `data-…`, `aria-…`, `lang`. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** What every field has. `name` is also the id of the field, so that `#name` in an error summary reaches it. */
export interface FieldProps {
  readonly name: string
  readonly label: ComponentChildren
  /** Size of the label or legend: one question a page has `l`. */
  readonly labelSize?: 's' | 'm' | 'l' | 'xl'
  /** The label is the page's only h1. */
  readonly labelIsHeading?: boolean
  readonly hint?: ComponentChildren
  readonly error?: string | undefined
  /** The field's id when the name will not do (two fields of one name on a page). */
  readonly id?: string
  /** Id of something else on the page that describes the field. */
  readonly describedBy?: string
  /** Class of the form group. */
  readonly groupClass?: string
}

/** An error beside a field, as an error summary lists it. `field` is the field's name; without it nothing is linked. */
export interface FieldError {
  readonly field?: string | undefined
  readonly message: string
}

/** The message for a field, if it has one: `error={errorOf(page.errors, 'title')}`. */
export const errorOf = (errors: readonly FieldError[] | undefined, field: string): string | undefined =>
  errors?.find((each) => each.field === field)?.message
