import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'
import { useWords } from '../frame.tsx'
import { useHref } from '../links.ts'
import type { Attributes } from './attributes.ts'

export interface BackLinkProps {
  readonly href: string
  readonly class?: string
  readonly attributes?: Attributes
  readonly children?: ComponentChildren
}

export function BackLink({ href, class: extra, attributes, children }: BackLinkProps) {
  const { t } = useWords()
  const to = useHref()
  // It stands before the main content, where everything must be in some landmark to be found by one.
  return (
    <nav aria-label={t('ui.back')}>
      <a href={to(href)} class={classes('govuk-back-link', extra)} {...attributes}>
        {children ?? t('ui.back')}
      </a>
    </nav>
  )
}
