/** An event of a calendar: on whole days, or at a moment. */
export interface CalendarEvent {
  /** The same for ever. */
  readonly uid: string
  /** When this was last published. */
  readonly stamp: Date
  /** Rises whenever it is published anew; a calendar takes the higher one for the truth. */
  readonly sequence: number
  readonly when:
    | { readonly kind: 'days'; readonly first: string; readonly last: string }
    | { readonly kind: 'moment'; readonly at: Date }
  readonly summary: string
  readonly location?: string | undefined
  readonly url: string
  readonly status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'
}

/** A calendar as iCalendar (RFC 5545): days as dates with the end left out, moments in UTC. */
export function icalendar(calendar: {
  readonly name: string
  readonly events: readonly CalendarEvent[]
}): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Travaux//Travaux//EN',
    `NAME:${escapeText(calendar.name)}`,
    `X-WR-CALNAME:${escapeText(calendar.name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    ...calendar.events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.uid}`,
      `DTSTAMP:${instant(event.stamp)}`,
      `SEQUENCE:${event.sequence}`,
      ...times(event.when),
      `SUMMARY:${escapeText(event.summary)}`,
      ...(event.location ? [`LOCATION:${escapeText(event.location)}`] : []),
      `URL:${event.url}`,
      `STATUS:${event.status}`,
      // Nobody's day is taken up by it.
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    ...(calendar.events.length === 0 ? nothing : []),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

/** A calendar must hold something (RFC 5545, 3.6): one without events says what it would count in. */
const nothing: readonly string[] = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
]

function times(when: CalendarEvent['when']): string[] {
  if (when.kind === 'moment') return [`DTSTART:${instant(when.at)}`]
  return [`DTSTART;VALUE=DATE:${compact(when.first)}`, `DTEND;VALUE=DATE:${compact(dayAfter(when.last))}`]
}

const instant = (at: Date): string => `${at.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`
const compact = (day: string): string => day.replaceAll('-', '')

/** The end of an event on whole days is the first day that no longer belongs to it. */
function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

const escapeText = (text: string): string =>
  [...text.replace(/\r\n?/g, '\n')]
    .filter((letter) => letter === '\n' || letter >= ' ')
    .map((letter) => (letter === '\n' ? '\\n' : /[\\;,]/.test(letter) ? `\\${letter}` : letter))
    .join('')

/** Lines are at most 75 octets long; a longer one goes on after a line end and a space, never within a letter. */
function fold(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let size = 0
  for (const letter of line) {
    const octets = Buffer.byteLength(letter)
    if (size + octets > 75) {
      pieces.push(piece)
      piece = ''
      // The space at the beginning counts.
      size = 1
    }
    piece += letter
    size += octets
  }
  return [...pieces, piece].join('\r\n ')
}
