import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'
import { useWords } from '../frame.tsx'
import type { Attributes } from './attributes.ts'

export interface WarningTextProps {
  readonly class?: string
  readonly attributes?: Attributes
  readonly children: ComponentChildren
}

export function WarningText({ class: extra, attributes, children }: WarningTextProps) {
  const { t } = useWords()
  return (
    <div class={classes('govuk-warning-text', extra)} {...attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{t('ui.warning')}</span> {children}
      </strong>
    </div>
  )
}
