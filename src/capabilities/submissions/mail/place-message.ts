import type { Db } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { isId } from '../../../platform/ids.ts'
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
import { findReturned, type Returned } from './returned.ts'
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
  /** Of what mail servers return. */
  returned?: Returned | undefined,
): Promise<Placed> {
  const { envelope, receivedAt } = stored
  const base = house.settings.mailIn?.address ?? ''
  const sender = message.from?.address
  const { named, slugs } = await listNamed(house, base, { message }, envelope)
  // Where the address tells, whoever looks at it need not ask for which consultation it is.
  const consultationId = named.length === 1 ? named[0]?.consultationId : undefined
  if (envelope.cut) return { as: 'to-look', reason: 'too-large', consultationId }
  if (sender && isOurs(house, sender)) return { as: 'to-look', reason: 'from-ourselves', consultationId }
  const about = await findAbout(db, base, stored, { message, files }, named)
  const automatic = automaticKindOf(message, envelope)
  if (automatic) {
    const meant = about ?? (returned && (await findReturned(db, returned)))
    return {
      as: 'to-look',
      reason: automatic,
      about: meant,
      consultationId: meant?.consultationId ?? consultationId,
    }
  }
  const placed = about
    ? placeAbout(about, sender, { message, files })
    : await placeNew(house, { message, files }, { named, slugs, receivedAt })
  return findCopyOf(db, stored, message.messageId, placed)
}

/** Ours: the address that people write to, with anything after a plus, and the one our own mail comes from. */
const isOurs = ({ settings: { mailIn } }: Reads, address: string): boolean =>
  mailIn !== undefined &&
  (readAddress(mailIn.address, address) !== undefined || mailIn.sendsFrom?.toLowerCase() === address)

function placeAbout(
  about: About & { readonly email: string | null },
  sender: string | undefined,
  { message, files }: Pick<OpenedMessage, 'message' | 'files'>,
): Placed {
  const wish = wishOf(message.subject, message.text, files.length > 0)
  // A server on its way found that it does not come from where it says.
  const isForged = /\b(dmarc|spf|dkim)=(fail|softfail|permerror)\b/i.test(message.authentication)
  if (!sender || about.email?.toLowerCase() !== sender)
    return { as: 'to-look', reason: 'other-sender', about, wish }
  if (isForged) return { as: 'to-look', reason: 'doubtful-sender', about, wish }
  return wish ? { as: 'to-look', reason: 'wish', about, wish } : { as: 'attached', about }
}

interface Addressed {
  readonly named: readonly PublishedConsultation[]
  readonly slugs: readonly string[]
}

async function placeNew(
  house: Reads,
  { message, files }: Pick<OpenedMessage, 'message' | 'files'>,
  { named, slugs, receivedAt }: Addressed & { readonly receivedAt: Date },
): Promise<Placed> {
  const [consultation, another] = slugs.length > 0 ? named : await listOnlyOpen(house, receivedAt)
  const consultationId = another ? undefined : consultation?.consultationId
  if (another) return { as: 'to-look', reason: 'several-consultations' }
  if (!consultation) return { as: 'to-look', reason: 'no-consultation' }
  if (!message.from) return { as: 'to-look', reason: 'no-sender', consultationId }
  if (message.text.trim() === '' && files.length === 0)
    return { as: 'to-look', reason: 'empty', consultationId }
  if (!isOpen(consultation, receivedAt)) {
    const late = consultation.closesAt !== null && hasClosed(consultation.closesAt, receivedAt)
    return { as: 'to-look', reason: late ? 'after-closing' : 'before-opening', consultationId }
  }
  return { as: 'submission', consultation }
}

const recipientsOf = (envelope: Envelope, { message }: Pick<OpenedMessage, 'message'>): string[] => [
  ...new Set([...envelope.to, ...message.recipients]),
]

/** The submission that a message is about: by the address it went to, by its subject, by what it answers. */
async function findAbout(
  db: Db,
  base: string,
  stored: StoredMessage,
  opened: Pick<OpenedMessage, 'message' | 'files'>,
  named: readonly PublishedConsultation[],
): Promise<(About & { readonly email: string | null }) | undefined> {
  const addressed = recipientsOf(stored.envelope, opened).flatMap(
    (address) => readAddress(base, address) ?? [],
  )
  const inAddress = addressed.flatMap((each) => (each.kind === 'reference' ? [each.reference] : []))
  const references = [...inAddress, ...referencesIn(opened.message.subject)]
  // Whoever writes to the address of one consultation writes to that one, also in an old thread about another.
  const isMeant = (found: About): boolean =>
    inAddress.length > 0 ||
    named.length === 0 ||
    named.some(({ consultationId }) => consultationId === found.consultationId)
  if (references.length > 0) {
    const found = await db
      .selectFrom('submission')
      .select(['submissionId', 'consultationId', 'email', 'reference'])
      .where('reference', 'in', references)
      .execute()
    const first = references.flatMap((reference) => found.find((row) => row.reference === reference) ?? [])[0]
    if (first && isMeant(first)) return first
  }
  const answered = await findAnswered(db, stored.messageId, opened.message.references)
  if (!answered) return undefined
  const found = await db
    .selectFrom('submission')
    .select(['submissionId', 'consultationId', 'email'])
    .where('submissionId', '=', answered)
    .executeTakeFirst()
  return found && isMeant(found) ? found : undefined
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
    if (own && isId(own)) return own
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

/**
 * The same message by another way, with other headers of delivery: as its sender named it, saying the same, for the same. Only a
 * copy of what a person will find where it belongs: somebody's earlier copy in the queue of spam keeps no one from being heard.
 */
async function findCopyOf(
  db: Db,
  stored: StoredMessage,
  headerId: string | undefined,
  placed: Placed,
): Promise<Placed> {
  if (!headerId || (placed.as === 'to-look' && !placed.about)) return placed
  const about = placed.as === 'submission' || placed.as === 'duplicate' ? undefined : placed.about
  const copy = await db
    .selectFrom('inboundMessage')
    .select('messageId')
    .where('headerId', '=', headerId)
    .where('contentHash', '=', stored.contentHash)
    .where('messageId', '!=', stored.messageId)
    .where((eb) =>
      placed.as === 'submission'
        ? eb.and([
            eb('state', '=', 'received'),
            eb('consultationId', '=', placed.consultation.consultationId),
          ])
        : eb.and([
            eb('submissionId', '=', about?.submissionId ?? null),
            eb('state', 'not in', ['duplicate', 'waiting']),
            eb('reason', 'is not distinct from', placed.as === 'to-look' ? placed.reason : null),
          ]),
    )
    .orderBy('receivedAt')
    .executeTakeFirst()
  if (!copy) return placed
  const of = about ?? {
    submissionId: copy.messageId,
    consultationId: placed.as === 'submission' ? placed.consultation.consultationId : '',
  }
  return { as: 'duplicate', of: copy.messageId, about: of }
}

/** The consultations that are named in the addresses a message went to. */
async function listNamed(
  house: Reads,
  base: string,
  opened: Pick<OpenedMessage, 'message'>,
  envelope: Envelope,
): Promise<Addressed> {
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
  return { named, slugs }
}

/** Where no consultation is named: the only one that was open when it came. */
async function listOnlyOpen(house: Reads, receivedAt: Date): Promise<PublishedConsultation[]> {
  const open = (await listPublishedConsultations(house.publicDb)).filter((each) => isOpen(each, receivedAt))
  const [only, another] = open
  if (!only || another) return []
  const found = await findPublishedConsultation(house.publicDb, only.slug)
  return found ? [found] : []
}
