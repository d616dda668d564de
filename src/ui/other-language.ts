import type { Language } from '../platform/translation/languages.ts'

interface Element {
  readonly tag: string
  readonly open: string
  close: string
  readonly children: (Element | Text)[]
  /** What its text holds, and whether it can stand inside a line; known when it is closed. */
  letters: Letters
  isInLine: boolean
}

interface Text {
  readonly text: string
  readonly letters: Letters
}

/** Whether a text has letters of the page's own script, and Latin ones. */
interface Letters {
  readonly own: boolean
  readonly latin: boolean
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

const notTyped = /\stype="(?:hidden|radio|checkbox|submit|button|file|date)"/

const piece = /<!--.*?-->|<\/?[a-z](?:"[^"]*"|'[^']*'|[^'"<>])*>/gis
const latin = /\p{Script=Latin}/u
const reference = /&(?:#\w+|\w+);/g

/** Far more than any page of ours nests; text written by people may nest without end, and is then left as it is. */
const deepest = 100

/**
 * Tells apart, on a page in a language of another script, every line of text without a single letter of that script:
 * what has not been translated, and what officials wrote. Otherwise a full stop at the end of an English question would
 * be set at its beginning, and voices would read it as Arabic (WCAG 2.2, success criterion 3.1.2). Fields run the way of
 * what is typed into them. It is done to the finished page, not in each view, because a view cannot know which of its
 * words are translated.
 *
 * @param html a page as our own renderer made it: well formed
 * @param language the page's own; only one with `letters` of its own has anything to be told apart from
 * @param other BCP 47 tag of the language in which everything else is written
 */
export function tellOtherLanguageApart(html: string, language: Language, other = 'en'): string {
  const page = language.letters && read(html, language.letters)
  return page ? markChildren(page, `<span lang="${other}" dir="ltr">`) : html
}

function markChildren(parent: Element, mark: string): string {
  let made = ''
  let line: (Element | Text)[] = []
  const endLine = () => {
    made += markLine(line, mark)
    line = []
  }
  for (const child of parent.children) {
    if ('text' in child || child.isInLine) line.push(child)
    else {
      endLine()
      made += markElement(child, mark)
    }
  }
  endLine()
  return made
}

function markLine(line: readonly (Element | Text)[], mark: string): string {
  // Elements that merely stand side by side keep the order of the page, each by itself.
  const hasTextOfItsOwn = line.some((each) => 'text' in each && each.letters.latin)
  if (hasTextOfItsOwn && !line.some(({ letters }) => letters.own))
    return `${mark}${line.map(write).join('')}</span>`
  return line.map((each) => ('text' in each ? each.text : markElement(each, mark))).join('')
}

function markElement(element: Element, mark: string): string {
  if (isTypedInto(element)) return write({ ...element, open: element.open.replace(/^<\w+/, '$& dir="auto"') })
  if (isTold(element, mark) || whole.has(element.tag)) return write(element)
  return element.open + markChildren(element, mark) + element.close
}

const isTypedInto = ({ tag, open }: Element): boolean =>
  (tag === 'textarea' || (tag === 'input' && !notTyped.test(open))) && !/\sdir="/.test(open)

/** True for what says its own direction, or a language that is neither the page's nor the one told apart. */
function isTold({ tag, open }: Element, mark: string): boolean {
  if (tag === 'html') return false
  const language = /\slang="[^"]*"/.exec(open)?.[0]
  return tag === 'bdi' || /\sdir="/.test(open) || (language !== undefined && !mark.includes(language))
}

const write = (node: Element | Text): string =>
  'text' in node ? node.text : node.open + node.children.map(write).join('') + node.close

/** The page as a tree, read once from end to end; undefined when it nests deeper than can be walked. */
function read(html: string, ownLetters: RegExp): Element | undefined {
  const root = elementOf('', '')
  const path = [root]
  let at = 0
  const here = () => path[path.length - 1] ?? root
  const addText = (text: string) => {
    const plain = text.replace(reference, '')
    here().children.push({ text, letters: { own: ownLetters.test(plain), latin: latin.test(plain) } })
  }
  for (const match of html.matchAll(piece)) {
    const [found] = match
    if (match.index > at) addText(html.slice(at, match.index))
    at = match.index + found.length
    if (found.startsWith('</')) {
      here().close = found
      end(here())
      if (path.length > 1) path.pop()
      continue
    }
    const tag = /^<([a-z][a-z0-9-]*)/i.exec(found)?.[1]?.toLowerCase()
    const element = elementOf(tag ?? '!', found)
    here().children.push(element)
    if (tag && !empty.has(tag) && !found.endsWith('/>')) path.push(element)
    else end(element)
    if (path.length > deepest) return undefined
  }
  if (at < html.length) addText(html.slice(at))
  return root
}

const elementOf = (tag: string, open: string): Element => ({
  tag,
  open,
  close: '',
  children: [],
  letters: { own: false, latin: false },
  isInLine: false,
})

function end(element: Element): void {
  const { children } = element
  element.letters = {
    own: children.some(({ letters }) => letters.own),
    latin: children.some(({ letters }) => letters.latin),
  }
  element.isInLine = inline.has(element.tag) && children.every((child) => 'text' in child || child.isInLine)
}
