/** Things that were opened, to be closed in the opposite order, whatever happened in between. */
export interface Closing {
  add(close: () => Promise<unknown>): void
  /** Closes everything once. The first failure is thrown when all have had their turn. */
  run(): Promise<void>
}

export function createClosing(): Closing {
  const steps: (() => Promise<unknown>)[] = []
  return {
    add: (close) => {
      steps.push(close)
    },
    async run() {
      const failures: unknown[] = []
      for (let close = steps.pop(); close; close = steps.pop())
        await close().catch((error) => failures.push(error))
      if (failures.length > 0) throw failures[0]
    },
  }
}
