import { cleanLine, cleanText } from '../clean-text.ts'
import { tellLanguage } from '../language.ts'
import type { DocumentLimits } from '../limits.ts'
import type { DetectedType, LineOnPage, PageReading, ReadingReason } from '../reading.ts'

/** Thrown when nothing more can be read of a file; what was found before it stands. */
export class Unreadable extends Error {
  readonly reason: ReadingReason
  constructor(reason: ReadingReason) {
    super(reason)
    this.reason = reason
  }
}

/** Thrown by a reader that was told to stop: there is no room for more. */
export class Enough extends Error {}

/** What the process that reads tells, piece by piece: what it told before it was ended is not lost. */
export type Finding =
  | { readonly what: 'type'; readonly type: DetectedType }
  | { readonly what: 'page'; readonly page: PageReading }
  | { readonly what: 'reason'; readonly reason: ReadingReason }
  | { readonly what: 'pages'; readonly count: number }
  | { readonly what: 'method'; readonly method: string }

/** A line of a page with its box, in points from the top left corner. */
export interface PlacedLine {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** An empty line stands before it. */
  readonly opens?: boolean
}

export interface FoundPage {
  readonly width?: number
  readonly height?: number
  /** Words without places, or lines with them. */
  readonly words: string | readonly PlacedLine[]
  readonly method?: 'extracted' | 'ocr'
  readonly confidence?: number
}

/** Where the readers of the kinds of file put what they find, within the limits. */
export interface Findings {
  readonly limits: DocumentLimits
  readonly ocr: boolean
  note(reason: ReadingReason): void
  tellType(type: DetectedType): void
  /** With what the text is made; every part is named once. */
  useMethod(method: string): void
  setPageCount(count: number): void
  /** Gives false when enough was read: the reader then stops. */
  addPage(page: FoundPage): Promise<boolean>
  /** What is to be told at the end, also when the reading breaks off: words of a page that is not full yet. */
  atEnd(tellRest: () => Promise<void>): void
  end(): Promise<void>
  /** True when any page so far has words. */
  hasWords(): boolean
  /** The share of the time that is used up. */
  timeUsed(): number
}

/** Past this share of its time a reader ends by itself, so that what it has is told in good order. */
const enoughTime = 0.85

export function collectFindings(
  limits: DocumentLimits,
  ocr: boolean,
  tell: (finding: Finding) => Promise<void>,
): Findings {
  const began = performance.now()
  const noted = new Set<string>()
  let pages = 0
  let length = 0
  const rest: (() => Promise<void>)[] = []
  const note = (reason: ReadingReason) => {
    if (noted.has(reason)) return
    noted.add(reason)
    void tell({ what: 'reason', reason })
  }
  const timeUsed = () => (performance.now() - began) / limits.timeMs
  return {
    limits,
    ocr,
    note,
    timeUsed,
    atEnd: (tellRest) => void rest.push(tellRest),
    async end() {
      for (const tellRest of rest.splice(0)) await tellRest()
    },
    hasWords: () => length > 0,
    tellType: (type) => void tell({ what: 'type', type }),
    setPageCount: (count) => void tell({ what: 'pages', count }),
    useMethod(method) {
      if (noted.has(method)) return
      noted.add(method)
      void tell({ what: 'method', method })
    },
    async addPage(found) {
      if (pages >= limits.pages) {
        note('too-many-pages')
        return false
      }
      const room = limits.textLength - length
      const page = describePage(found, pages + 1, room)
      pages += 1
      length += page.text.length
      await tell({ what: 'page', page })
      if (page.text.length >= room) note('too-much-text')
      else if (timeUsed() > enoughTime) note('too-slow')
      else return true
      return false
    },
  }
}

function describePage(found: FoundPage, number: number, room: number): PageReading {
  const { text, lines } =
    typeof found.words === 'string' ? withoutPlaces(found.words) : joinLines(found.words)
  const kept = text.length > room ? cutText(text, room) : text
  return {
    number,
    width: rounded(found.width ?? 0),
    height: rounded(found.height ?? 0),
    text: kept,
    lines: lines.filter((line) => line.end <= kept.length),
    method: found.method ?? 'extracted',
    ...(found.confidence === undefined ? {} : { confidence: Number(found.confidence.toFixed(3)) }),
    language: tellLanguage(kept),
  }
}

const withoutPlaces = (words: string) => ({ text: cleanText(words), lines: [] as LineOnPage[] })

function joinLines(placed: readonly PlacedLine[]): { text: string; lines: LineOnPage[] } {
  const lines: LineOnPage[] = []
  let text = ''
  for (const line of placed) {
    const words = cleanLine(line.text)
    if (words === '') continue
    if (text !== '') text += line.opens ? '\n\n' : '\n'
    lines.push({
      start: text.length,
      end: text.length + words.length,
      x: rounded(line.x),
      y: rounded(line.y),
      width: rounded(line.width),
      height: rounded(line.height),
    })
    text += words
  }
  return { text, lines }
}

/** Never between the halves of a pair. */
export function cutText(text: string, length: number): string {
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length)
}

const rounded = (points: number): number => (Number.isFinite(points) ? Math.round(points * 10) / 10 : 0)
