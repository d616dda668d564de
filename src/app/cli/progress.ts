/** Tells what is being done: one line that changes on a terminal, plain lines elsewhere (a log, a pipe). */
export interface Progress {
  /** What is begun now. Ends the step before. */
  step(what: string): void
  /** How far it is, for long work: `1,200 of 250,000`. Not shown in a log. */
  at(how: string): void
  /** Ends the last step. */
  end(): void
}

/** Writes to standard error, so that what a program reads from standard output stays clean. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY)
    return {
      step: (what) => {
        stream.write(`${what} …\n`)
      },
      at: () => undefined,
      end: () => undefined,
    }
  let current: { what: string; since: number } | undefined
  const end = () => {
    if (!current) return
    const seconds = ((performance.now() - current.since) / 1000).toFixed(1)
    stream.write(`\r\x1b[K${current.what} (${seconds} s)\n`)
    current = undefined
  }
  return {
    step: (what) => {
      end()
      current = { what, since: performance.now() }
      stream.write(`${what} …`)
    },
    at: (how) => {
      if (current) stream.write(`\r\x1b[K${current.what}: ${how} …`)
    },
    end,
  }
}
