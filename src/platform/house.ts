import type { KeyObject } from 'node:crypto'
import type { Actor } from './access.ts'
import type { Capability } from './capability.ts'
import type { Db } from './database/database.ts'
import type { DocumentReader } from './documents/reading.ts'
import type { FileStore } from './files/file-store.ts'
import type { PageCache } from './http/page-cache.ts'
import type { Logger } from './log.ts'
import type { Mailer } from './mail/mailer.ts'
import type { MalwareCheck } from './malware/clamd.ts'
import type { Places } from './places.ts'
import type { Translator } from './translation/words.ts'

/** Settings that pages and jobs read. Parsed once in `src/app/config.ts`. */
export interface Settings {
  /** Where people reach this site, without a slash at the end: `https://consult.example.govt.nz`. */
  readonly baseUrl: string
  /** The site's own name, in the header and in mail. */
  readonly siteName: string
  /** The zone in which staff dates without a zone of their own are shown. */
  readonly timeZone: string
  /** Minutes after closing in which a form that was open before closing is still accepted. */
  readonly closingGraceMinutes: number
  /** True when the site is served over TLS: cookies are then `Secure`. */
  readonly secure: boolean
  readonly uploads: UploadLimits
  /** Undefined where no mail is taken in. */
  readonly mailIn?: MailIn | undefined
}

/** How mail comes in. */
export interface MailIn {
  /** Ours: `submissions@consult.example.govt.nz`. What stands after a plus says what a message is for. */
  readonly address: string
  /** What our own mail comes from: whatever comes from there is a loop. */
  readonly sendsFrom?: string | undefined
  /** The mailbox that is read, with user and password. */
  readonly imapUrl?: string | undefined
  /** Where mail is taken by SMTP. */
  readonly smtpListen?: { readonly host: string; readonly port: number } | undefined
}

/** How much people may send; forms say so beforehand. */
export interface UploadLimits {
  /** Of one file. */
  readonly fileBytes: number
  /** Of all files of one submission. */
  readonly totalBytes: number
  /** From one address within an hour, sent or not. */
  readonly addressBytesPerHour: number
}

/** Secrets of this installation. */
export interface Keys {
  /** For tokens and cookies. */
  readonly secret: string
  /** Ed25519, for receipts and checkpoints. */
  readonly signing: KeyObject
  /** Names the signing key: the first 16 hex digits of SHA-256 over its public half (SPKI DER). */
  readonly signingKeyId: string
  /** Every key that ever signed here, oldest first; the last is the public half of `signing`. */
  readonly chain: readonly KeyInChain[]
}

/** The public half of a signing key, and when it was in use. */
export interface KeyInChain {
  /** The first 16 hex digits of SHA-256 over its SPKI DER. */
  readonly keyId: string
  /** The 32 bytes of the Ed25519 key, base64. */
  readonly publicKey: string
  /** ISO 8601, UTC. */
  readonly from: string
  /** When the next key took its place; not there for the one in use. */
  readonly until?: string
  /** Not there for the first: the key before it signs that this one follows; Ed25519, base64. */
  readonly endorsement?: string
  /** Not there for the first: this key signs which one was before it, so that whoever trusts it can trust that one too. */
  readonly acceptance?: string
}

/** Built files by their plain name: `site.css` → `/assets/site-1a2b3c.css`. */
export type AssetUrl = (name: string) => string

/** What every route, job and tick is given. Nothing in the house is global. */
export interface House {
  readonly db: Db
  /** Can read only `published_*` views. */
  readonly publicDb: Db
  readonly now: () => Date
  readonly settings: Settings
  readonly keys: Keys
  readonly words: Translator
  readonly places: Places
  readonly pages: PageCache
  readonly mailer: Mailer
  /** Reads files that people send; its process starts with the first. */
  readonly documents: DocumentReader
  /** Undefined where no check for malware is configured. */
  readonly malware: MalwareCheck | undefined
  /** The bytes of what was sent: files, messages, scans. */
  readonly files: FileStore
  readonly log: Logger
  readonly asset: AssetUrl
  readonly capabilities: readonly Capability[]
  /** What an actor with these roles may do, over all capabilities. */
  permissionsOf(roles: Actor['roles']): ReadonlySet<string>
}
