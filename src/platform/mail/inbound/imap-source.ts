import { Readable } from 'node:stream'
import { ImapFlow } from 'imapflow'
import type { Logger } from '../../log.ts'

/** How far a mailbox was read. Numbers of another validity mean nothing: the mailbox was made anew. */
export interface MailboxPlace {
  readonly uidValidity: string
  /** The first UID that was not taken yet. */
  readonly nextUid: number
}

export interface FetchedMessage {
  readonly raw: Readable
  /** When the server took it in (INTERNALDATE). */
  readonly receivedAt: Date
  readonly uid: number
  /** Only its first bytes, because it is larger than is taken. */
  readonly cut: boolean
}

export interface ImapSettings {
  /** `imaps://user:password@host:993/INBOX` */
  readonly url: string
  readonly log: Logger
}

export interface ImapCallbacks {
  /** Where to go on from. */
  findPlace(mailbox: string): Promise<MailboxPlace | undefined>
  /**
   * Stores one message and how far this came, at once. On `too-large` nothing is stored, and its first bytes follow. What it
   * throws ends the connection; the message is taken again later.
   */
  take(mailbox: string, message: FetchedMessage, place: MailboxPlace): Promise<'taken' | 'too-large'>
}

/** Servers need not tell of every message; so often we look by ourselves. */
const lookEveryMs = 60_000
/** Of a message that is too large to be taken: enough to see what it is. */
const firstBytes = 256 * 1024

/**
 * Reads a mailbox until told to stop: all that came since the last time, then whatever arrives, waiting with IDLE. Messages are
 * marked as seen after they were stored, and stay where they are.
 *
 * @throws when the connection fails; the caller tries again
 */
export async function readMailbox(
  { url, log }: ImapSettings,
  callbacks: ImapCallbacks,
  signal: AbortSignal,
): Promise<void> {
  const at = new URL(url)
  const mailbox = decodeURIComponent(at.pathname.slice(1)) || 'INBOX'
  const secure = at.protocol === 'imaps:'
  const client = new ImapFlow({
    host: at.hostname,
    port: Number(at.port || (secure ? 993 : 143)),
    secure,
    auth: { user: decodeURIComponent(at.username), pass: decodeURIComponent(at.password) },
    logger: false,
    // A server that says nothing for longer is gone.
    socketTimeout: 5 * 60_000,
  })
  let failed: Error | undefined
  client.on('error', (error: Error) => {
    failed = error
  })
  const abort = () => client.close()
  signal.addEventListener('abort', abort)
  try {
    await client.connect()
    const lock = await client.getMailboxLock(mailbox)
    try {
      while (!signal.aborted) {
        const taken = await takeNew(client, mailbox, callbacks, signal)
        if (taken > 0) log.info({ mailbox, taken }, 'messages taken from the mailbox')
        if (!signal.aborted) await waitForMore(client, signal)
        if (failed) throw failed
      }
    } finally {
      lock.release()
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', abort)
    client.close()
  }
}

async function takeNew(
  client: ImapFlow,
  mailbox: string,
  callbacks: ImapCallbacks,
  signal: AbortSignal,
): Promise<number> {
  if (!client.mailbox) throw new Error(`the mailbox ${mailbox} is not open`)
  const uidValidity = String(client.mailbox.uidValidity)
  const known = await callbacks.findPlace(mailbox)
  const from = known?.uidValidity === uidValidity ? known.nextUid : 1
  const found = (await client.search({ uid: `${from}:*` }, { uid: true })) || []
  // `*` is the newest message, also when it lies before where we begin.
  const uids = found.filter((uid) => uid >= from).sort((a, b) => a - b)
  let taken = 0
  for (const uid of uids) {
    if (signal.aborted) break
    const facts = await client.fetchOne(String(uid), { internalDate: true, uid: true }, { uid: true })
    // Removed meanwhile by somebody with access to the mailbox.
    if (!facts) continue
    const receivedAt = facts.internalDate ? new Date(facts.internalDate) : new Date()
    const take = async (cut: boolean) => {
      const options = cut ? { uid: true, maxBytes: firstBytes } : { uid: true }
      const { content } = await client.download(String(uid), undefined, options)
      if (!content) return 'gone'
      const result = await callbacks.take(
        mailbox,
        { raw: Readable.from(content), receivedAt, uid, cut },
        { uidValidity, nextUid: uid + 1 },
      )
      // The server goes on sending what was not read.
      content.resume()
      return result
    }
    if ((await take(false)) === 'too-large') await take(true)
    await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
    taken++
  }
  return taken
}

/** Until something arrives, or it is time to look. */
async function waitForMore(client: ImapFlow, signal: AbortSignal): Promise<void> {
  let wake = () => {}
  const woken = new Promise<void>((resolve) => {
    wake = resolve
  })
  const timer = setTimeout(wake, lookEveryMs)
  client.once('exists', wake)
  client.once('close', wake)
  signal.addEventListener('abort', wake)
  const idle = client.idle().catch(() => undefined)
  try {
    await woken
  } finally {
    clearTimeout(timer)
    client.off('exists', wake)
    client.off('close', wake)
    signal.removeEventListener('abort', wake)
  }
  // Any command ends the waiting.
  if (client.usable) await client.noop()
  await idle
}
