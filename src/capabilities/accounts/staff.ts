import type { Role } from '../../platform/access.ts'

/** A member of staff as administrators see them. */
export interface StaffMember {
  readonly staffId: string
  readonly email: string
  readonly name: string
  readonly agencyId: string | null
  readonly agencyName: string | null
  readonly roles: readonly Role[]
  readonly state: StaffState
  readonly lastSignedInAt: Date | null
}

/** `invited` has not set up a password and second factor yet and so cannot sign in. */
export type StaffState = 'active' | 'invited' | 'disabled'

export function stateOf(staff: { passwordHash: string | null; disabledAt: Date | null }): StaffState {
  if (staff.disabledAt) return 'disabled'
  return staff.passwordHash ? 'active' : 'invited'
}

/** The form in which an address is kept and compared. */
export const normalEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase()
