import type { ParsedMessage } from './parse-message.ts'

/** What a message is when no person wrote it to us. */
export type AutomaticKind = 'bounce' | 'auto-reply' | 'list' | 'calendar' | 'spam'

/** As the server that took it knew it; '' is the null return path of RFC 5321, section 4.5.5. */
export interface Envelope {
  readonly from?: string | undefined
  readonly to: readonly string[]
  /** The message was larger than is taken: these are its first bytes, the rest is still in the mailbox. */
  readonly cut?: boolean | undefined
}

const daemons = /^(mailer-daemon|postmaster|mail-?daemon|double-bounce)@/

// Words that mail programs put at the beginning of subjects when they answer by themselves; only where the headers of the
// standards are missing, and only at the beginning, so that a person who writes about absence is not taken for a machine.
const subjectsOfAutoReplies =
  /^(auto(matic)?[ -]?(reply|response)\b|autoreply\b|auto:|out[ -]of[ -](the )?office(:|$| auto| reply)|abwesenheit(snotiz|:)|réponse automatique|respuesta automática)/i
const subjectsOfBounces =
  /^(undeliver(ed|able)(:| mail\b| message\b|$)|mail delivery (failed|failure|subsystem)|delivery status notification|returned mail\b|failure notice$|mail system error|message not delivered)/i

/**
 * Tells what was not written by a person: by the headers that RFC 3834 (automatic responses), RFC 3464 (delivery reports),
 * RFC 2919 (lists) and RFC 5545 (invitations) give, and by those that mail programs used before them. Undefined for what a
 * person may have written; in doubt, that.
 */
export function automaticKindOf(message: ParsedMessage, envelope: Envelope): AutomaticKind | undefined {
  const valuesOf = (name: string) =>
    message.headers.filter((header) => header.name === name).map(({ value }) => value.toLowerCase())
  const has = (name: string) => valuesOf(name).length > 0
  const { subject } = message
  const sender = message.from?.address ?? ''
  const returnPath = envelope.from ?? valuesOf('return-path')[0]

  if (valuesOf('x-spam-flag').some((value) => value.startsWith('yes'))) return 'spam'
  if (valuesOf('x-spam-status').some((value) => value.startsWith('yes'))) return 'spam'

  const isReport = /^multipart\/report/.test(message.contentType)
  if (isReport || message.partTypes.includes('message/delivery-status')) return 'bounce'
  if (daemons.test(sender) || has('x-failed-recipients') || subjectsOfBounces.test(subject)) return 'bounce'

  const autoSubmitted = valuesOf('auto-submitted')[0]
  if (autoSubmitted !== undefined && !autoSubmitted.startsWith('no')) return 'auto-reply'
  if (has('x-autoreply') || has('x-autorespond') || has('x-autoresponder') || has('x-auto-reply'))
    return 'auto-reply'
  if (valuesOf('precedence').some((value) => value === 'auto_reply')) return 'auto-reply'
  if (valuesOf('x-precedence').some((value) => value === 'auto_reply')) return 'auto-reply'
  if (has('x-vacation') || has('delivered-by-autoresponder')) return 'auto-reply'
  if (subjectsOfAutoReplies.test(subject)) return 'auto-reply'
  if (returnPath === '' || returnPath === '<>') return 'auto-reply'

  if (message.contentType === 'text/calendar' || message.partTypes.includes('text/calendar'))
    return 'calendar'
  const isBulk = valuesOf('precedence').some((value) => ['bulk', 'junk', 'list'].includes(value))
  if (has('list-id') || has('list-post') || (isBulk && has('list-unsubscribe'))) return 'list'
  return undefined
}
