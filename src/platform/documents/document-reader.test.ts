import { fork } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, inject, onTestFinished, test } from 'vitest'
import { commandOf, isAlive } from '../processes.ts'
import { defaultLimits } from './limits.ts'
import { madeDocx, paragraph } from './testing/made-office.ts'
import { endlessPdf, pdfOf } from './testing/made-pdf.ts'
import { openReader, readBytes, wordsOf, writeFile } from './testing/reading.ts'

const onLinux = process.platform === 'linux'

/** The processes that this one started to read documents. */
async function readingProcesses(): Promise<number[]> {
  const children = readdirSync('/proc/self/task').flatMap((thread) =>
    readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
  const commands = await Promise.all(children.map(async (pid) => ({ pid, command: await commandOf(pid) })))
  return commands.filter(({ command }) => command.includes(inject('readerProgram'))).map(({ pid }) => pid)
}

async function untilReading(): Promise<number> {
  for (;;) {
    const [pid] = await readingProcesses()
    if (pid !== undefined) return pid
    await pause(5)
  }
}

test('a file is read in another process, page by page with its places', async () => {
  const reading = await readBytes('submission.pdf', pdfOf(['We support the treaty.', 'We oppose article 4.']))
  expect(reading).toMatchObject({ type: { kind: 'pdf' }, outcome: 'read', reasons: [], pageCount: 2 })
  expect(reading.pages.map((page) => page.text)).toEqual(['We support the treaty.', 'We oppose article 4.'])
  const [line] = reading.pages[0]?.lines ?? []
  expect(line).toMatchObject({ start: 0, end: 22 })
  expect(line?.x).toBeCloseTo(72, 0)
  expect(line?.y).toBeGreaterThan(120)
  expect(line?.y).toBeLessThan(150)
})

test('one process reads file after file, and calls wait their turn', async () => {
  const reader = openReader()
  const readings = await Promise.all(
    ['one', 'two', 'three'].map((text) => reader.read(writeFile('a.txt', `This is file ${text} of them`))),
  )
  expect(readings.map(wordsOf)).toEqual(['one', 'two', 'three'].map((text) => `This is file ${text} of them`))
  if (onLinux) expect(await readingProcesses()).toHaveLength(1)
})

test.skipIf(!onLinux)(
  'a process that is killed half-way is replaced, and the file is read after all',
  async () => {
    const reader = openReader()
    const reading = reader.read(writeFile('a.pdf', pdfOf(['The words are there after all'])))
    const pid = await untilReading()
    process.kill(pid, 'SIGKILL')
    expect(await reading).toMatchObject({ outcome: 'read', reasons: [] })
    expect(await readingProcesses()).not.toContain(pid)
  },
)

test.skipIf(!onLinux)(
  'a file that ends the process twice is reported, and the next one is read',
  async () => {
    const reader = openReader()
    const reading = reader.read(writeFile('a.pdf', endlessPdf()))
    const first = await untilReading()
    process.kill(first, 'SIGKILL')
    let second = await untilReading()
    while (second === first) second = await untilReading()
    await pause(300)
    process.kill(second, 'SIGKILL')
    expect(await reading).toMatchObject({
      outcome: 'unreadable',
      reasons: ['reader-crashed'],
      type: { kind: 'pdf' },
    })
    expect(await reader.read(writeFile('b.txt', 'and here we go on'))).toMatchObject({ outcome: 'read' })
  },
)

test('a file that takes too long is given up with what was read of it, and the next one is read', async () => {
  const reader = openReader({ timeMs: 4_000 })
  const began = performance.now()
  const reading = await reader.read(writeFile('a.pdf', endlessPdf()))
  expect(reading).toMatchObject({
    outcome: 'partly',
    reasons: ['too-slow'],
    type: { kind: 'pdf' },
    pageCount: 2,
  })
  expect(wordsOf(reading)).toBe('These words came first')
  expect(performance.now() - began).toBeLessThan(15_000)
  expect(await reader.read(writeFile('b.txt', 'and here we go on'))).toMatchObject({ outcome: 'read' })
})

test.skipIf(!onLinux)('a file that takes too much memory is given up, and the next one is read', async () => {
  const reader = openReader({ memoryBytes: 130 * 1024 * 1024 })
  const vast = madeDocx(paragraph('x'.repeat(64 * 1024 * 1024)))
  const reading = await reader.read(writeFile('a.docx', vast))
  expect(reading).toMatchObject({
    outcome: 'unreadable',
    reasons: ['too-much-memory'],
    type: { kind: 'docx' },
  })
  expect(await reader.read(writeFile('b.txt', 'and here we go on'))).toMatchObject({ outcome: 'read' })
})

test('of a file with very many pages the first are read, and all are counted', async () => {
  const pages = Array.from({ length: 200 }, (_, i) => `This is page ${i} of the words`)
  const reading = await readBytes('b.pdf', pdfOf(pages), { pages: 50 })
  expect(reading).toMatchObject({ outcome: 'partly', reasons: ['too-many-pages'], pageCount: 200 })
  expect(reading.pages).toHaveLength(50)
})

test('a file larger than the limit is told apart without being read', async () => {
  const reading = await readBytes('a.pdf', pdfOf(['words']), { bytes: 100 })
  expect(reading).toMatchObject({ type: { kind: 'pdf' }, outcome: 'unreadable', reasons: ['too-large'] })
})

test('a file that is not there is no finding but an error', async () => {
  await expect(openReader().read({ path: '/nowhere/at/all', name: 'a.pdf' })).rejects.toThrow('ENOENT')
})

test.skipIf(!onLinux)('closing ends the process, whatever it was doing', async () => {
  const reader = openReader()
  const reading = reader.read(writeFile('a.pdf', endlessPdf()))
  const waiting = reader.read(writeFile('c.txt', 'never begun'))
  const given = Promise.allSettled([reading, waiting])
  const pid = await untilReading()
  await reader.close()
  // It says nothing about the files: they wait to be read again.
  expect((await given).map((each) => each.status)).toEqual(['rejected', 'rejected'])
  expect(isAlive(pid)).toBe(false)
  expect(await readingProcesses()).toEqual([])
  await expect(reader.read(writeFile('b.txt', 'x'))).rejects.toThrow('closed')
})

test.skipIf(!onLinux)('the process ends with its parent, even in the middle of a file', async () => {
  const { path } = writeFile('a.pdf', endlessPdf())
  const request = { path, name: 'a.pdf', ocr: false, limits: defaultLimits }
  const script = `
    const { fork } = require('node:child_process')
    const child = fork(${JSON.stringify(inject('readerProgram'))}, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    child.once('message', () => process.send(child.pid))
    child.send(${JSON.stringify(request)})
    setInterval(() => {}, 1000)`
  const file = writeFile('parent.cjs', script)
  const parent = fork(file.path, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  onTestFinished(() => void parent.kill('SIGKILL'))
  const pid = await new Promise<number>((resolve) => parent.once('message', (told) => resolve(Number(told))))
  await pause(500)
  expect((await commandOf(pid)).includes('document-reader')).toBe(true)
  parent.kill('SIGKILL')
  for (let tries = 0; tries < 60 && (await commandOf(pid)) !== ''; tries += 1) await pause(50)
  expect(await commandOf(pid)).toBe('')
})

test.skipIf(!onLinux)('the process that reads sees no settings of ours', async () => {
  const reader = openReader()
  await reader.read(writeFile('a.txt', 'words to read'))
  const [pid] = await readingProcesses()
  const environment = readFileSync(join('/proc', String(pid), 'environ'), 'latin1').replaceAll('\0', ' ')
  expect(environment.replace(/NODE_CHANNEL_\w+=\S+/g, '').trim()).toBe('')
})
