import type { ComponentChildren } from 'preact'
import { Tag, type TagColour } from './tag.tsx'

/**
 * What a status means to the reader, so that one meaning has one colour all over the site. The word always says it
 * too; colour is never alone.
 */
export type StatusTone = 'open' | 'waiting' | 'done' | 'quiet' | 'attention' | 'stopped'

const colours: Record<StatusTone, TagColour> = {
  open: 'green',
  waiting: 'yellow',
  done: 'teal',
  quiet: 'grey',
  attention: 'orange',
  stopped: 'red',
}

export function StatusTag({ tone, children }: { tone: StatusTone; children: ComponentChildren }) {
  return <Tag colour={colours[tone]}>{children}</Tag>
}
