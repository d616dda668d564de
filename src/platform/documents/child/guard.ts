import { Socket } from 'node:net'
import { Worker } from 'node:worker_threads'

/**
 * Ends this process as soon as the one that started it is gone, also while a library is busy and no event is heard: a
 * thread of its own looks four times a second.
 */
export function endWithParent(): void {
  const look = `
    const parent = process.ppid
    setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL') }, 250)`
  new Worker(look, { eval: true }).unref()
}

/** Reading a file asks nobody for anything; a library that tries to is refused. */
export function closeNetwork(): void {
  const refuse = () => {
    throw new Error('no network while reading')
  }
  Socket.prototype.connect = refuse
  globalThis.fetch = refuse
}
