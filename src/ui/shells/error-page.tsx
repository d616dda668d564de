import type { ComponentChildren } from 'preact'
import { PageHeading } from '../components/page-heading.tsx'
import { PublicShell } from './public-shell.tsx'

export interface ErrorPageProps {
  readonly title: string
  /** What the person can do now. */
  readonly advice: ComponentChildren
  readonly children?: ComponentChildren
}

/** Says what went wrong and what to do; never a code alone. */
export function ErrorPage({ title, advice, children }: ErrorPageProps) {
  return (
    <PublicShell title={title}>
      <PageHeading>{title}</PageHeading>
      <div class="app-prose">
        {typeof advice === 'string' ? <p>{advice}</p> : advice}
        {children}
      </div>
    </PublicShell>
  )
}
