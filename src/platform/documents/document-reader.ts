import { open, stat } from 'node:fs/promises'
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

/** A reader whose process starts with the first file. */
export function openDocumentReader(options: DocumentReaderOptions): DocumentReader {
  const limits = { ...defaultLimits, ...options.limits }
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

  const readInTurn = async (file: DocumentFile, ocr: boolean): Promise<DocumentReading> => {
    clearTimeout(idle)
    const began = performance.now()
    for (let tries = 1; ; tries += 1) {
      if (closed) throw closedError()
      process ??= startReadingProcess(options.program, limits)
      const result = await process.read({ path: file.path, name: file.name, ocr, limits })
      if (!result.fit || process?.files === mostFiles || process?.isLarge()) await end()
      if (result.crashed && closed) throw closedError()
      // It may not have been the file's fault: whoever is short of memory ends what he likes.
      if (result.crashed && tries === 1) continue
      idle = setTimeout(() => void end(), idleMs)
      idle.unref()
      return describe(file, result, performance.now() - began)
    }
  }

  return {
    tellType,
    async read(file, { ocr = true }: ReadOptions = {}) {
      if (closed) throw closedError()
      await stat(file.path)
      const reading = queue.then(() => readInTurn(file, ocr))
      queue = reading.catch(() => undefined)
      return reading
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
  { type, pages, pageCount, reasons, methods, crashed }: ProcessResult,
  tookMs: number,
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
