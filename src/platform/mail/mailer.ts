/** A message to one person. Plain text: it reads well everywhere and carries nothing that loads from outside. */
export interface Message {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Identifies the message over retries, so that a receiver can tell a repeat. */
  readonly id: string
  /** Where answers go, when not to where it comes from. */
  readonly replyTo?: string | undefined
  /**
   * The identifier of the message that this one answers by itself. It then has a null return path and says that it is
   * automatic (RFC 3834), so that no machine answers it.
   */
  readonly answers?: string | undefined
}

/** Sends mail, or lays it into a folder (the file outbox) when no SMTP server is configured. */
export interface Mailer {
  send(message: Message): Promise<void>
}
