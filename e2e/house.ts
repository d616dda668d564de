import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** The built product, running for one test file or one benchmark, with the reference case and a data folder of its own. */
export interface RunningHouse {
  /** `http://127.0.0.1:3456`, without a slash at the end. */
  readonly baseUrl: string
  /** The one-time link with which the first administrator signs in. */
  readonly signInLink: string
  readonly dataDir: string
  readonly process: ChildProcess
  /** Runs `travaux …` beside it, on the same data; gives what it printed, throws when it fails. */
  command(args: readonly string[]): Promise<string>
  /** Asks it to stop, waits until it has, and removes its data (unless they were named by the caller). */
  stop(): Promise<void>
}

const program = join(import.meta.dirname, '..', 'dist', 'travaux.js')

/** A cold start unpacks PostgreSQL and loads the reference case; on a busy machine that takes its time. */
const patienceMs = 180_000

/**
 * Starts the house as `npm start` does, on a free port. `settings` are environment variables on top of its own; a data
 * folder named there stays when the house stops.
 */
export async function startHouse(settings: Readonly<Record<string, string>> = {}): Promise<RunningHouse> {
  if (!existsSync(program)) throw new Error('there is no dist/travaux.js: run npm run build first')
  const dataDir = settings.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'travaux-house-'))
  const port = settings.PORT ?? (await freePort())
  const baseUrl = `http://127.0.0.1:${port}`
  const env = {
    ...withoutOurSettings(process.env),
    PORT: String(port),
    BASE_URL: baseUrl,
    DATA_DIR: dataDir,
    // One machine plays all visitors here.
    RATE_LIMIT_PER_MINUTE: '1000000',
    ...settings,
  }
  const child = spawn(process.execPath, [program, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  const stop = async () => {
    await end(child)
    if (!settings.DATA_DIR) rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await untilReady(child, `${baseUrl}/readyz`)
    const signInLink = await untilPrinted(() => linkIn(output))
    const command = (args: readonly string[]) => runCommand(args, env)
    return { baseUrl, signInLink, dataDir, process: child, command, stop }
  } catch (error) {
    await stop()
    throw new Error(`the house did not start: ${(error as Error).message}\n${output}`, { cause: error })
  }
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const end = performance.now() + patienceMs
  while (performance.now() < end) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`)
    try {
      if ((await fetch(url)).ok) return
    } catch {
      // Not listening yet.
    }
    await pause(50)
  }
  throw new Error(`not ready after ${patienceMs / 1000} seconds`)
}

async function untilPrinted(look: () => string | undefined): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = look()
    if (found) return found
    await pause(50)
  }
  throw new Error('it printed no sign-in link')
}

/** The sign-in link is the one address printed that carries a secret. */
const linkIn = (output: string): string | undefined =>
  output.match(/https?:\/\/[^\s]+\/[^\s]*[\w-]{20,}[^\s]*/)?.[0]

async function runCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  let complaint = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject))
  if (code !== 0) throw new Error(`travaux ${args.join(' ')} ended with code ${code}: ${complaint}`)
  return printed
}

/** Ends a process kindly; by force when it has not gone after fifteen seconds. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await gone
  clearTimeout(force)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

/** The tester's own settings (a DATABASE_URL above all) must not reach a house that exists to be thrown away. */
function withoutOurSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = { ...env }
  for (const name of Object.keys(kept))
    if (
      /^(DATABASE_|SMTP_|BASE_URL|SITE_NAME|TIME_ZONE|MAIL_FROM|LOG_LEVEL|HOST|PORT|DATA_DIR|TRUST_PROXY|CLOSING_)/.test(
        name,
      )
    )
      delete kept[name]
  return kept
}
