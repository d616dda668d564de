/** Roles a member of staff can hold. Who may do what stands in each capability's `permissions.ts`. */
export const roles = [
  'engagement-lead',
  'analyst',
  'information-officer',
  'approver',
  'negotiator',
  'administrator',
  'auditor',
] as const

export type Role = (typeof roles)[number]

export const isRole = (value: string): value is Role => (roles as readonly string[]).includes(value)

/** A permission and the roles that hold it. Nothing is allowed that is not written. */
export type PermissionTable = Readonly<Record<string, readonly Role[]>>

/** Who acts: a member of staff signed in, with what they may do. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly permissions: ReadonlySet<string>
}

/**
 * Nothing is decided on one person's word: true for whoever is not among the authors of what is to be judged, be it
 * that they wrote it or that they proposed it. Authors not known (null) are nobody.
 */
export const isSecondPerson = (
  actor: Pick<Actor, 'id'>,
  ...authors: readonly (string | null | undefined)[]
): boolean => !authors.includes(actor.id)

/** What a route says of itself; a route that does not say it keeps the server from starting. */
export interface RouteAccess {
  /** `public`, or the permission a member of staff must hold. */
  readonly permission: string
  /**
   * The name of the deed in the audit trail, which the verb records in its transaction; or of the view (`….viewed`)
   * or export (`….exported`), which the server records before anything is shown.
   *
   * `none` where the trail says nothing: pages that show what is public, an empty form, or what is the asker's own;
   * and forms in progress. A form that is begun, saved or left is not yet a deed: nothing has been said to anyone, its
   * page is saved many times over, and receiving must stay cheap. What is sent, corrected or withdrawn is a deed.
   */
  readonly audit: string
}

/** Every row of the permission tables, for one set of roles. */
export function permissionsOf(held: readonly Role[], tables: readonly PermissionTable[]): Set<string> {
  const found = new Set<string>()
  for (const table of tables)
    for (const [permission, allowed] of Object.entries(table))
      if (allowed.some((role) => held.includes(role))) found.add(permission)
  return found
}

/** The roles that hold a permission, in the order in which roles are listed. */
export const rolesWith = (permission: string, tables: readonly PermissionTable[]): readonly Role[] =>
  roles.filter((role) => permissionsOf([role], tables).has(permission))
