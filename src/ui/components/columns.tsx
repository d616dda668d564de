import type { ComponentChildren } from 'preact'

/** Main text with something beside it; one below the other on narrow screens. */
export function Columns({ children, aside }: { children: ComponentChildren; aside?: ComponentChildren }) {
  return (
    <div class="app-columns">
      <div class="app-columns__main">{children}</div>
      {aside ? <div class="app-columns__aside">{aside}</div> : null}
    </div>
  )
}
