import type { Capability } from '../../platform/capability.ts'
import { messages } from './messages.ts'
import { permissions } from './permissions.ts'
import { improveRoutes } from './public/improve.routes.tsx'
import { updatesRoutes } from './public/updates.routes.tsx'
import { staffRoutes } from './staff/routes.tsx'
import { toldPanel } from './staff/told-panel.tsx'
import { feedbackPanel } from './staff/waiting-panel.tsx'
import { onResultsPublished, tellOfResults, tellPerson } from './tell-of-results.ts'

export const engagement: Capability = {
  name: 'engagement',
  tables: { engagement_notice: 'sharded', page_feedback: 'reference' },
  permissions,
  messages,
  routes(app, house) {
    updatesRoutes(app, house)
    improveRoutes(app, house)
    staffRoutes(app, house)
  },
  jobs: {
    'engagement.tell-of-results': tellOfResults,
    'engagement.tell-person': tellPerson,
  },
  listens: { 'results.published': onResultsPublished },
  panels: [feedbackPanel, toldPanel],
  navigation: [
    { path: '/staff/feedback', label: 'engagement.feedback.title', permission: 'feedback.read', order: 80 },
  ],
}
