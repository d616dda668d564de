import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface SentForm {
  readonly status: number
  readonly location?: string
  readonly ms: number
}

export interface FormSender {
  send(
    connections: number,
    forms: readonly { path: string; body: string }[],
  ): Promise<{ seconds: number; results: readonly SentForm[] }>
  stop(): void
}

/** Starts the sender of forms, in a process of its own. */
export function startFormSender(port: number): FormSender {
  const child = fork(join(import.meta.dirname, 'form-sender.mjs'), [], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return {
    async send(connections, forms) {
      child.send({ port, connections, forms })
      const [result] = await once(child, 'message')
      return result
    },
    stop: () => child.disconnect(),
  }
}
