import type { Language } from '../platform/translation/languages.ts'

interface Element {
  readonly tag: string
  readonly open: string
  close: string
  readonly children: (Element | string)[]
}

/** What may stand inside a line of text; whatever else a page holds ends the line. */
const inline = new Set(
  'a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
)
const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
/** Not markup inside, or no place for any. */
const whole = new Set('option script select style svg textarea title'.split(' '))

const piece = /<!--.*?-->|<\/?[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gis
const letters = /\p{Script=Latin}/u
const reference = /&(?:#\w+|\w+);/g

/**
 * Tells apart, on a page in a language of another script, every line of text without a single letter of that script:
 * what has not been translated, and what officials wrote. Otherwise a full stop at the end of an English question would
 * be set at its beginning, and voices would read it as Arabic (WCAG 2.2, success criterion 3.1.2). It is done to the
 * finished page, not in each view, because a view cannot know which of its words are translated.
 *
 * @param html a page as our own renderer made it: well formed
 * @param language the page's own; only one with `letters` of its own has anything to be told apart from
 * @param other BCP 47 tag of the language in which everything else is written
 */
export function tellOtherLanguageApart(html: string, language: Language, other = 'en'): string {
  const own = language.letters
  if (!own) return html
  const isOther = (text: string) => !own.test(text) && letters.test(text)
  return markChildren(read(html), isOther, `<span lang="${other}" dir="ltr">`)
}

function markChildren(parent: Element, isOther: (text: string) => boolean, mark: string): string {
  let made = ''
  let line: (Element | string)[] = []
  const endLine = () => {
    made += markLine(line, isOther, mark)
    line = []
  }
  for (const child of parent.children) {
    if (isInLine(child)) line.push(child)
    else {
      endLine()
      made += markElement(child as Element, isOther, mark)
    }
  }
  endLine()
  return made
}

function markLine(line: readonly (Element | string)[], isOther: (text: string) => boolean, mark: string) {
  const html = line.map(write).join('')
  const hasTextOfItsOwn = line.some((each) => typeof each === 'string' && letters.test(textOf(each)))
  // Elements that merely stand side by side keep the order of the page, each by itself.
  if (hasTextOfItsOwn && isOther(line.map(textOf).join(''))) return `${mark}${html}</span>`
  return line.map((each) => (typeof each === 'string' ? each : markElement(each, isOther, mark))).join('')
}

function markElement(element: Element, isOther: (text: string) => boolean, mark: string): string {
  if (isTold(element, mark) || whole.has(element.tag)) return write(element)
  return element.open + markChildren(element, isOther, mark) + element.close
}

/** True for what says its own direction, or a language that is neither the page's nor the one told apart. */
function isTold({ tag, open }: Element, mark: string): boolean {
  if (tag === 'html') return false
  const language = /\slang="[^"]*"/.exec(open)?.[0]
  return tag === 'bdi' || /\sdir="/.test(open) || (language !== undefined && !mark.includes(language))
}

const isInLine = (node: Element | string): boolean =>
  typeof node === 'string' || (inline.has(node.tag) && node.children.every(isInLine))

const textOf = (node: Element | string): string =>
  typeof node === 'string' ? node.replace(reference, '') : node.children.map(textOf).join('')

const write = (node: Element | string): string =>
  typeof node === 'string' ? node : node.open + node.children.map(write).join('') + node.close

function read(html: string): Element {
  const root: Element = { tag: '', open: '', close: '', children: [] }
  const path = [root]
  let at = 0
  const here = () => path[path.length - 1] ?? root
  for (const match of html.matchAll(piece)) {
    const [found] = match
    if (match.index > at) here().children.push(html.slice(at, match.index))
    at = match.index + found.length
    const tag = /^<\/?([a-z][a-z0-9-]*)/i.exec(found)?.[1]?.toLowerCase()
    if (found.startsWith('</')) {
      here().close = found
      if (path.length > 1) path.pop()
    } else {
      const element: Element = { tag: tag ?? '!', open: found, close: '', children: [] }
      here().children.push(element)
      if (tag && !empty.has(tag) && !found.endsWith('/>')) path.push(element)
    }
  }
  if (at < html.length) here().children.push(html.slice(at))
  return root
}
