import type { Capability } from '../../platform/capability.ts'
import { messages } from './messages.ts'
import { permissions } from './permissions.ts'
import { publicRoutes } from './public/routes.tsx'
import { sequence } from './sequence.ts'
import { routes as staffRoutes } from './staff/routes.tsx'

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
  routes(app, house) {
    publicRoutes(app, house)
    staffRoutes(app, house)
  },
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
