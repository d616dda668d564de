import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { ReadingAnswer, ReadingRequest } from './child/main.ts'
import type { DocumentLimits } from './limits.ts'
import type { DetectedType, DrawnPage, PageReading, ReadingReason } from './reading.ts'

/** What a process told of a file until it was done, or gone. */
export interface ProcessResult {
  readonly type: DetectedType | undefined
  readonly pages: readonly PageReading[]
  readonly pageCount: number
  readonly reasons: readonly ReadingReason[]
  readonly methods: readonly string[]
  /** Where a page was to be drawn, and could be. */
  readonly drawn: DrawnPage | undefined
  /** False when the process must not be used again. */
  readonly fit: boolean
  /** It ended, and not because of a limit. */
  readonly crashed: boolean
}

export interface ReadingProcess {
  readonly pid: number | undefined
  /** How many it was given so far. */
  readonly files: number
  /** True when it kept so much memory that it is better replaced. */
  isLarge(): boolean
  /** Never rejects. One at a time. */
  read(request: ReadingRequest): Promise<ProcessResult>
  /** Ends it by force, and waits until it is gone. */
  end(): Promise<void>
}

const lookEveryMs = 50
const startMs = 30_000

/** Starts a process that reads documents. It sees no environment, may write nothing, and is the first that a system short of memory ends. */
export function startReadingProcess(program: string, limits: DocumentLimits): ReadingProcess {
  if (!existsSync(program)) throw new Error(`the program that reads documents is missing: ${program}`)
  const child = fork(program, [], {
    // Without a variable of its own, nothing of ours leaks into what reads strangers' files.
    env: {},
    execArgv: [
      `--max-old-space-size=${Math.ceil(limits.memoryBytes / 1024 / 1024 / 2)}`,
      permissionFlag(),
      '--allow-fs-read=*',
      '--allow-worker',
    ],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  })
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  endFirst(child.pid)
  rest(child)
  let files = 0
  return {
    pid: child.pid,
    get files() {
      return files
    },
    isLarge: () => residentBytes(child.pid) > limits.memoryBytes / 2,
    async read(request) {
      files += 1
      child.ref()
      child.channel?.ref()
      try {
        return await readWith(child, request)
      } finally {
        rest(child)
      }
    },
    async end() {
      child.ref()
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** A process that waits for work keeps nobody from ending. */
function rest(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}

const permissionFlag = (): string =>
  process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission'

function readWith(child: ChildProcess, request: ReadingRequest): Promise<ProcessResult> {
  const pages: PageReading[] = []
  const reasons: ReadingReason[] = []
  const methods: string[] = []
  let type: DetectedType | undefined
  let drawn: DrawnPage | undefined
  let pageCount = 0
  let ended = false

  return new Promise((resolve) => {
    const finish = (fit: boolean, crashed: boolean) => {
      clearInterval(watch)
      clearTimeout(clock)
      child.off('message', hear)
      child.off('exit', leave)
      child.off('error', fail)
      resolve({
        type,
        pages,
        pageCount: Math.max(pageCount, pages.length),
        reasons,
        methods,
        drawn,
        fit,
        crashed,
      })
    }
    const hear = (answer: ReadingAnswer) => {
      if (answer.what === 'type' && !type) {
        clearTimeout(clock)
        clock = setTimeout(() => stop('too-slow'), request.limits.timeMs)
      }
      if (answer.what === 'page') pages.push(answer.page)
      else if (answer.what === 'reason') reasons.push(answer.reason)
      else if (answer.what === 'method') methods.push(answer.method)
      else if (answer.what === 'type') type = answer.type
      else if (answer.what === 'drawn') drawn = answer.drawn
      else if (answer.what === 'pages') pageCount = answer.count
      else finish(answer.fit, false)
    }
    const leave = (_: number | null, signal: NodeJS.Signals | null) => {
      // V8 gives up its process when the heap has no more room.
      if (!ended && signal === 'SIGABRT') reasons.push('too-much-memory')
      finish(false, !ended && signal !== 'SIGABRT')
    }
    const fail = () => finish(false, true)
    const stop = (reason: ReadingReason) => {
      if (ended) return
      ended = true
      reasons.push(reason)
      child.kill('SIGKILL')
    }
    // Starting is not reading: the clock of the file runs from its first finding.
    let clock = setTimeout(() => stop('too-slow'), request.limits.timeMs + startMs)
    const watch = setInterval(() => {
      if (residentBytes(child.pid) > request.limits.memoryBytes) stop('too-much-memory')
    }, lookEveryMs)

    child.on('message', hear)
    child.once('exit', leave)
    child.once('error', fail)
    if (child.exitCode !== null || child.signalCode !== null || !child.connected) fail()
    else child.send(request, (error) => error && fail())
  })
}

/** 0 where the system does not tell (only Linux does, this way); time and the heap are limited everywhere. */
function residentBytes(pid: number | undefined): number {
  try {
    const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Number(found?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

/** When the machine is short of memory, Linux then takes it from this process before any other of ours. */
function endFirst(pid: number | undefined): void {
  try {
    writeFileSync(`/proc/${pid}/oom_score_adj`, '900')
  } catch {
    // Another system, or not ours to say.
  }
}
