import type { Capability } from '../../platform/capability.ts'
import { messages } from './messages.ts'
import { permissions } from './permissions.ts'
import { logRoutes } from './public/log.routes.ts'
import { verifyRoutes } from './public/verify.routes.tsx'
import { sequence } from './sequence.ts'
import { routes as staffRoutes } from './staff/routes.tsx'

export const ledger: Capability = {
  name: 'ledger',
  tables: {
    audit: 'managed-local',
    ledger_outbox: 'local',
    ledger_leaf: 'local',
    ledger_tile: 'local',
    ledger_checkpoint: 'local',
    ledger_statement: 'local',
    ledger_witness: 'local',
    ledger_cosignature: 'local',
    publication: 'local',
  },
  permissions,
  messages,
  routes(app, house) {
    logRoutes(app, house)
    verifyRoutes(app, house)
    staffRoutes(app, house)
  },
  navigation: [{ path: '/staff/audit', label: 'ledger.audit.title', permission: 'audit.read', order: 95 }],
  ticks: [
    {
      name: 'ledger.sequence',
      everyMs: 1_000,
      async run(house) {
        while ((await sequence(house, house.now())) > 0);
      },
    },
  ],
}
