import type { PermissionTable } from '../../platform/access.ts'

export const permissions: PermissionTable = {
  // Submissions hold personal information: an administrator or an auditor does not need to read them.
  // What the register tells is nobody's personal information: oversight may read it.
  'register.read': [
    'engagement-lead',
    'analyst',
    'information-officer',
    'approver',
    'negotiator',
    'administrator',
    'auditor',
  ],
  'message.read': ['engagement-lead', 'analyst', 'information-officer'],
  'message.settle': ['engagement-lead', 'analyst', 'information-officer'],
  'submission.enter': ['engagement-lead', 'analyst', 'information-officer'],
  // The letter to whoever wrote on paper holds their private link; those who entered or compared it need no more than that.
  'entry-letter.read': ['engagement-lead'],
  'submission.import': ['engagement-lead', 'analyst'],
  'api-key.administer': ['engagement-lead'],
  'submission.exclude': ['engagement-lead', 'analyst', 'information-officer'],
  'file.settle': ['engagement-lead', 'analyst', 'information-officer'],
  'submission.read': ['engagement-lead', 'analyst', 'information-officer', 'approver', 'negotiator'],
}
