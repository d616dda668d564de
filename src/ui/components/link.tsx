import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'
import { useHref } from '../links.ts'
import type { Attributes } from './attributes.ts'

export interface LinkProps {
  /** A path of ours (`/…`) is shown in the page's language; other addresses are checked. */
  readonly href: string
  readonly class?: string
  readonly attributes?: Attributes
  readonly children: ComponentChildren
}

export function Link({ href, class: extra, attributes, children }: LinkProps) {
  const to = useHref()
  return (
    <a class={classes('govuk-link', extra)} href={to(href)} {...attributes}>
      {children}
    </a>
  )
}
