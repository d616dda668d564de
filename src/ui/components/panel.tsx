import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'
import type { Attributes } from './attributes.ts'

export interface PanelProps {
  readonly title: ComponentChildren
  readonly headingLevel?: 1 | 2 | 3
  readonly class?: string
  readonly attributes?: Attributes
  readonly children?: ComponentChildren
}

/** The end of a journey: it is done, and this is the reference. */
export function Panel({ title, headingLevel, class: extra, attributes, children }: PanelProps) {
  const Heading = `h${headingLevel ?? 1}` as 'h1'
  return (
    <div class={classes('govuk-panel govuk-panel--confirmation', extra)} {...attributes}>
      <Heading class="govuk-panel__title">{title}</Heading>
      {children ? <div class="govuk-panel__body">{children}</div> : null}
    </div>
  )
}
