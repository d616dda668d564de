/**
 * Attachments: reads every file under a folder through the real process that reads documents, one after the other, and
 * counts what came of each. Hostile files are welcome: none may crash it twice, and a file without text must say why.
 *
 * Options: --data DIR (needed); --phrases FILE, a JSON list of { file, phrase, phrase_page } whose phrases must be found
 * on their pages; --no-ocr; --verbose, which prints a line for each file to stderr.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openDocumentReader } from '../src/platform/documents/document-reader.ts'
import type { DocumentReading } from '../src/platform/documents/reading.ts'
import { peakMegabytes } from './baseline/memory.ts'
import type { Bench } from './baseline/metric.ts'

const root = join(import.meta.dirname, '..')

export const run: Bench = async function* (options) {
  if (!options.data) throw new Error('say where the files are: --data DIR')
  const files = filesUnder(options.data)
  if (files.length === 0) throw new Error(`there are no files under ${options.data}`)
  const { program, remove } = await buildReader()
  const reader = openDocumentReader({ program })
  const watch = watchChildren()
  const readings = new Map<string, DocumentReading>()
  let thrown = 0
  const began = performance.now()
  try {
    for (const path of files) {
      try {
        const reading = await reader.read(
          { path, name: basename(path) },
          { ocr: options['no-ocr'] === undefined },
        )
        readings.set(path, reading)
        if (options.verbose) console.error(describe(path, reading))
      } catch (error) {
        thrown += 1
        console.error(`${path}: threw ${(error as Error).message}`)
      }
    }
  } finally {
    await reader.close()
    remove()
  }
  const seconds = (performance.now() - began) / 1000
  const peak = watch.stop()

  const all = [...readings.values()]
  const withText = all.filter((each) => each.pages.some((page) => page.text !== ''))
  const failed = all.filter((each) => each.outcome !== 'read' && each.reasons.length > 0)
  const crashed = all.filter((each) => each.reasons.includes('reader-crashed')).length + thrown
  yield { metric: 'files', value: files.length, unit: 'files' }
  yield { metric: 'with_text', value: withText.length, unit: 'files' }
  yield { metric: 'failed_flagged', value: failed.length, unit: 'files' }
  yield { metric: 'crashed', value: crashed, unit: 'files' }
  yield { metric: 'per_s', value: files.length / seconds, unit: 'files/s' }
  yield { metric: 'peak_rss_mb', value: peak, unit: 'MB' }
  yield { metric: 'peak_rss_caller_mb', value: peakMegabytes(process.pid), unit: 'MB' }
  yield {
    metric: 'silent',
    value: files.length - thrown - new Set([...withText, ...failed]).size,
    unit: 'files',
  }
  yield { metric: 'slowest_s', value: Math.max(0, ...all.map((each) => each.tookMs)) / 1000, unit: 's' }
  for (const [name, count] of tally(all)) yield { metric: name, value: count, unit: 'files' }
  if (options.phrases) yield* phrasesFound(options.phrases, readings)
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** From the sources as they are, beside what may be built and running. */
async function buildReader(): Promise<{ program: string; remove(): void }> {
  const folder = join(root, `dist.bench-${process.pid}`)
  await mkdir(folder, { recursive: true })
  const program = join(folder, 'document-reader.js')
  const { buildProgram } = await import(pathToFileURL(join(root, 'scripts', 'build.mjs')).href)
  await buildProgram(program, 'src/platform/documents/child/main.ts')
  return { program, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The most memory that any process we started had resident. */
function watchChildren(): { stop(): number } {
  let peak = 0
  const look = () => {
    for (const pid of childrenOf(process.pid)) {
      try {
        peak = Math.max(peak, peakMegabytes(pid))
      } catch {
        // Gone meanwhile.
      }
    }
  }
  const timer = setInterval(look, 20)
  return {
    stop() {
      clearInterval(timer)
      return peak
    },
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
      .split(' ')
      .filter((each) => each !== '')
      .map(Number),
  )
}

/** Outcomes, reasons, kinds and languages, each with its number. */
function tally(readings: readonly DocumentReading[]): [string, number][] {
  const counts = new Map<string, number>()
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)
  for (const reading of readings) {
    count(`outcome_${reading.outcome}`)
    count(`kind_${reading.type.kind}`)
    for (const reason of reading.reasons) count(`reason_${reason}`)
    for (const language of new Set(reading.pages.map((page) => page.language))) count(`language_${language}`)
  }
  return [...counts].sort(([a], [b]) => a.localeCompare(b))
}

interface Phrase {
  readonly file: string
  readonly phrase: string
  readonly phrase_page: number | string
}

async function* phrasesFound(list: string, readings: ReadonlyMap<string, DocumentReading>) {
  let found = 0
  let elsewhere = 0
  let missed = 0
  for (const { file, phrase, phrase_page } of JSON.parse(readFileSync(list, 'utf8')) as Phrase[]) {
    const reading = [...readings].find(([path]) => basename(path) === file)?.[1]
    if (!reading || !phrase) continue
    const on = reading.pages
      .filter((page) => folded(page.text).includes(folded(phrase)))
      .map((page) => page.number)
    if (on.length === 0) {
      missed += 1
      console.error(`${file}: "${phrase}" was not found`)
    } else if (phrase_page !== '' && !on.includes(Number(phrase_page))) {
      elsewhere += 1
      console.error(`${file}: "${phrase}" is on page ${on.join(', ')}, not ${phrase_page}`)
    } else found += 1
  }
  yield { metric: 'phrases_found', value: found, unit: 'phrases' }
  yield { metric: 'phrases_elsewhere', value: elsewhere, unit: 'phrases' }
  yield { metric: 'phrases_missed', value: missed, unit: 'phrases' }
}

const folded = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

const describe = (
  path: string,
  { type, outcome, reasons, pages, pageCount, tookMs }: DocumentReading,
): string =>
  `${basename(path)}: ${type.kind} ${outcome} ${reasons.join(' ')} ${pages.length}/${pageCount} pages, ${pages.reduce((sum, page) => sum + page.text.length, 0)} letters, ${tookMs} ms`
