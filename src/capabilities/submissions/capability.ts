import type { Capability } from '../../platform/capability.ts'
import { beginPanel, previewPanel } from './begin-panel.tsx'
import { mailLink, mailMoved, mailReceipt, mailWithdrawal } from './jobs.ts'
import { messages } from './messages.ts'
import { permissions } from './permissions.ts'
import { publicRoutes } from './public/routes.ts'
import { previewRoutes } from './staff/preview.routes.tsx'
import { staffRoutes } from './staff/routes.tsx'

export const submissions: Capability = {
  name: 'submissions',
  tables: {
    submission: 'sharded',
    submission_version: 'sharded',
    submission_part: 'sharded',
    submission_text: 'sharded',
    submission_mark: 'sharded',
    submission_draft: 'sharded',
    submission_attachment: 'sharded',
    submission_attachment_reading: 'sharded',
    submission_text_layout: 'sharded',
    selection: 'reference',
  },
  permissions,
  messages,
  routes(app, house) {
    publicRoutes(app, house)
    staffRoutes(app, house)
    previewRoutes(app, house)
  },
  jobs: {
    'submissions.mail-receipt': mailReceipt,
    'submissions.mail-link': mailLink,
    'submissions.mail-moved': mailMoved,
    'submissions.mail-withdrawal': mailWithdrawal,
  },
  panels: [beginPanel, previewPanel],
}
