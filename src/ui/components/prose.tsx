import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'

export interface ProseProps {
  /** Sets the text as a document: treaty text, statements, explanatory notes. */
  readonly serif?: boolean
  readonly lang?: string
  readonly class?: string
  readonly children: ComponentChildren
}

/** Running text in a measure that can be read: plain p, ul, h2 … inside need no classes. */
export function Prose({ serif, lang, class: extra, children }: ProseProps) {
  return (
    <div class={classes('app-prose', serif && 'app-prose--document', extra)} lang={lang}>
      {children}
    </div>
  )
}
