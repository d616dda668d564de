import type { ComponentChildren, VNode } from 'preact'
import { classes } from '../classes.ts'
import { useWords } from '../frame.tsx'
import { useHref } from '../links.ts'
import type { Attributes } from './attributes.ts'

export interface PaginationLink {
  readonly href: string
  readonly title?: ComponentChildren
  /** What stands there: the next section's name. */
  readonly label?: ComponentChildren
  readonly attributes?: Attributes
}

export interface PaginationProps {
  /** An address, or an address with words. Absent: there is nothing that way. */
  readonly previous?: string | PaginationLink | null | undefined
  readonly next?: string | PaginationLink | null | undefined
  /** Names the landmark. */
  readonly landmark?: string
  readonly class?: string
  readonly attributes?: Attributes
}

/** Previous and next only: our pages have keys, not numbers, so none shifts while one reads. */
export function Pagination(props: PaginationProps) {
  const { t } = useWords()
  if (!props.previous && !props.next) return null
  return (
    <nav
      class={classes('govuk-pagination govuk-pagination--block', props.class)}
      aria-label={props.landmark ?? t('ui.pagination')}
      {...props.attributes}
    >
      <Way link={props.previous} way="prev" />
      <Way link={props.next} way="next" />
    </nav>
  )
}

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

function Way({
  link: given,
  way,
}: {
  link: string | PaginationLink | null | undefined
  way: 'prev' | 'next'
}) {
  const words = useWords()
  const to = useHref()
  if (!given) return null
  const link: PaginationLink = typeof given === 'string' ? { href: given } : given
  const hidden = (children: string[]): VNode => <span class="govuk-visually-hidden">{children.join('')}</span>
  return (
    <div class={`govuk-pagination__${way}`}>
      <a class="govuk-link govuk-pagination__link" href={to(link.href)} rel={way} {...link.attributes}>
        <svg
          class={`govuk-pagination__icon govuk-pagination__icon--${way}`}
          xmlns="http://www.w3.org/2000/svg"
          height="13"
          width="15"
          aria-hidden="true"
          focusable="false"
          viewBox="0 0 15 13"
        >
          <path d={arrows[way]} />
        </svg>
        <span
          class={classes(
            'govuk-pagination__link-title',
            !link.label && 'govuk-pagination__link-title--decorated',
          )}
        >
          {link.title ??
            words.rich<VNode>(way === 'prev' ? 'ui.pagination.previous' : 'ui.pagination.next', { hidden })}
        </span>
        {link.label ? (
          <>
            <span class="govuk-visually-hidden">:</span>
            <span class="govuk-pagination__link-label">{link.label}</span>
          </>
        ) : null}
      </a>
    </div>
  )
}
