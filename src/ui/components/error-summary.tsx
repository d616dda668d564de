import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'
import { useWords } from '../frame.tsx'
import type { Attributes, FieldError } from './attributes.ts'

export interface ErrorSummaryProps {
  /** In the order of the fields. Nothing is rendered when there are none. */
  readonly errors: readonly FieldError[] | undefined
  readonly title?: string
  readonly children?: ComponentChildren
  readonly class?: string
  readonly attributes?: Attributes
}

/** Stands above the page's heading and links each error to its field. */
export function ErrorSummary({ errors, title, children, class: extra, attributes }: ErrorSummaryProps) {
  const { t } = useWords()
  if (!errors?.length && !children) return null
  return (
    <div class={classes('govuk-error-summary', extra)} {...attributes} data-module="govuk-error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">{title ?? t('ui.error-summary.title')}</h2>
        <div class="govuk-error-summary__body">
          {children ? <p>{children}</p> : null}
          {errors?.length ? (
            <ul class="govuk-list govuk-error-summary__list">
              {errors.map((error) => (
                <li>{error.field ? <a href={`#${error.field}`}>{error.message}</a> : error.message}</li>
              ))}
            </ul>
          ) : null}
        </div>
      </div>
    </div>
  )
}
