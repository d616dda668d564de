import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'
import type { Attributes } from './attributes.ts'

export interface FieldsetProps {
  readonly legend?: ComponentChildren
  readonly legendSize?: 's' | 'm' | 'l' | 'xl' | undefined
  readonly legendIsHeading?: boolean | undefined
  readonly legendClass?: string | undefined
  readonly describedBy?: string | undefined
  readonly role?: 'group' | undefined
  readonly class?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly children?: ComponentChildren
}

export function Fieldset(props: FieldsetProps) {
  const { legend, legendSize, legendIsHeading, legendClass, describedBy, role, attributes, children } = props
  return (
    <fieldset
      class={classes('govuk-fieldset', props.class)}
      role={role}
      aria-describedby={describedBy}
      {...attributes}
    >
      {legend ? (
        <legend
          class={classes(
            'govuk-fieldset__legend',
            legendSize && `govuk-fieldset__legend--${legendSize}`,
            legendClass,
          )}
        >
          {legendIsHeading ? <h1 class="govuk-fieldset__heading">{legend}</h1> : legend}
        </legend>
      ) : null}
      {children}
    </fieldset>
  )
}
