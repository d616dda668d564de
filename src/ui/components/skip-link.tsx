import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'
import { useWords } from '../frame.tsx'
import type { Attributes } from './attributes.ts'

export interface SkipLinkProps {
  readonly href?: string
  readonly class?: string
  readonly attributes?: Attributes
  readonly children?: ComponentChildren
}

export function SkipLink({ href, class: extra, attributes, children }: SkipLinkProps) {
  const { t } = useWords()
  return (
    <a
      href={href ?? '#content'}
      class={classes('govuk-skip-link', extra)}
      {...attributes}
      data-module="govuk-skip-link"
    >
      {children ?? t('ui.skip-to-content')}
    </a>
  )
}
