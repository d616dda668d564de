/** A message to one person. Plain text: it reads well everywhere and carries nothing that loads from outside. */
export interface Message {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Identifies the message over retries, so that a receiver can tell a repeat. */
  readonly id: string
}

/** Sends mail, or lays it into a folder (the file outbox) when no SMTP server is configured. */
export interface Mailer {
  send(message: Message): Promise<void>
}
