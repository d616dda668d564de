import { decodeEntities } from '../../../platform/documents/child/entities.ts'
import { cleanLine, cleanText } from '../../../platform/documents/clean-text.ts'

const breaks = /<\s*(?:br|hr)\b[^<>]{0,200}>|<\/\s*(?:p|div|li|tr|h[1-6]|blockquote)\s*>/gi
// Only what can be a tag: "a < b" stays as it was written.
const tags = /<\/?[a-z][a-z0-9]{0,15}(?:\s[^<>]{0,2000})?\/?>|<!--[\s\S]{0,10000}?-->/gi

/** The words of a cell that holds HTML. Some sources write their letters' names twice over. */
function wordsOfHtml(cell: string): string {
  const plain = decodeEntities(cell.replace(breaks, '\n').replace(tags, ''))
  return /&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8});/i.test(plain)
    ? decodeEntities(plain.replace(breaks, '\n').replace(tags, ''))
    : plain
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/

/** A cell's words as they are kept, and what was wrong with them. */
export function readCell(cell: string, html: boolean) {
  return {
    text: cleanText(html ? wordsOfHtml(cell) : cell).trim(),
    hadControls: control.test(cell),
    isBroken: cell.includes('\ufffd'),
  }
}

/** The same for a cell that is one line: a name, an address. */
export const readLine = (cell: string, html: boolean): string => cleanLine(html ? wordsOfHtml(cell) : cell)
