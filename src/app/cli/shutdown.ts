import { commandOf, isAlive, parentOf } from '../../platform/processes.ts'
import { type Closing, createClosing } from './closing.ts'

/** Ending in order has this long; whatever is left after it is cut off. */
const patienceMs = 25_000

/**
 * Runs a command that stays: `open` opens what is needed and says how to close it. Then waits for the word to end: a
 * signal, the end of whoever started this, or a loss that cannot be made good (`onLost`). Ends in order; a second
 * signal ends at once, and the embedded database is safe in any case: its watchdog stops it.
 */
export async function runUntilToldToEnd(
  open: (closing: Closing, onLost: (error: unknown) => void) => Promise<void>,
  /** The background work of `travaux start`: who began it tells it to end, by letting go of the channel. */
  isBegunByUs = false,
): Promise<void> {
  const closing = createClosing()
  let onLost: (error: unknown) => void = () => undefined
  const lost = new Promise<unknown>((resolve) => {
    onLost = resolve
  })
  // Listened for from the beginning: a first start takes seconds in which someone may think better of it.
  const word = Promise.race([
    untilSignal(isBegunByUs),
    untilNpmIsGone(),
    untilStarterIsGone(isBegunByUs),
    lost.then((error) => ({ error })),
  ])
  try {
    await open(closing, onLost)
  } catch (error) {
    await closing.run()
    throw error
  }
  await end(closing, await word, isBegunByUs)
}

async function end(closing: Closing, word: string | { error: unknown }, isBegunByUs: boolean): Promise<void> {
  const say = (line: string) => isBegunByUs || process.stderr.write(`${line}\n`)
  if (!isBegunByUs) process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
  if (typeof word === 'object') {
    process.exitCode = 1
    process.stderr.write(
      `The database was lost: ${word.error instanceof Error ? word.error.message : word.error}\n`,
    )
  }
  say('Stopping: requests under way are finished …')
  const cut = setTimeout(() => {
    say('Some requests took too long and were cut off.')
    process.exit(1)
  }, patienceMs)
  await closing.run()
  clearTimeout(cut)
  say('Stopped.')
}

function untilSignal(isBegunByUs: boolean): Promise<'signal'> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve('signal'))
    // A terminal gives these to the whole group.
    for (const name of ['SIGINT', 'SIGHUP'] as const)
      if (isBegunByUs) process.on(name, () => undefined)
      else process.once(name, () => resolve('signal'))
  })
}

/**
 * `npm start` is npm, a shell and this process. Who kills npm with -9 believes to have ended the whole; without this we
 * would go on, hold the port, and be found by nobody. Never settles when npm is not above us.
 */
async function untilNpmIsGone(): Promise<'npm'> {
  const npm = await findNpm()
  if (npm === undefined) return new Promise(() => undefined)
  return new Promise((resolve) => {
    const look = setInterval(async () => {
      // A dead process that nobody buried still has its number, but no command line.
      if (isAlive(npm) && (await commandOf(npm)) !== '') return
      clearInterval(look)
      resolve('npm')
    }, 1_000)
    look.unref()
  })
}

/** The background work of `travaux start` ends with it, however it ends. Never settles where nobody holds the other end. */
function untilStarterIsGone(isBegunByUs: boolean): Promise<'starter'> {
  return new Promise((resolve) => {
    if (!isBegunByUs) return
    // It may have ended before we had begun.
    if (!process.connected) return resolve('starter')
    process.once('disconnect', () => resolve('starter'))
    // Listening alone must not keep alive what has ended in order.
    process.channel?.unref()
  })
}

async function findNpm(): Promise<number | undefined> {
  let pid: number | undefined = process.ppid
  for (let generation = 0; pid !== undefined && pid > 1 && generation < 2; generation++) {
    // npm gives itself the title "npm start".
    if (/^npm\b|\/npm(-cli\.js)?$/m.test(await commandOf(pid))) return pid
    pid = await parentOf(pid)
  }
  return undefined
}
