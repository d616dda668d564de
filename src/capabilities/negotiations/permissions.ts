import { type PermissionTable, roles } from '../../platform/access.ts'

export const permissions: PermissionTable = {
  'treaty.read': roles,
  'treaty.propose': ['negotiator', 'engagement-lead'],
  'treaty.approve': ['approver'],
}
