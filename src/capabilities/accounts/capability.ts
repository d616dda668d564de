import type { Capability } from '../../platform/capability.ts'
import { actorPanel } from './actor-panel.tsx'
import { mailLink, mailReaddressed } from './jobs.ts'
import { messages } from './messages.ts'
import { permissions } from './permissions.ts'
import { routes } from './staff/routes.ts'
import { tidyAccounts } from './tidy.ts'

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
  routes,
  jobs: { 'accounts.mail-link': mailLink, 'accounts.mail-readdressed': mailReaddressed },
  ticks: [{ name: 'accounts.tidy', everyMs: 3_600_000, run: (house) => tidyAccounts(house.db, house.now()) }],
  panels: [actorPanel],
  navigation: [
    { path: '/staff/people', label: 'accounts.people.title', permission: 'staff.administer', order: 90 },
    {
      path: '/staff/agencies',
      label: 'accounts.agencies.title',
      permission: 'agencies.administer',
      order: 91,
    },
  ],
}
