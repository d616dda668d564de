import type { ComponentChildren } from 'preact'
import { PageHeading } from '../components/page-heading.tsx'
import { useFrame } from '../frame.tsx'
import { PublicShell } from './public-shell.tsx'
import { StaffShell } from './staff-shell.tsx'

export interface ErrorPageProps {
  readonly title: string
  /** What the person can do now. */
  readonly advice: ComponentChildren
  readonly children?: ComponentChildren
}

/** Says what went wrong and what to do; never a code alone. Whoever is at work keeps the way back into the workspace. */
export function ErrorPage({ title, advice, children }: ErrorPageProps) {
  const Shell = useFrame().actor ? StaffShell : PublicShell
  return (
    <Shell title={title}>
      <PageHeading>{title}</PageHeading>
      <div class="app-prose">
        {typeof advice === 'string' ? <p>{advice}</p> : advice}
        {children}
      </div>
    </Shell>
  )
}
