export type RefusalReason = 'in-use' | 'other-major' | 'not-a-cluster' | 'no-place' | 'unsupported' | 'failed'

/**
 * The embedded database could not be started for a reason the operator can act on. The message is written for them:
 * what is wrong, where, and what to do. A defect of ours is thrown as a plain `Error` instead.
 */
export class EmbeddedRefusal extends Error {
  readonly reason: RefusalReason

  constructor(reason: RefusalReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'EmbeddedRefusal'
    this.reason = reason
  }
}
