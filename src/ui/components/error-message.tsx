import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'
import { useWords } from '../frame.tsx'
import type { Attributes } from './attributes.ts'

export interface ErrorMessageProps {
  readonly id?: string
  readonly class?: string
  readonly attributes?: Attributes
  readonly children: ComponentChildren
}

export function ErrorMessage({ id, class: extra, attributes, children }: ErrorMessageProps) {
  const { t } = useWords()
  return (
    <p id={id} class={classes('govuk-error-message', extra)} {...attributes}>
      <span class="govuk-visually-hidden">{t('ui.error')}:</span> {children}
    </p>
  )
}
