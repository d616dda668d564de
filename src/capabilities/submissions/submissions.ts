import type { Answers } from '../consultations/index.ts'
import type { ArrivingFile } from './attachments/attachment.ts'

export const channels = ['web', 'email', 'post', 'meeting', 'telephone', 'import', 'api'] as const
export type Channel = (typeof channels)[number]

/** As what people say that they speak. */
export const statedKinds = ['individual', 'organisation', 'iwi-hapu', 'company', 'academic'] as const
/** `unstated` where nobody asked: in messages, and in what others collected. */
export const submitterKinds = [...statedKinds, 'unstated'] as const
export type SubmitterKind = (typeof submitterKinds)[number]

/** Who speaks. Everything but the kind is the person's choice to give. */
export interface Sender {
  readonly kind: SubmitterKind
  readonly name?: string | undefined
  readonly organisation?: string | undefined
  readonly onBehalfOf?: string | undefined
  /** For the receipt, and for news of the results when asked for. */
  readonly email?: string | undefined
  readonly wantsResults: boolean
}

/** "Please withhold this, because …": a whole answer, or the passage given in `quote`. */
export interface WithholdRequest {
  readonly questionId: string | 'everything'
  readonly quote?: string | undefined
  readonly reason: string
  /** Only while a form asks for the whole answer and for a passage of it: it cannot be sent so. */
  readonly whole?: boolean | undefined
}

/** A file added to a form that is not sent yet; `id` names it in addresses while the form is open. */
export interface DraftFile extends ArrivingFile {
  readonly id: string
  /** The name before it was told apart from another's. */
  readonly givenName?: string | undefined
}

/** A form as far as it was filled in. */
export interface DraftContent {
  readonly answers: Answers
  readonly sender: Sender
  readonly withhold: readonly WithholdRequest[]
  /** Words that came by mail, and were added to what was sent by a person here; they go on with the next correction. */
  readonly body?: string | undefined
  /** Files added to the form, in the order they were added. */
  readonly files?: readonly DraftFile[] | undefined
  /** Sections the person has been through. */
  readonly seen: readonly string[]
  /** The edition the person last heard of, while what a newer one changed is still to be told. */
  readonly toldSince?: string | undefined
}
