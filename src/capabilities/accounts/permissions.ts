import { type PermissionTable, roles } from '../../platform/access.ts'

export const permissions: PermissionTable = {
  'staff.home': roles,
  'staff.administer': ['administrator'],
  'agencies.administer': ['administrator'],
}
