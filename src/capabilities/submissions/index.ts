export { findReachable, listByReference, listReachable, type Reachable } from './listing.ts'
export { answersIn, readVersion, type VersionContent } from './own-submission.ts'
export { ownSubmissionPlace, type SubmissionSubject, submissionPlace } from './places.ts'
export { newPrivateKey, secretHashOf } from './private-key.ts'
export { findReading, findSubmission, type SubmissionReading } from './reading.ts'
export { type Arrival, type Received, receive } from './receive.ts'
export { readReference, referenceOf } from './reference.ts'
export { findSelection, insertSelection, listSelections, type NewSelection } from './selections.ts'
export {
  type Channel,
  channels,
  type DraftContent,
  type Sender,
  type SubmitterKind,
  submitterKinds,
} from './submissions.ts'
