import { type PermissionTable, roles } from '../../platform/access.ts'

export const permissions: PermissionTable = {
  'consultation.read': roles,
  'consultation.edit': ['engagement-lead'],
  'consultation.approve': ['approver'],
  'consultation.publish': ['engagement-lead', 'approver'],
}
