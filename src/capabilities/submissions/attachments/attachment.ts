import type { AttachmentOrigin } from './tables.ts'

/** A file that arrives with a version. Its bytes are in the file store before anything names it. */
export interface ArrivingFile {
  /** As the sender named it, made safe to show. */
  readonly name: string
  readonly declaredType?: string | undefined
  /** Hex; names the bytes in the file store. */
  readonly sha256: string
  readonly bytes: number
  readonly origin: AttachmentOrigin
  /** The question it was added to. */
  readonly questionId?: string | undefined
}
