import MarkdownIt from 'markdown-it'
import { classes } from '../classes.ts'
import { useHref } from '../links.ts'

export interface MarkdownProps {
  readonly source: string
  /** The level that the highest heading becomes; the page's own is h1, so 2 unless told. */
  readonly headingLevel?: 2 | 3 | 4
  /** Sets the text as a document: treaty text, statements, explanatory notes. */
  readonly serif?: boolean
  readonly lang?: string
  readonly class?: string
}

// HTML in the source is shown as text, never obeyed. Pictures are left out: they would be loaded from elsewhere.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable(['image'])

/** Text that staff wrote in Markdown. */
export function Markdown({ source, headingLevel = 2, serif, lang, class: extra }: MarkdownProps) {
  const to = useHref()
  const tokens = markdown.parse(source, {})
  const headings = tokens.filter(({ type }) => type === 'heading_open' || type === 'heading_close')
  // Whatever level the writer began with, the page's outline has no gap.
  const highest = Math.min(...headings.map(({ tag }) => Number(tag.slice(1))))
  for (const heading of headings)
    heading.tag = `h${Math.min(6, Number(heading.tag.slice(1)) - highest + headingLevel)}`
  for (const token of tokens) {
    for (const child of token.children ?? []) {
      const href = child.type === 'link_open' ? child.attrGet('href') : null
      if (href !== null) {
        child.attrSet('href', to(String(href)))
        child.attrJoin('class', 'govuk-link')
      }
    }
  }
  return (
    <div
      class={classes('app-prose', serif && 'app-prose--document', extra)}
      lang={lang}
      // The renderer escapes all text, and every address went through the check above.
      dangerouslySetInnerHTML={{ __html: markdown.renderer.render(tokens, markdown.options, {}) }}
    />
  )
}
