import type { Db } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { automaticKindOf, type Envelope } from '../../../platform/mail/inbound/automatic.ts'
import {
  findPublishedConsultation,
  hasClosed,
  isOpen,
  listPublishedConsultations,
  type PublishedConsultation,
} from '../../consultations/index.ts'
import { readAddress, referencesIn } from './addresses.ts'
import type { LookReason, Wish } from './messages.ts'
import type { OpenedMessage } from './open-message.ts'
import { wishOf } from './wishes.ts'

/** What is to be done with a message. */
export type Placed =
  | { readonly as: 'submission'; readonly consultation: PublishedConsultation }
  | { readonly as: 'attached'; readonly about: About }
  | {
      readonly as: 'to-look'
      readonly reason: LookReason
      readonly about?: About | undefined
      readonly wish?: Wish | undefined
      readonly consultationId?: string | undefined
    }
  | { readonly as: 'duplicate'; readonly of: string; readonly about?: About | undefined }

interface About {
  readonly submissionId: string
  readonly consultationId: string
}

export interface StoredMessage {
  readonly messageId: string
  readonly receivedAt: Date
  readonly envelope: Envelope
  /** Over sender, subject and words. */
  readonly contentHash: string
}

type Reads = Pick<House, 'publicDb' | 'settings'>

/**
 * Decides what a message is: a submission only when it plainly is one. What a machine wrote, what is about a submission
 * that is here and wishes something, and whatever is not clear goes to a person.
 */
export async function placeMessage(
  db: Db,
  house: Reads,
  stored: StoredMessage,
  { message, files }: OpenedMessage,
): Promise<Placed> {
  const { envelope, receivedAt } = stored
  const base = house.settings.mailIn?.address ?? ''
  const sender = message.from?.address
  if (envelope.cut) return { as: 'to-look', reason: 'too-large' }
  if (sender && readAddress(base, sender)) return { as: 'to-look', reason: 'from-ourselves' }
  const about = await findAbout(db, base, stored, { message, files })
  const automatic = automaticKindOf(message, envelope)
  if (automatic) return { as: 'to-look', reason: automatic, about, consultationId: about?.consultationId }
  const copy = await findCopy(db, stored, message.messageId)
  if (copy) return { as: 'duplicate', of: copy.messageId, about: copy.about }
  if (about) {
    const wish = wishOf(message.subject, message.text, files.length > 0)
    if (!sender || about.email?.toLowerCase() !== sender)
      return { as: 'to-look', reason: 'other-sender', about, wish }
    return wish ? { as: 'to-look', reason: 'wish', about, wish } : { as: 'attached', about }
  }
  const consultations = await listAddressed(house, base, { message, files }, envelope, receivedAt)
  const [consultation, another] = consultations
  const consultationId = another ? undefined : consultation?.consultationId
  if (another) return { as: 'to-look', reason: 'several-consultations' }
  if (!consultation) return { as: 'to-look', reason: 'no-consultation' }
  if (!sender) return { as: 'to-look', reason: 'no-sender', consultationId }
  if (message.text.trim() === '' && files.length === 0)
    return { as: 'to-look', reason: 'empty', consultationId }
  if (!isOpen(consultation, receivedAt)) {
    const late = consultation.closesAt !== null && hasClosed(consultation.closesAt, receivedAt)
    return { as: 'to-look', reason: late ? 'after-closing' : 'before-opening', consultationId }
  }
  return { as: 'submission', consultation }
}

const recipientsOf = (envelope: Envelope, { message }: OpenedMessage): string[] => [
  ...new Set([...envelope.to, ...message.recipients]),
]

/** The submission that a message is about: by the address it went to, by its subject, by what it answers. */
async function findAbout(
  db: Db,
  base: string,
  stored: StoredMessage,
  opened: OpenedMessage,
): Promise<(About & { readonly email: string | null }) | undefined> {
  const addressed = recipientsOf(stored.envelope, opened).flatMap(
    (address) => readAddress(base, address) ?? [],
  )
  const references = [
    ...addressed.flatMap((each) => (each.kind === 'reference' ? [each.reference] : [])),
    ...referencesIn(opened.message.subject),
  ]
  if (references.length > 0) {
    const found = await db
      .selectFrom('submission')
      .select(['submissionId', 'consultationId', 'email', 'reference'])
      .where('reference', 'in', references)
      .execute()
    const first = references.flatMap((reference) => found.find((row) => row.reference === reference) ?? [])[0]
    if (first) return first
  }
  const answered = await findAnswered(db, stored.messageId, opened.message.references)
  return answered
    ? db
        .selectFrom('submission')
        .select(['submissionId', 'consultationId', 'email'])
        .where('submissionId', '=', answered)
        .executeTakeFirst()
    : undefined
}

/** Of messages that are here, or of ours: an acknowledgement bears the identifier of the submission. */
async function findAnswered(
  db: Db,
  messageId: string,
  references: readonly string[],
): Promise<string | undefined> {
  if (references.length === 0) return undefined
  for (const reference of [...references].reverse()) {
    const own = /^<(?:acknowledgement|withdrawal)-([0-9a-f-]{36})@/.exec(reference)?.[1]
    if (own) return own
  }
  const earlier = await db
    .selectFrom('inboundMessage')
    .select(['headerId', 'submissionId'])
    .where('headerId', 'in', references)
    .where('messageId', '!=', messageId)
    .where('submissionId', 'is not', null)
    .execute()
  const nearest = [...references]
    .reverse()
    .flatMap((reference) => earlier.find((row) => row.headerId === reference) ?? [])[0]
  return nearest?.submissionId ?? undefined
}

/** The same message by another way, with other headers of delivery: as its sender named it and says the same. */
async function findCopy(db: Db, stored: StoredMessage, headerId: string | undefined) {
  if (!headerId) return undefined
  const copy = await db
    .selectFrom('inboundMessage')
    .select(['messageId', 'submissionId', 'consultationId'])
    .where('headerId', '=', headerId)
    .where('contentHash', '=', stored.contentHash)
    .where('messageId', '!=', stored.messageId)
    .where('state', '!=', 'duplicate')
    .orderBy('receivedAt')
    .executeTakeFirst()
  if (!copy) return undefined
  const { messageId, submissionId, consultationId } = copy
  return { messageId, about: submissionId && consultationId ? { submissionId, consultationId } : undefined }
}

/** The consultations a message is for: by its addresses, or else the only one that was open when it came. */
async function listAddressed(
  house: Reads,
  base: string,
  opened: OpenedMessage,
  envelope: Envelope,
  receivedAt: Date,
): Promise<PublishedConsultation[]> {
  // Who delivered it knows to whom; the headers may name others that have a copy of their own.
  const own = (addresses: readonly string[]) => addresses.flatMap((each) => readAddress(base, each) ?? [])
  const byEnvelope = own(envelope.to)
  const addressed = byEnvelope.length > 0 ? byEnvelope : own(opened.message.recipients)
  const slugs = [...new Set(addressed.flatMap((each) => (each.kind === 'slug' ? [each.slug] : [])))]
  const named: PublishedConsultation[] = []
  for (const slug of slugs) {
    const found = await findPublishedConsultation(house.publicDb, slug)
    if (found) named.push(found)
  }
  if (slugs.length > 0) return named
  const open = (await listPublishedConsultations(house.publicDb)).filter((each) => isOpen(each, receivedAt))
  const [only, another] = open
  if (!only || another) return []
  const found = await findPublishedConsultation(house.publicDb, only.slug)
  return found ? [found] : []
}
