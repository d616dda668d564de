import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'
import { useWords } from '../frame.tsx'
import type { Attributes } from './attributes.ts'

export interface TabsProps {
  readonly items: readonly {
    readonly id: string
    readonly label: string
    readonly content: ComponentChildren
  }[]
  /** Heading of the list of contents, which is what tabs are without scripts. */
  readonly title?: string
  readonly id?: string
  readonly class?: string
  readonly attributes?: Attributes
}

/** Sections one after another with a list of contents; one at a time where scripts run. */
export function Tabs({ items, title, id, class: extra, attributes }: TabsProps) {
  const { t } = useWords()
  return (
    <div id={id} class={classes('govuk-tabs', extra)} {...attributes} data-module="govuk-tabs">
      <h2 class="govuk-tabs__title">{title ?? t('ui.contents')}</h2>
      {items.length ? (
        <ul class="govuk-tabs__list">
          {items.map((item, index) => (
            <li class={classes('govuk-tabs__list-item', index === 0 && 'govuk-tabs__list-item--selected')}>
              <a class="govuk-tabs__tab" href={`#${item.id}`}>
                {item.label}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {items.map((item, index) => (
        <div class={classes('govuk-tabs__panel', index > 0 && 'govuk-tabs__panel--hidden')} id={item.id}>
          {item.content}
        </div>
      ))}
    </div>
  )
}
