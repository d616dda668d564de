import type { PlotOptions } from '@observablehq/plot'
import { plot } from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { Chart, ChartText, LegendEntry } from './chart.ts'

/** Drawn width. Shown between 280 and 480 px wide, so that letters stay near 13 px on phones and on desks. */
export const width = 420

/**
 * Draws with Observable Plot and makes the picture fit our pages: no style element or attribute (the content
 * policy forbids them; looks come from the style sheet by class), no size of its own, and words for people who
 * do not see it.
 */
export function draw(text: ChartText, options: PlotOptions, legend: readonly LegendEntry[] = []): Chart {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const svg = plot({ width, ...options, document } as PlotOptions) as unknown as Element
  for (const style of svg.querySelectorAll('style')) style.remove()
  for (const each of [svg, ...svg.querySelectorAll('*')]) each.removeAttribute('style')
  for (const each of svg.querySelectorAll('[aria-label]')) each.removeAttribute('aria-label')
  for (const name of ['width', 'height', 'font-family', 'font-size', 'class']) svg.removeAttribute(name)
  return {
    svg: frame(text, svg.getAttribute('viewBox') ?? '', svg.innerHTML, 'app-chart'),
    legend,
    wide: false,
  }
}

/** The svg element with its words round what was drawn. `content` is markup already escaped. */
export function frame(text: ChartText, viewBox: string, content: string, className: string): string {
  // Two pictures of one title on a page would share ids, and a screen reader would read the first for both.
  const id = `chart-${hash(text.title + (text.description ?? '') + content)}`
  const described = text.description ? ` ${id}-about` : ''
  const about = text.description ? `<desc id="${id}-about">${escapeText(text.description)}</desc>` : ''
  return (
    `<svg class="${className}" viewBox="${viewBox}" role="img" aria-labelledby="${id}-title${described}" ` +
    // Anchors of text follow the direction: "start" is the right end of Arabic.
    `direction="${text.direction ?? 'ltr'}" focusable="false" xmlns="http://www.w3.org/2000/svg">` +
    `<title id="${id}-title">${escapeText(text.title)}</title>${about}` +
    `<g aria-hidden="true" text-anchor="middle">${content}</g></svg>`
  )
}

export const escapeText = (text: string): string =>
  text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`)

/** FNV-1a, 32 bits: the same picture has the same id on every server. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0
  return value.toString(36)
}
