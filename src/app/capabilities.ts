import { accounts } from '../capabilities/accounts/capability.ts'
import { analysis } from '../capabilities/analysis/capability.ts'
import { consultations } from '../capabilities/consultations/capability.ts'
import { engagement } from '../capabilities/engagement/capability.ts'
import { ledger } from '../capabilities/ledger/capability.ts'
import { negotiations } from '../capabilities/negotiations/capability.ts'
import { portal } from '../capabilities/portal/capability.ts'
import { reporting } from '../capabilities/reporting/capability.ts'
import { submissions } from '../capabilities/submissions/capability.ts'
import type { Capability } from '../platform/capability.ts'

/** In order: a capability may use only those above it. */
export const capabilities: readonly Capability[] = [
  ledger,
  accounts,
  negotiations,
  consultations,
  submissions,
  analysis,
  reporting,
  engagement,
  portal,
]
