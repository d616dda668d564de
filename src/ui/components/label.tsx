import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'
import type { Attributes } from './attributes.ts'

export interface LabelProps {
  readonly for?: string
  readonly size?: 's' | 'm' | 'l' | 'xl' | undefined
  readonly isHeading?: boolean | undefined
  readonly class?: string
  readonly attributes?: Attributes
  readonly children: ComponentChildren
}

export function Label({ for: target, size, isHeading, class: extra, attributes, children }: LabelProps) {
  const label = (
    <label class={classes('govuk-label', size && `govuk-label--${size}`, extra)} {...attributes} for={target}>
      {children}
    </label>
  )
  return isHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}
