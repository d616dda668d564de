import type { PermissionTable } from '../../platform/access.ts'

export const permissions: PermissionTable = {
  'feedback.read': ['engagement-lead', 'administrator'],
}
