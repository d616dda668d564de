import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'
import type { Attributes } from './attributes.ts'

export interface HintProps {
  readonly id?: string
  readonly class?: string
  readonly attributes?: Attributes
  readonly children: ComponentChildren
}

export function Hint({ id, class: extra, attributes, children }: HintProps) {
  return (
    <div id={id} class={classes('govuk-hint', extra)} {...attributes}>
      {children}
    </div>
  )
}
