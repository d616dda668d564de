import type { Readable } from 'node:stream'
import { SMTPServer } from 'smtp-server'
import type { Logger } from '../../log.ts'
import type { Envelope } from './automatic.ts'

export interface SmtpReceiverSettings {
  readonly host: string
  readonly port: number
  /** Bytes of one message at most. */
  readonly largest: number
  /** True for an address of ours; for no other is mail taken: this is no relay. */
  isOurs(address: string): boolean
  /** Stores a message. The sender is told that it was taken when this is done, and to try again when it throws. */
  take(raw: Readable, envelope: Envelope): Promise<'taken' | 'too-large'>
  readonly log: Logger
}

export interface SmtpReceiver {
  readonly port: number
  /** Takes no more; what is being taken is finished. */
  stop(): Promise<void>
}

const mostClients = 200
/** Whoever says nothing for so long makes room for others. */
const silenceMs = 60_000
const mostRecipients = 50

/**
 * Takes mail for our addresses by SMTP, from the mail server in front. It asks for no password and encrypts nothing by
 * itself: it stands behind that server, not in the open.
 */
export async function startSmtpReceiver(settings: SmtpReceiverSettings): Promise<SmtpReceiver> {
  const server = new SMTPServer({
    banner: 'Travaux',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: settings.largest,
    maxClients: mostClients,
    socketTimeout: silenceMs,
    logger: false,
    disableReverseLookup: true,
    // For who is in the middle of a message when we stop.
    closeTimeout: 3_000,
    onRcptTo({ address }, session, done) {
      if (!settings.isOurs(address.toLowerCase())) return done(smtpError(550, 'No such address here'))
      if (session.envelope.rcptTo.length >= mostRecipients) return done(smtpError(452, 'Too many recipients'))
      done()
    },
    onData(stream, session, done) {
      const { mailFrom, rcptTo } = session.envelope
      const envelope = {
        from: mailFrom ? mailFrom.address.toLowerCase() : '',
        to: rcptTo.map(({ address }) => address.toLowerCase()),
      }
      settings
        .take(stream, envelope)
        .then((result) => {
          if (result === 'taken' && !stream.sizeExceeded) return done(null, 'Taken')
          stream.resume()
          return done(smtpError(552, `A message may have ${settings.largest} bytes at most`))
        })
        .catch((error: unknown) => {
          settings.log.error({ err: error }, 'a message could not be stored')
          stream.resume()
          // The sending server keeps it and tries again.
          done(smtpError(451, 'Not stored; please try again later'))
        })
    },
  })
  server.on('error', (error: Error) => settings.log.warn({ err: error }, 'SMTP'))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, settings.host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : settings.port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

const smtpError = (code: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode: code })
