import type { Passage } from '../highlight.ts'

/** Words of a submission, with what was looked for marked. All of it is text: nothing a sender wrote is markup. */
export function Passages({ items }: { items: readonly { about?: string | undefined; passage: Passage }[] }) {
  return (
    <>
      {items.map(({ about, passage }) => (
        <span class="app-inbox__line">
          {about ? <span class="app-inbox__about app-quiet">{about}</span> : null}
          <bdi>
            {passage.cutBefore ? '… ' : ''}
            {passage.segments.map((segment) => (segment.hit ? <mark>{segment.text}</mark> : segment.text))}
            {passage.cutAfter ? ' …' : ''}
          </bdi>
        </span>
      ))}
    </>
  )
}
