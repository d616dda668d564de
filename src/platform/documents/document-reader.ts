import { open, stat } from 'node:fs/promises'
import type { ReadingRequest } from './child/main.ts'
import { type DocumentLimits, defaultLimits } from './limits.ts'
import { outcomeOf } from './outcome.ts'
import type { DetectedType, DocumentFile, DocumentReader, DocumentReading, ReadOptions } from './reading.ts'
import { type ProcessResult, type ReadingProcess, startReadingProcess } from './reading-process.ts'
import { bytesToTell, tellType } from './tell-type.ts'

export interface DocumentReaderOptions {
  /** The bundle of `child/main.ts`. */
  readonly program: string
  readonly limits?: Partial<DocumentLimits> | undefined
}

/** A process is ended after so many files: what libraries leave behind must not add up. */
const mostFiles = 200
/** And after so long without work: it holds some hundred megabytes. */
const idleMs = 60_000
/** Somebody waits for a page to be drawn. */
const drawingMs = 20_000

/** A reader whose processes start with the first file: one reads, and one draws for people, who do not wait for a long reading. */
export function openDocumentReader(options: DocumentReaderOptions): DocumentReader {
  const limits = { ...defaultLimits, ...options.limits }
  const drawingLimits = { ...limits, timeMs: Math.min(limits.timeMs, drawingMs) }
  const reading = openLane(options.program, limits)
  const drawing = openLane(options.program, drawingLimits)
  return {
    tellType,
    async read(file, { ocr = true }: ReadOptions = {}) {
      return describe(file, await reading.run(file, { ocr, limits }))
    },
    async draw(file, page) {
      const { drawn } = await drawing.run(file, { ocr: false, limits: drawingLimits, draw: page })
      return drawn
    },
    async close() {
      await Promise.all([reading.close(), drawing.close()])
    },
  }
}

type Done = ProcessResult & { readonly tookMs: number }

/** One process, which does one thing after the other. */
function openLane(program: string, limits: DocumentLimits) {
  let process: ReadingProcess | undefined
  let queue: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  let closed = false

  const end = async () => {
    clearTimeout(idle)
    const ending = process
    process = undefined
    await ending?.end()
  }

  const runInTurn = async (request: ReadingRequest): Promise<Done> => {
    clearTimeout(idle)
    const began = performance.now()
    for (let tries = 1; ; tries += 1) {
      if (closed) throw closedError()
      process ??= startReadingProcess(program, limits)
      const result = await process.read(request)
      if (!result.fit || process?.files === mostFiles || process?.isLarge()) await end()
      if (result.crashed && closed) throw closedError()
      // It may not have been the file's fault: whoever is short of memory ends what he likes.
      if (result.crashed && tries === 1) continue
      idle = setTimeout(() => void end(), idleMs)
      idle.unref()
      return { ...result, tookMs: performance.now() - began }
    }
  }

  return {
    async run({ path, name }: DocumentFile, asked: Omit<ReadingRequest, 'path' | 'name'>): Promise<Done> {
      if (closed) throw closedError()
      await stat(path)
      const done = queue.then(() => runInTurn({ path, name, ...asked }))
      queue = done.catch(() => undefined)
      return done
    },
    async close() {
      closed = true
      await end()
      await queue
    },
  }
}

const closedError = () => new Error('the document reader is closed')

async function describe(
  file: DocumentFile,
  { type, pages, pageCount, reasons, methods, crashed, tookMs }: Done,
): Promise<DocumentReading> {
  return {
    type: type ?? (await typeByHead(file)),
    ...outcomeOf(pages, crashed ? [...reasons, 'reader-crashed'] : reasons),
    pageCount,
    pages,
    method: [ownMethod, ...methods].join(', '),
    tookMs: Math.round(tookMs),
  }
}

/** What we do ourselves; counts up when the same file would give other text. */
const ownMethod = 'travaux 1'

/** For when the process that reads had no time to say. */
async function typeByHead({ path, name }: DocumentFile): Promise<DetectedType> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytesToTell), 0, bytesToTell, 0)
    return tellType(buffer.subarray(0, bytesRead), name)
  } finally {
    await file.close()
  }
}
