import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Bench, median, wholeOption } from './baseline/metric.ts'

const root = join(import.meta.dirname, '..')

/**
 * How long `npm start` takes until the home page is there. Cold: nothing is built and there is no data, so it builds,
 * makes a database and loads the reference case. Warm: everything is there. The median over `--runs` (3) of each.
 */
export const run: Bench = async function* (options) {
  const cold: number[] = []
  const warm: number[] = []
  for (let i = 0; i < wholeOption(options, 'runs', 3); i += 1) {
    const dataDir = await mkdtemp(join(tmpdir(), 'travaux-bench-start-'))
    try {
      await rm(join(root, 'dist'), { recursive: true, force: true })
      cold.push(await measureStart(dataDir))
      warm.push(await measureStart(dataDir))
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  }
  yield { metric: 'cold_s', value: median(cold), unit: 's' }
  yield { metric: 'warm_s', value: median(warm), unit: 's' }
}

/** Seconds from the command to the first 200 of the home page. */
async function measureStart(dataDir: string): Promise<number> {
  const port = await freePort()
  const began = performance.now()
  // A group of its own: npm does not hand every signal on to what it started.
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '', PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  try {
    await untilHome(child, port)
    return (performance.now() - began) / 1000
  } catch (cause) {
    throw new Error(`npm start did not come up\n${complaint}`, { cause })
  } finally {
    await end(child, dataDir)
  }
}

async function untilHome(child: ChildProcess, port: number): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`)
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
    if (answer?.status === 200) return
    if (answer) throw new Error(`the home page answered ${answer.status}`)
    await pause(10)
  }
}

async function end(child: ChildProcess, dataDir: string): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return
  const gone = once(child, 'exit')
  process.kill(-child.pid, 'SIGTERM')
  await gone
  // npm may end before what it started: the data is free when the server's own file is gone.
  while (existsSync(join(dataDir, 'postgres', 'postmaster.pid'))) await pause(50)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || !address) throw new Error('no free port')
  return address.port
}
