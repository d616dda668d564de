import type { Capability } from '../../platform/capability.ts'
import { messages } from './messages.ts'
import { permissions } from './permissions.ts'
import { staffRoutes } from './staff/routes.ts'
import { waitingPanel } from './staff/waiting-panel.tsx'

export const negotiations: Capability = {
  name: 'negotiations',
  tables: {
    treaty: 'reference',
    treaty_agency: 'reference',
    treaty_stage: 'reference',
    treaty_fact: 'reference',
    negotiation_session: 'reference',
    session_schedule: 'reference',
    chapter: 'reference',
    chapter_origin: 'reference',
    session_chapter: 'reference',
    treaty_document: 'reference',
    treaty_document_relation: 'reference',
    outcome: 'reference',
    statement: 'reference',
    statement_chapter: 'reference',
    negotiation_change: 'reference',
  },
  permissions,
  messages,
  routes: staffRoutes,
  panels: [waitingPanel],
  navigation: [
    { path: '/staff/treaties', label: 'negotiations.treaties.title', permission: 'treaty.read', order: 20 },
    { path: '/staff/changes', label: 'negotiations.changes.title', permission: 'treaty.read', order: 21 },
  ],
}
