import type { PermissionTable } from '../../platform/access.ts'

export const permissions: PermissionTable = {
  'submission.annotate': ['engagement-lead', 'analyst', 'information-officer'],
  'submission.export': ['engagement-lead', 'analyst', 'information-officer'],
}
