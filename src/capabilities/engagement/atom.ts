import { Temporal } from 'temporal-polyfill'

/** One entry of a newsfeed. */
export interface AtomEntry {
  /** The same for ever, unlike any other on the site. */
  readonly id: string
  readonly title: string
  /** In one or two sentences. */
  readonly content: string
  /** When it was made public. */
  readonly at: Date
  readonly href: string
  readonly category: string
}

export interface AtomFeed {
  readonly title: string
  /** The site's name. */
  readonly author: string
  readonly language: string
  /** In which moments are written: a day that began there must not read as the day before. */
  readonly timeZone: string
  /** Its own address. */
  readonly self: string
  /** The page it tells of. */
  readonly page: string
  /** Newest first. */
  readonly entries: readonly AtomEntry[]
}

/** A newsfeed as Atom (RFC 4287). All addresses are absolute. */
export function atom(feed: AtomFeed): string {
  const newest = feed.entries[0]?.at ?? new Date(0)
  const moment = (at: Date) => dateTimeAt(at, feed.timeZone)
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.language)}">`,
    `  <id>${escapeXml(feed.self)}</id>`,
    `  <title>${escapeXml(feed.title)}</title>`,
    `  <updated>${moment(newest)}</updated>`,
    `  <author><name>${escapeXml(feed.author)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapeXml(feed.page)}"/>`,
    ...feed.entries.flatMap((entry) => [
      '  <entry>',
      `    <id>${escapeXml(entry.id)}</id>`,
      `    <title>${escapeXml(entry.title)}</title>`,
      `    <published>${moment(entry.at)}</published>`,
      `    <updated>${moment(entry.at)}</updated>`,
      `    <category term="${escapeXml(entry.category)}"/>`,
      `    <link rel="alternate" type="text/html" href="${escapeXml(entry.href)}"/>`,
      `    <content type="text">${escapeXml(entry.content)}</content>`,
      '  </entry>',
    ]),
    '</feed>',
    '',
  ].join('\n')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Characters XML 1.0 cannot hold at all are left out. */
const escapeXml = (text: string): string =>
  [...text]
    .filter(isCharacter)
    .map((letter) => entities[letter] ?? letter)
    .join('')

/** XML 1.0, production 2. */
function isCharacter(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0
  return code >= 0x20
    ? !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
    : /[\t\n\r]/.test(letter)
}

/** With the zone's offset at that moment (RFC 3339): `2022-07-15T00:00:00+12:00`. */
const dateTimeAt = (at: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toString({ smallestUnit: 'second', timeZoneName: 'never' })
