import { type Logger, pino } from 'pino'

export type { Logger } from 'pino'

export type LogLevel = 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug'

/**
 * Structured logs without personal data: no addresses, no bodies, no query strings, no header values.
 * What a person did is in the audit trail; the log says how the machine fared.
 *
 * The rule for errors: what they say is never written, only what they are and where they happened. A message may
 * quote what a person wrote (a pattern made from it, a value PostgreSQL could not read, an address a mail server
 * refused), and no list of harmless messages would stay true. Name, code and the frames of the stack lead to the line
 * that threw; of PostgreSQL's errors also the names of table and constraint, which are ours.
 */
export function createLog(level: LogLevel, destination: NodeJS.WritableStream = process.stderr): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      hooks: {
        // Left without a message of ours, pino would take the error's.
        logMethod(args, method) {
          const [first, message] = args as unknown[]
          if (first instanceof Error) return method.call(this, { err: first }, textOr(message))
          if (isObject(first) && 'err' in first) return method.call(this, first, textOr(message))
          return method.apply(this, args)
        },
      },
    },
    destination,
  )
}

/** What may be written down of an error. */
export interface ErrorFacts {
  readonly type: string
  readonly code?: string | undefined
  /** The answer of a mail server, such as 550. */
  readonly responseCode?: number | undefined
  readonly table?: string | undefined
  readonly constraint?: string | undefined
  readonly stack?: string | undefined
  readonly cause?: ErrorFacts | undefined
}

/** An error without its message, and without the messages of what caused it. */
export function describeError(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, responseCode, table, constraint } = error as unknown as Record<string, unknown>
  return {
    type: nameIn(error.name) ?? 'Error',
    code: nameIn(code),
    responseCode: typeof responseCode === 'number' ? responseCode : undefined,
    table: nameIn(table),
    constraint: nameIn(constraint),
    stack: framesOf(error),
    cause: error.cause instanceof Error ? describeError(error.cause) : undefined,
  }
}

const nameIn = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[\w.-]{1,80}$/.test(value) ? value : undefined

// A stack begins with the message, which may have lines of its own: they are cut off, and of the rest only what is
// surely a frame is kept.
function framesOf(error: Error): string | undefined {
  const stack = error.stack ?? ''
  const begin = stack.indexOf(error.message)
  const afterMessage = begin === -1 ? stack : stack.slice(begin + error.message.length)
  const frames = afterMessage.split('\n').filter((line) => frame.test(line))
  return frames.length > 0 ? frames.join('\n') : undefined
}

const frame = /^ {4}at (?:async )?(?:[^()]{1,200} \()?(?:node:|file:\/\/|\/|[A-Za-z]:\\)[^()]*:\d+:\d+\)?$/

const textOr = (message: unknown): string => (typeof message === 'string' ? message : 'an error')

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
