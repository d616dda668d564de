import type { Capability } from '../../platform/capability.ts'
import { mailLink } from './jobs.ts'
import { messages } from './messages.ts'
import { permissions } from './permissions.ts'

export const accounts: Capability = {
  name: 'accounts',
  tables: {
    agency: 'reference',
    staff: 'reference',
    staff_role: 'reference',
    staff_link: 'local',
    staff_session: 'local',
    sign_in_failure: 'local',
  },
  permissions,
  messages,
  jobs: { 'accounts.mail-link': mailLink },
}
