import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Worker } from 'tesseract.js'
import { tellLanguage } from '../language.ts'

/** A line whose letters were recognised; the box is in pixels of the picture. */
export interface RecognisedLine {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** 0 to 1. */
  readonly confidence: number
  /** First of its paragraph. */
  readonly opens: boolean
}

export interface Recognised {
  readonly lines: readonly RecognisedLine[]
  /** 0 to 1, over all letters; 0 where there are none. */
  readonly confidence: number
}

/** Less sure than this, a line is more likely dirt, or part of a drawing. */
const leastSure = 0.3

const workers = new Map<string, Promise<Worker>>()

/**
 * Recognises the letters in a picture (PNG), in English. Where that gives words of te reo Māori it is done once more by
 * what was trained on it, which knows macrons, and of each line the surer reading counts. Everything needed lies in
 * node_modules: nothing is fetched.
 */
export async function recognise(png: Buffer): Promise<Recognised> {
  const english = await recogniseIn('eng', png)
  const language = tellLanguage(english.lines.map((line) => line.text).join('\n'))
  if (language !== 'mi' && language !== 'mixed') return english
  const maori = await recogniseIn('mri', png)
  return together(english.lines.map((line) => surer(line, maori.lines)))
}

/** The Māori model makes up for what the other cannot write, so it counts where it is about as sure. */
function surer(line: RecognisedLine, others: readonly RecognisedLine[]): RecognisedLine {
  const same = others.find((other) => overlap(line, other) > 0.6)
  return same && same.confidence >= line.confidence - 0.03 ? { ...same, opens: line.opens } : line
}

function overlap(a: RecognisedLine, b: RecognisedLine): number {
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  if (height <= 0 || width <= 0) return 0
  return (height * width) / Math.max(a.height * a.width, b.height * b.width)
}

async function recogniseIn(language: 'eng' | 'mri', png: Buffer): Promise<Recognised> {
  const worker = await startWorker(language)
  const { data } = await worker.recognize(png, {}, { text: false, blocks: true })
  const lines: RecognisedLine[] = []
  for (const block of data.blocks ?? [])
    for (const paragraph of block.paragraphs)
      for (const [i, line] of paragraph.lines.entries()) {
        const { x0, y0, x1, y1 } = line.bbox
        const confidence = line.confidence / 100
        if (confidence < leastSure || line.text.trim() === '') continue
        const box = { x: x0, y: y0, width: x1 - x0, height: y1 - y0 }
        lines.push({ text: line.text.trim(), ...box, confidence, opens: i === 0 && lines.length > 0 })
      }
  return together(lines)
}

function together(lines: readonly RecognisedLine[]): Recognised {
  let letters = 0
  let sure = 0
  for (const line of lines) {
    letters += line.text.length
    sure += line.text.length * line.confidence
  }
  return { lines, confidence: letters === 0 ? 0 : sure / letters }
}

function startWorker(language: 'eng' | 'mri'): Promise<Worker> {
  const running = workers.get(language)
  if (running) return running
  const starting = (async () => {
    const { createWorker } = await import('tesseract.js')
    const folder = dirname(
      createRequire(import.meta.url).resolve(`@tesseract.js-data/${language}/package.json`),
    )
    return createWorker(language, 1, {
      langPath: join(folder, '4.0.0_best_int'),
      gzip: true,
      cacheMethod: 'none',
      errorHandler: () => undefined,
    })
  })()
  workers.set(language, starting)
  return starting
}
