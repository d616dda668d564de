import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'
import { useWords } from '../frame.tsx'
import { useHref } from '../links.ts'
import type { Attributes } from './attributes.ts'

export interface BreadcrumbsProps {
  /** From the home page down; the last may be the page itself, without an address. */
  readonly items: readonly {
    readonly label: ComponentChildren
    readonly href?: string
    readonly attributes?: Attributes
  }[]
  /** On narrow screens only the ends are shown. On unless false. */
  readonly collapseOnMobile?: boolean
  readonly class?: string
  readonly label?: string
  readonly attributes?: Attributes
}

export function Breadcrumbs({
  items,
  collapseOnMobile = true,
  class: extra,
  label,
  attributes,
}: BreadcrumbsProps) {
  const { t } = useWords()
  const to = useHref()
  return (
    <nav
      class={classes('govuk-breadcrumbs', extra, collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile')}
      {...attributes}
      aria-label={label ?? t('ui.breadcrumbs')}
    >
      <ol class="govuk-breadcrumbs__list">
        {items.map((item) =>
          item.href ? (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={to(item.href)} {...item.attributes}>
                {item.label}
              </a>
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {item.label}
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}
