import type { PermissionTable } from '../../platform/access.ts'

export const permissions: PermissionTable = {
  // Submissions hold personal information: an administrator or an auditor does not need to read them.
  'submission.read': ['engagement-lead', 'analyst', 'information-officer', 'approver', 'negotiator'],
}
