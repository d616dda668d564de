import type { Role } from '../../platform/access.ts'

interface AgencyTable {
  agencyId: string
  slug: string
  name: string
  nameMi: string | null
  role: string | null
  createdAt: Date
}

interface StaffTable {
  staffId: string
  email: string
  name: string
  agencyId: string | null
  passwordHash: string | null
  totpSecret: Buffer | null
  totpLastStep: number | null
  createdAt: Date
  lastSignedInAt: Date | null
  disabledAt: Date | null
}

interface StaffRoleTable {
  staffId: string
  role: Role
}

export type LinkKind = 'first' | 'invitation' | 'renewal'

interface StaffLinkTable {
  linkId: string
  staffId: string
  kind: LinkKind
  createdAt: Date
  expiresAt: Date
  usedAt: Date | null
  name: string | null
  email: string | null
  passwordHash: string | null
  totpSecret: Buffer | null
}

interface StaffSessionTable {
  sessionHash: string
  staffId: string
  formSecret: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  secondFactorAt: Date | null
}

interface SignInFailureTable {
  failureId: string
  keyHash: string
  at: Date
}

interface PublishedAgencyView {
  agencyId: string
  slug: string
  name: string
  nameMi: string | null
  role: string | null
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    agency: AgencyTable
    staff: StaffTable
    staffRole: StaffRoleTable
    staffLink: StaffLinkTable
    staffSession: StaffSessionTable
    signInFailure: SignInFailureTable
    publishedAgency: PublishedAgencyView
  }
}
