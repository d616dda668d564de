import { type PermissionTable, roles } from '../../platform/access.ts'

export const permissions: PermissionTable = {
  'report.read': roles,
  'report.edit': ['engagement-lead', 'analyst'],
  'report.approve': ['approver'],
  'report.publish': ['engagement-lead', 'approver'],
}
