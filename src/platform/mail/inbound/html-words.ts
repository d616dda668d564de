import { decodeEntities } from '../../documents/child/entities.ts'

// What a tag may hold ends at the next one: none is looked for from each of a million places to the end.
const unseen = /<(script|style|head|title|template)\b[^<>]{0,5000}>[\s\S]*?(?:<\/\1\s{0,80}>|$)/gi
const breaks = /<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6]|\/blockquote|\/table|hr)\b[^<>]{0,5000}>/gi

/** Inline pictures: most of a long message, and no words. */
const pictures = /(["'(])data:[^"')]{0,50000000}/gi

/**
 * The words of HTML as someone reads them, in time that grows with its length. For messages that the usual way does not take:
 * too long, too deep, or beside a plain part that says nothing.
 */
export const wordsOfHtml = (html: string): string =>
  decodeEntities(
    html
      .replace(pictures, '$1')
      .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
      .replace(unseen, '')
      .replace(breaks, '\n')
      .replace(/<[^>]*>?/g, ''),
  )
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
