import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { join } from 'node:path'

/** An answer as it came over the wire: the bytes still compressed. */
export interface Answer {
  readonly status: number
  /** As received, without what node:http adds to every answer by itself. */
  readonly headers: readonly string[]
  readonly body: Buffer
  /** Head and body. */
  readonly transferred: number
}

/** What a visitor's browser asks for. */
export const visitorHeaders: Readonly<Record<string, string>> = {
  accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br',
  'accept-language': 'en-NZ,en;q=0.9',
  connection: 'keep-alive',
}

/** Fetches one address without unpacking it. */
export function fetchRaw(url: string, headers = visitorHeaders): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const body = Buffer.concat(chunks)
        const raw = response.rawHeaders
        const head = raw.reduce((sum, each) => sum + each.length + 2, 'HTTP/1.1 200 OK\r\n\r\n'.length)
        const headers = raw.filter(
          (_, i) => !/^(date|connection|keep-alive|transfer-encoding)$/i.test(raw[i - (i % 2)] ?? ''),
        )
        resolve({ status: response.statusCode ?? 0, headers, body, transferred: head + body.length })
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

export interface BareServer {
  readonly port: number
  stop(): void
}

/** Starts a bare node:http server, in a process of its own, that sends these answers to these paths. */
export async function startBareServer(pages: Readonly<Record<string, Answer>>): Promise<BareServer> {
  const child = startProcess('bare-server.mjs')
  child.send(
    Object.entries(pages).map(([path, { headers, body }]) => ({
      path,
      // A length where the product sent chunks: the bare server does the least there is to do.
      headers: headers.some((name) => /^content-length$/i.test(name))
        ? headers
        : [...headers, 'content-length', String(body.length)],
      body: body.toString('base64'),
    })),
  )
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { port, stop: () => child.disconnect() }
}

export interface Load {
  readonly port: number
  readonly path: string
  readonly connections: number
  readonly seconds: number
  readonly headers?: Readonly<Record<string, string>>
}

export interface LoadResult {
  readonly requests: number
  readonly perSecond: number
  /** Answers other than 200. */
  readonly refused: number
  readonly bytes: number
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
  /** How much of one core the generator itself took. */
  readonly busy: number
}

export interface LoadGenerator {
  /** Throws when an answer was not a 200 or a connection broke: a figure over errors is no figure. */
  run(load: Load): Promise<LoadResult>
  stop(): void
}

/** Starts the load generator, in a process of its own. */
export function startLoadGenerator(): LoadGenerator {
  const child = startProcess('load-generator.mjs')
  return {
    async run(load) {
      child.send({ headers: visitorHeaders, ...load })
      const [result] = (await once(child, 'message')) as [LoadResult & { broken?: string }]
      if (result.broken) throw new Error(`${load.path}: ${result.broken}`)
      if (result.refused > 0)
        throw new Error(`${load.path}: ${result.refused} of ${result.requests} answers were not 200`)
      return result
    },
    stop: () => child.disconnect(),
  }
}

function startProcess(file: string): ChildProcess {
  const child = fork(join(import.meta.dirname, file), [], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.on('exit', (code) => {
    if (code) throw new Error(`${file} ended with code ${code}`)
  })
  return child
}
