import { type Logger, pino } from 'pino'

export type { Logger } from 'pino'

export type LogLevel = 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug'

/**
 * Structured logs without personal data: no addresses, no bodies, no query strings, no header values.
 * What a person did is in the audit trail; the log says how the machine fared.
 */
export function createLog(level: LogLevel, destination: NodeJS.WritableStream = process.stderr): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: {
        err: (error: unknown) =>
          error instanceof Error
            ? { type: error.name, message: error.message, code: codeOf(error), stack: error.stack }
            : { type: typeof error },
      },
    },
    destination,
  )
}

const codeOf = (error: Error): string | undefined =>
  'code' in error && typeof error.code === 'string' ? error.code : undefined
