import { sha256 } from '../../platform/ids.ts'
import { canonicalJson } from '../ledger/index.ts'
import type { AnyContent } from './schemas.ts'

/** Names what a person saw of the record, so that a proposal made on it can tell when it has moved since. */
export const fingerprintOf = (content: AnyContent | undefined): string =>
  sha256(canonicalJson(content ?? null)).slice(0, 24)
