/** What the reading of one file may cost. Past a limit the reading ends, and says which. */
export interface DocumentLimits {
  /** Size of the file, in bytes; above it nothing is read. */
  readonly bytes: number
  /** Wall time, in milliseconds. */
  readonly timeMs: number
  /** Resident memory of the process that reads, in bytes. */
  readonly memoryBytes: number
  readonly pages: number
  /** Of all pages, in UTF-16 code units. */
  readonly textLength: number
  /** What compressed parts may unpack to, in bytes. */
  readonly expandedBytes: number
  /** Width times height of a picture. */
  readonly pixels: number
  /** Pages that are pictures whose letters are recognised: seconds each. */
  readonly ocrPages: number
}

export const defaultLimits: DocumentLimits = {
  bytes: 100 * 1024 * 1024,
  timeMs: 180_000,
  memoryBytes: 1024 * 1024 * 1024,
  pages: 1_000,
  textLength: 10_000_000,
  expandedBytes: 256 * 1024 * 1024,
  pixels: 60_000_000,
  ocrPages: 40,
}
