import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'
import type { Attributes } from './attributes.ts'

export interface InsetTextProps {
  readonly id?: string
  readonly class?: string
  readonly attributes?: Attributes
  readonly children: ComponentChildren
}

export function InsetText({ id, class: extra, attributes, children }: InsetTextProps) {
  return (
    <div id={id} class={classes('govuk-inset-text', extra)} {...attributes}>
      {children}
    </div>
  )
}
