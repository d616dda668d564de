export { listFilesOf, type NamedFile } from './attachments/queries.ts'
export { findReachable, listByReference, listReachable, type Reachable } from './listing.ts'
export { ownSubmissionPlace, submissionPlace } from './places.ts'
export { newPrivateKey, secretHashOf } from './private-key.ts'
export { findSubmission } from './reading.ts'
export { type Received, receive } from './receive.ts'
export { readReference, referenceOf } from './reference.ts'
export { findSelection, insertSelection, listSelections } from './selections.ts'
export {
  type Channel,
  channels,
  type DraftContent,
  type Sender,
  type SubmitterKind,
  submitterKinds,
} from './submissions.ts'
