import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'
import type { Attributes } from './attributes.ts'

export interface DetailsProps {
  readonly summary: ComponentChildren
  readonly children: ComponentChildren
  readonly open?: boolean
  readonly id?: string
  readonly class?: string
  readonly attributes?: Attributes
}

export function Details({ summary, children, open, id, class: extra, attributes }: DetailsProps) {
  return (
    <details id={id} class={classes('govuk-details', extra)} {...attributes} open={open}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  )
}
