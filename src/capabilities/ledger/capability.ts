import type { Capability } from '../../platform/capability.ts'
import { messages } from './messages.ts'
import { permissions } from './permissions.ts'
import { sequence } from './sequence.ts'

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
