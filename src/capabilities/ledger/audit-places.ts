import { definePlace } from '../../platform/places.ts'

/** In the audit trail, where a member of staff is named: the subject is their identifier. */
export const auditActorPlace = definePlace<string>('ledger.audit-actor')
