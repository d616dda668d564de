import type { ComponentChildren } from 'preact'

export interface PageHeadingProps {
  readonly children: ComponentChildren
  /** What the page belongs to, above its title. */
  readonly caption?: ComponentChildren
  /** One sentence under it. */
  readonly lead?: ComponentChildren
}

/** The page's h1. */
export function PageHeading({ children, caption, lead }: PageHeadingProps) {
  return (
    <div class="app-page-heading">
      {caption ? <p class="app-page-heading__caption">{caption}</p> : null}
      <h1 class="app-page-heading__title">{children}</h1>
      {lead ? <p class="app-page-heading__lead">{lead}</p> : null}
    </div>
  )
}
