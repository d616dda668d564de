import type { Capability } from '../../platform/capability.ts'
import { becamePanel } from './became-panel.tsx'
import { messages } from './messages.ts'
import { permissions } from './permissions.ts'
import { resultsPanel } from './public/results-panel.tsx'
import { publicRoutes } from './public/routes.tsx'
import { entryRoutes } from './staff/entry.routes.tsx'
import { evidenceRoutes } from './staff/evidence.routes.ts'
import { formRoutes } from './staff/form.routes.tsx'
import { reportPanel, submissionPanel, waitingPanel } from './staff/panels.tsx'
import { reportRoutes } from './staff/report.routes.tsx'

export const reporting: Capability = {
  name: 'reporting',
  tables: {
    report: 'reference',
    report_entry: 'reference',
    report_entry_version: 'reference',
    report_entry_session: 'reference',
    report_entry_statement: 'reference',
  },
  permissions,
  messages,
  announces: ['results.published'],
  routes(app, house) {
    publicRoutes(app, house)
    reportRoutes(app, house)
    formRoutes(app, house)
    entryRoutes(app, house)
    evidenceRoutes(app, house)
  },
  panels: [resultsPanel, becamePanel, reportPanel, waitingPanel, submissionPanel],
}
