import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'
import type { Attributes } from './attributes.ts'

export type TagColour =
  | 'grey'
  | 'green'
  | 'teal'
  | 'blue'
  | 'purple'
  | 'magenta'
  | 'red'
  | 'orange'
  | 'yellow'

export interface TagProps {
  readonly colour?: TagColour
  readonly class?: string
  readonly attributes?: Attributes
  readonly children: ComponentChildren
}

export function Tag({ colour, class: extra, attributes, children }: TagProps) {
  return (
    <strong class={classes('govuk-tag', colour && `govuk-tag--${colour}`, extra)} {...attributes}>
      {children}
    </strong>
  )
}
