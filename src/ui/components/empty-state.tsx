import type { ComponentChildren } from 'preact'

/** Says that there is nothing here, why, and what one can do. */
export function EmptyState(props: { title: ComponentChildren; children?: ComponentChildren }) {
  return (
    <div class="app-empty">
      <p class="app-empty__title">{props.title}</p>
      {props.children}
    </div>
  )
}
