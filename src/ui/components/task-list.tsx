import type { ComponentChildren } from 'preact'
import { classes, ids } from '../classes.ts'
import { useHref } from '../links.ts'
import type { Attributes } from './attributes.ts'

export interface Task {
  readonly title: ComponentChildren
  /** Absent while the task cannot be begun. */
  readonly href?: string
  readonly hint?: ComponentChildren
  /** Words, or a `Tag`. */
  readonly status: ComponentChildren
  readonly cannotStartYet?: boolean
}

export interface TaskListProps {
  readonly items: readonly (Task | null | false | undefined)[]
  readonly idPrefix?: string
  readonly class?: string
  readonly attributes?: Attributes
}

export function TaskList({ items, idPrefix = 'task-list', class: extra, attributes }: TaskListProps) {
  const to = useHref()
  return (
    <ul class={classes('govuk-task-list', extra)} {...attributes}>
      {items.map((item, index) => {
        if (!item) return null
        const hintId = `${idPrefix}-${index + 1}-hint`
        const statusId = `${idPrefix}-${index + 1}-status`
        return (
          <li class={classes('govuk-task-list__item', item.href && 'govuk-task-list__item--with-link')}>
            <div class="govuk-task-list__name-and-hint">
              {item.href ? (
                <a
                  class="govuk-link govuk-task-list__link"
                  href={to(item.href)}
                  aria-describedby={ids(item.hint && hintId, statusId)}
                >
                  {item.title}
                </a>
              ) : (
                <div>{item.title}</div>
              )}
              {item.hint ? (
                <div id={hintId} class="govuk-task-list__hint">
                  {item.hint}
                </div>
              ) : null}
            </div>
            <div
              class={classes(
                'govuk-task-list__status',
                item.cannotStartYet && 'govuk-task-list__status--cannot-start-yet',
              )}
              id={statusId}
            >
              {item.status}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
