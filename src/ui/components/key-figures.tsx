import type { ComponentChildren } from 'preact'
import { Link } from './link.tsx'

export interface KeyFigure {
  readonly value: ComponentChildren
  readonly label: ComponentChildren
  /** Leads to what is counted: every figure can be followed. */
  readonly href?: string
}

/** A few numbers, large, each with what it counts. */
export function KeyFigures({ items }: { items: readonly KeyFigure[] }) {
  return (
    <dl class="app-key-figures">
      {items.map((item) => (
        <div class="app-key-figures__item">
          <dt class="app-key-figures__label">{item.label}</dt>
          <dd class="app-key-figures__value">
            {item.href ? <Link href={item.href}>{item.value}</Link> : item.value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
