import type { Capability } from '../../platform/capability.ts'
import { messages } from './messages.ts'
import { permissions } from './permissions.ts'
import { publicRoutes } from './public/routes.tsx'
import { recordTurns } from './record-turns.ts'
import { staffRoutes } from './staff/routes.ts'
import { waitingPanel } from './staff/waiting-panel.tsx'

export const consultations: Capability = {
  name: 'consultations',
  tables: {
    consultation: 'reference',
    consultation_edition: 'reference',
    notice_text: 'reference',
  },
  permissions,
  messages,
  announces: ['consultation.published', 'consultation.changed', 'consultation.opened', 'consultation.closed'],
  routes(app, house) {
    publicRoutes(app, house)
    staffRoutes(app, house)
  },
  panels: [waitingPanel],
  navigation: [
    {
      path: '/staff/consultations',
      label: 'consultations.staff.title',
      permission: 'consultation.read',
      order: 10,
    },
  ],
  ticks: [
    {
      name: 'consultations.turns',
      everyMs: 5_000,
      run: (house) => recordTurns(house.db, house.now(), house.log),
    },
  ],
}
