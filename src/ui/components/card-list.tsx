import type { ComponentChildren } from 'preact'
import { Link } from './link.tsx'

export interface Card {
  readonly title: ComponentChildren
  readonly href: string
  /** A `StatusTag`, usually. */
  readonly status?: ComponentChildren
  /** One line of dates or places. */
  readonly meta?: ComponentChildren
  readonly text?: ComponentChildren
}

/** A list of things one can go to. `keys` lets staff step through it with j and k. */
export function CardList(props: { items: readonly Card[]; headingLevel?: 2 | 3 | 4; keys?: boolean }) {
  const Heading = `h${props.headingLevel ?? 3}` as 'h3'
  return (
    <ul class="app-cards" data-list={props.keys ? '' : undefined}>
      {props.items.map((item) => (
        <li class="app-card">
          {item.status || item.meta ? (
            <p class="app-card__meta">
              {item.status} {item.meta ? <span>{item.meta}</span> : null}
            </p>
          ) : null}
          <Heading class="app-card__title">
            <Link href={item.href}>{item.title}</Link>
          </Heading>
          {item.text ? <div class="app-card__text">{item.text}</div> : null}
        </li>
      ))}
    </ul>
  )
}
