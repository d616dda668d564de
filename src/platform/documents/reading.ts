/**
 * Reads a file that somebody sent: what it is, and the words on its pages. It never throws because of what a file
 * holds, never opens what a file points to, and does its work in a process of its own, so that no file can take the
 * caller down. One file at a time; calls made meanwhile wait their turn.
 */
export interface DocumentReader {
  /** Reads the file that lies at `path`; throws only when there is no such file, or the reader is closed. */
  read(file: DocumentFile, options?: ReadOptions): Promise<DocumentReading>
  /** Draws a page, from 1, of a PDF or a picture; undefined where it cannot be drawn. */
  draw(file: DocumentFile, page: number): Promise<DrawnPage | undefined>
  /** What a file is by its first bytes (4,100 are enough); its name decides only between kinds that begin alike. */
  tellType(firstBytes: Buffer, name: string): DetectedType
  /** Ends the processes. What is being read, or waits to be, is rejected: it says nothing about the file. */
  close(): Promise<void>
}

export interface DocumentFile {
  readonly path: string
  /** As the sender named it; decides nothing but whether the ending was wrong. */
  readonly name: string
  /** What the sender's program said it was; believed in nothing. */
  readonly declaredType?: string | undefined
}

export interface ReadOptions {
  /** Recognise the letters of pages that are pictures; true when left out. */
  readonly ocr?: boolean
}

/** What a file is, by its content. */
export interface DetectedType {
  readonly kind: DocumentKind
  readonly mediaType: string
}

export type DocumentKind =
  | 'empty'
  | 'pdf'
  | 'docx'
  | 'xlsx'
  | 'pptx'
  | 'odt'
  | 'ods'
  | 'odp'
  | 'rtf'
  | 'text'
  | 'html'
  | 'message'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'bmp'
  | 'tiff'
  | 'webp'
  | 'heic'
  /** Word, Excel, PowerPoint and Outlook of the years before 2007. */
  | 'ole'
  | 'archive'
  | 'audio'
  | 'video'
  | 'program'
  | 'unknown'

/**
 * What a reading has to say of a file. Those of the first group come with `unreadable` or `partly`; the second tells a
 * person something about a file that may have been read in full.
 */
export type ReadingReason =
  // Why the text is missing, or some of it.
  | 'empty'
  | 'encrypted'
  | 'damaged'
  | 'truncated'
  | 'too-large'
  | 'too-many-pages'
  | 'too-much-text'
  | 'too-slow'
  | 'too-much-memory'
  | 'expands-too-far'
  | 'picture-too-large'
  | 'unknown-type'
  | 'unsupported-type'
  | 'archive'
  | 'program'
  | 'no-text'
  | 'ocr-unsure'
  | 'ocr-left-out'
  | 'reader-crashed'
  // What a person should know of it.
  | 'wrong-extension'
  | 'holds-macros'
  | 'holds-files'
  | 'holds-scripts'
  | 'holds-hidden-text'
  | 'holds-tracked-changes'
  | 'holds-comments'
  | 'guessed-charset'

export interface DocumentReading {
  readonly type: DetectedType
  /** `partly`: some of the text is missing. `unreadable`: there is none; a person has to look. */
  readonly outcome: 'read' | 'partly' | 'unreadable'
  /** Each at most once. */
  readonly reasons: readonly ReadingReason[]
  /** Of the file; `pages` may hold fewer. 0 when not known. */
  readonly pageCount: number
  readonly pages: readonly PageReading[]
  /** With what the text was made, so that a better reading can be told from an older one: `mupdf 1.28.1, tesseract.js 7.0.0`. */
  readonly method: string
  /** Wall time of the reading, in milliseconds. */
  readonly tookMs: number
}

/** A page as a picture: nothing of what its file may do comes with it. */
export interface DrawnPage {
  readonly jpeg: Uint8Array
  readonly pageCount: number
}

export interface PageReading {
  /** From 1. */
  readonly number: number
  /** Points (1/72 inch); both 0 where the format knows no pages. */
  readonly width: number
  readonly height: number
  /** NFC; lines end with \n; no other control characters but tabs; no unpaired surrogates. */
  readonly text: string
  /** In reading order; empty where the format has no positions. */
  readonly lines: readonly LineOnPage[]
  readonly method: 'extracted' | 'ocr'
  /** 0 to 1, of letters that were recognised. */
  readonly confidence?: number | undefined
  readonly language: Language
}

/** Where a run of a text stands on its page: UTF-16 code units, end exclusive; points from the top left corner. */
export interface LineOnPage {
  readonly start: number
  readonly end: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * `mi` is te reo Māori or a closely related language (Cook Islands Māori, Tahitian, Hawaiian, Tongan): spelling alone does not
 * tell them apart. `mixed` holds both it and English; `other` is neither; `unknown` has too few words to say.
 */
export type Language = 'en' | 'mi' | 'mixed' | 'other' | 'unknown'
