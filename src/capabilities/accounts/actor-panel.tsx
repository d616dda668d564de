import { panel } from '../../platform/places.ts'
import { Link } from '../../ui/index.ts'
import { auditActorPlace } from '../ledger/index.ts'
import { listStaffNames } from './queries.ts'

/** Puts the person's name where the audit trail has only an identifier. */
export const actorPanel = panel(auditActorPlace, 1, async (staffId, { db, actor }) => {
  const name = (await listStaffNames(db, [staffId])).get(staffId)
  if (!name) return null
  return actor?.permissions.has('staff.administer') ? (
    <Link href={`/staff/people/${staffId}`}>{name}</Link>
  ) : (
    name
  )
})
