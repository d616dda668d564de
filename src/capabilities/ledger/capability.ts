import type { Capability } from '../../platform/capability.ts'
import { messages } from './messages.ts'
import { permissions } from './permissions.ts'
import { sequence } from './sequence.ts'
import { routes } from './staff/routes.tsx'

export const ledger: Capability = {
  name: 'ledger',
  tables: {
    audit: 'managed-local',
    ledger_outbox: 'local',
    ledger_leaf: 'local',
    publication: 'local',
  },
  permissions,
  messages,
  routes,
  navigation: [{ path: '/staff/audit', label: 'ledger.audit.title', permission: 'audit.read', order: 95 }],
  ticks: [
    {
      name: 'ledger.sequence',
      everyMs: 1_000,
      async run(house) {
        while ((await sequence(house.db, house.now())) > 0);
      },
    },
  ],
}
