import { resolve } from 'node:path'
import * as z from 'zod'
import type { S3Settings } from '../platform/files/s3-store.ts'
import type { MailIn, UploadLimits } from '../platform/house.ts'
import type { ClamdAddress } from '../platform/malware/clamd.ts'
import { fileSettings, readFilePlace } from './file-settings.ts'
import { mailInSettings, readMailIn } from './mail-in.ts'
import { readTrustedProxies, type TrustedProxies } from './trusted-proxies.ts'

/** As people and their file managers count. */
const megabyte = 1_000_000

const whole = (name: string, fallback: number, min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `${name} must be a whole number`)
    .transform(Number)
    .pipe(z.number().min(min, `${name} must be at least ${min}`).max(max, `${name} must be at most ${max}`))
    .optional()
    .transform((value) => value ?? fallback)

const trustedProxies = (name: string) =>
  z
    .string()
    .optional()
    .transform((value, context): TrustedProxies => {
      const read = readTrustedProxies(value ?? 'no')
      if (read !== undefined) return read
      context.addIssue(
        `${name} must be no, the number of proxies in front (yes means 1), or their addresses, such as 10.0.0.5,10.1.0.0/16`,
      )
      return z.NEVER
    })

const Environment = z.object({
  PORT: whole('PORT', 3000, 0, 65_535),
  HOST: z.string().min(1, 'HOST must not be empty').optional().default('127.0.0.1'),
  BASE_URL: z
    .url({
      protocol: /^https?$/,
      message: 'BASE_URL must be an address such as https://consult.example.govt.nz',
    })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  SITE_NAME: z
    .string()
    .min(1)
    .max(60, 'SITE_NAME must be 60 characters or fewer')
    .optional()
    .default('Travaux'),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'TIME_ZONE must be a zone such as Pacific/Auckland')
    .optional()
    .default('Pacific/Auckland'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres:// or postgresql://')
    .optional(),
  DATABASE_PUBLIC_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_PUBLIC_URL must begin with postgres:// or postgresql://')
    .optional(),
  DATABASE_POOL: whole('DATABASE_POOL', 16, 8, 500),
  DATA_DIR: z.string().min(1, 'DATA_DIR must not be empty').optional().default('data'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'SMTP_URL must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().optional().default('Travaux <no-reply@localhost>'),
  ...mailInSettings,
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug'], {
      message: 'LOG_LEVEL must be silent, fatal, error, warn, info or debug',
    })
    .optional()
    .default('warn'),
  CLOSING_GRACE_MINUTES: whole('CLOSING_GRACE_MINUTES', 30, 0, 1_440),
  ...fileSettings,
  UPLOAD_FILE_MB: whole('UPLOAD_FILE_MB', 50, 1, 5_000),
  UPLOAD_TOTAL_MB: whole('UPLOAD_TOTAL_MB', 100, 1, 20_000),
  UPLOAD_ADDRESS_MB_PER_HOUR: whole('UPLOAD_ADDRESS_MB_PER_HOUR', 2_000, 1, 1_000_000),
  DOCUMENT_SECONDS: whole('DOCUMENT_SECONDS', 180, 5, 3_600),
  DOCUMENT_MEMORY_MB: whole('DOCUMENT_MEMORY_MB', 1_024, 256, 16_384),
  RATE_LIMIT_PER_MINUTE: whole('RATE_LIMIT_PER_MINUTE', 600, 1, 1_000_000),
  TRUST_PROXY: trustedProxies('TRUST_PROXY'),
})

export interface Config {
  readonly port: number
  readonly host: string
  /** Undefined: the address the server listens on. */
  readonly baseUrl: string | undefined
  readonly siteName: string
  readonly timeZone: string
  /** Undefined: the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined
  readonly databasePublicUrl: string | undefined
  readonly databasePool: number
  /** Absolute. Holds the embedded database, keys, the mail outbox and files. */
  readonly dataDir: string
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  /** Undefined where no mail is taken in. */
  readonly mailIn: MailIn | undefined
  readonly logLevel: z.output<typeof Environment>['LOG_LEVEL']
  readonly closingGraceMinutes: number
  readonly uploads: UploadLimits
  /** Undefined: files lie in a folder of DATA_DIR. */
  readonly filesS3: S3Settings | undefined
  /** Undefined: files are not checked for malware. */
  readonly clamd: ClamdAddress | undefined
  /** What reading one attachment may take. */
  readonly documentLimits: { readonly timeMs: number; readonly memoryBytes: number }
  readonly rateLimitPerMinute: number
  readonly trustProxy: TrustedProxies
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: readonly string[] }

/**
 * The only reader of the environment. A wrong value is refused with its name and what would be right; nothing is
 * guessed. An empty variable counts as not set.
 */
export function readConfig(env: NodeJS.ProcessEnv): ConfigResult {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(set)
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) =>
        issue.message.includes(String(issue.path[0]))
          ? issue.message
          : `${String(issue.path[0])}: ${issue.message}`,
      ),
    }
  const e = parsed.data
  const mailIn = readMailIn(e)
  if (!mailIn.ok) return { ok: false, problems: [mailIn.problem] }
  const files = readFilePlace(e)
  if (!files.ok) return { ok: false, problems: [files.problem] }
  return {
    ok: true,
    config: {
      port: e.PORT,
      host: e.HOST,
      baseUrl: e.BASE_URL,
      siteName: e.SITE_NAME,
      timeZone: e.TIME_ZONE,
      databaseUrl: e.DATABASE_URL,
      databasePublicUrl: e.DATABASE_PUBLIC_URL,
      databasePool: e.DATABASE_POOL,
      dataDir: resolve(e.DATA_DIR),
      smtpUrl: e.SMTP_URL,
      mailFrom: e.MAIL_FROM,
      mailIn: mailIn.mailIn,
      logLevel: e.LOG_LEVEL,
      closingGraceMinutes: e.CLOSING_GRACE_MINUTES,
      filesS3: files.s3,
      clamd: e.CLAMD,
      uploads: {
        fileBytes: e.UPLOAD_FILE_MB * megabyte,
        totalBytes: Math.max(e.UPLOAD_TOTAL_MB, e.UPLOAD_FILE_MB) * megabyte,
        addressBytesPerHour: e.UPLOAD_ADDRESS_MB_PER_HOUR * megabyte,
      },
      documentLimits: {
        timeMs: e.DOCUMENT_SECONDS * 1_000,
        memoryBytes: e.DOCUMENT_MEMORY_MB * 1024 * 1024,
      },
      rateLimitPerMinute: e.RATE_LIMIT_PER_MINUTE,
      trustProxy: e.TRUST_PROXY,
    },
  }
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
