import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'
import { useHref } from '../links.ts'
import type { Attributes } from './attributes.ts'

export interface SummaryAction {
  readonly href: string
  readonly label: ComponentChildren
  /** Said to screen readers after the label: "Change *your name*". */
  readonly about?: string
  readonly class?: string
  readonly attributes?: Attributes
}

export interface SummaryRow {
  readonly key: ComponentChildren
  readonly value: ComponentChildren
  readonly actions?: readonly SummaryAction[]
  readonly class?: string
}

export interface SummaryListProps {
  readonly rows: readonly (SummaryRow | null | false | undefined)[]
  /** Puts the list in a frame with a title. */
  readonly card?: {
    readonly title: ComponentChildren
    readonly headingLevel?: 2 | 3 | 4
    readonly actions?: readonly SummaryAction[]
  }
  readonly noBorder?: boolean
  readonly class?: string
  readonly attributes?: Attributes
}

export function SummaryList({ rows, card, noBorder, class: extra, attributes }: SummaryListProps) {
  const shown = rows.filter((row): row is SummaryRow => Boolean(row))
  const anyActions = shown.some((row) => row.actions?.length)
  const list = (
    <dl
      class={classes('govuk-summary-list', noBorder && 'govuk-summary-list--no-border', extra)}
      {...attributes}
    >
      {shown.map((row) => (
        <div
          class={classes(
            'govuk-summary-list__row',
            anyActions && !row.actions?.length && 'govuk-summary-list__row--no-actions',
            row.class,
          )}
        >
          <dt class="govuk-summary-list__key">{row.key}</dt>
          <dd class="govuk-summary-list__value">{row.value}</dd>
          {row.actions?.length ? (
            <dd class="govuk-summary-list__actions">
              {row.actions.length === 1 ? (
                <ActionLink action={row.actions[0]!} card={card?.title} />
              ) : (
                <ul class="govuk-summary-list__actions-list">
                  {row.actions.map((action) => (
                    <li class="govuk-summary-list__actions-list-item">
                      <ActionLink action={action} card={card?.title} />
                    </li>
                  ))}
                </ul>
              )}
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  )
  if (!card) return list
  const Heading = `h${card.headingLevel ?? 2}` as 'h2'
  return (
    <div class="govuk-summary-card">
      <div class="govuk-summary-card__title-wrapper">
        <Heading class="govuk-summary-card__title">{card.title}</Heading>
        {card.actions?.length === 1 ? (
          <div class="govuk-summary-card__actions">
            <ActionLink action={card.actions[0]!} card={card.title} />
          </div>
        ) : card.actions?.length ? (
          <ul class="govuk-summary-card__actions">
            {card.actions.map((action) => (
              <li class="govuk-summary-card__action">
                <ActionLink action={action} card={card.title} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <div class="govuk-summary-card__content">{list}</div>
    </div>
  )
}

function ActionLink({ action, card }: { action: SummaryAction; card: ComponentChildren }) {
  const to = useHref()
  return (
    <a class={classes('govuk-link', action.class)} href={to(action.href)} {...action.attributes}>
      {action.label}
      {action.about || card ? (
        <span class="govuk-visually-hidden">
          {action.about ? ` ${action.about}` : null}
          {card ? <> ({card})</> : null}
        </span>
      ) : null}
    </a>
  )
}
