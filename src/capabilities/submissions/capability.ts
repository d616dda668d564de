import type { Capability } from '../../platform/capability.ts'
import { apiRoutes } from './api/api.routes.tsx'
import { forgetUploads } from './attachments/in-pieces.ts'
import { readAttachments } from './attachments/read-attachments.ts'
import { beginPanel, previewPanel, registerPanel } from './begin-panel.tsx'
import { forgetLetterKeys } from './entry/letter.ts'
import { readScans } from './entry/read-scans.ts'
import { workImports } from './import/work-imports.ts'
import { mailLink, mailMoved, mailReceipt, mailWithdrawal } from './jobs.ts'
import { acknowledgeMessage } from './mail/acknowledge-message.ts'
import { mailDoneForSender } from './mail/mail-done-for-sender.ts'
import { fetchMail, takeMailBySmtp } from './mail/receive-mail.ts'
import { understandMessageJob } from './mail/understand-message.ts'
import { messages } from './messages.ts'
import { permissions } from './permissions.ts'
import { publicRoutes } from './public/routes.ts'
import { countClosingJob, onConsultationClosed } from './register/count-closing.ts'
import { mailExclusion } from './register/mail-exclusion.ts'
import { numberEntries } from './register/number-entries.ts'
import { readRegisterPage } from './register/register-file.ts'
import { apiOriginPanel } from './staff/api-origin-panel.tsx'
import { importOriginPanel } from './staff/import-origin-panel.tsx'
import { previewRoutes } from './staff/preview.routes.tsx'
import { receivingPanel } from './staff/receiving-panel.tsx'
import { staffRoutes } from './staff/routes.tsx'
import { receivedWaitingPanel } from './staff/waiting-panel.tsx'

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
    submission_upload: 'sharded',
    submission_upload_piece: 'sharded',
    entry_draft: 'sharded',
    meeting: 'reference',
    submission_entry: 'sharded',
    submission_signal: 'sharded',
    api_key: 'reference',
    api_request: 'local',
    api_file: 'local',
    submission_api_origin: 'sharded',
    submission_import: 'local',
    submission_import_row: 'local',
    inbound_message: 'local',
    inbound_mailbox: 'local',
    submission_dead_address: 'sharded',
    submission_exclusion: 'sharded',
    submission_told_apart: 'sharded',
    submission_progress: 'local',
    submission_closing_count: 'reference',
    selection: 'reference',
  },
  permissions,
  messages,
  routes(app, house) {
    publicRoutes(app, house)
    apiRoutes(app, house)
    staffRoutes(app, house)
    previewRoutes(app, house)
  },
  logFile: ({ publicDb }, path) => readRegisterPage(publicDb, path),
  jobs: {
    'submissions.read-attachments': readAttachments,
    'submissions.mail-receipt': mailReceipt,
    'submissions.mail-link': mailLink,
    'submissions.mail-moved': mailMoved,
    'submissions.mail-withdrawal': mailWithdrawal,
    'submissions.mail-exclusion': mailExclusion,
    'submissions.count-closing': countClosingJob,
    'submissions.read-scans': readScans,
    'submissions.understand-message': understandMessageJob,
    'submissions.acknowledge-message': acknowledgeMessage,
    'submissions.mail-done-for-sender': mailDoneForSender,
  },
  ticks: [
    {
      name: 'submissions.forget-uploads',
      everyMs: 60 * 60_000,
      run: (house) => forgetUploads(house.db, house.now()),
    },
    {
      name: 'submissions.number-entries',
      everyMs: 1_000,
      async run(house) {
        while ((await numberEntries(house.db)) > 0);
      },
    },
    {
      name: 'submissions.forget-letter-keys',
      everyMs: 10 * 60_000,
      run: (house) => forgetLetterKeys(house.db, house.now()),
    },
    // After numbering: what was received a moment ago can then be undone.
    { name: 'submissions.work-imports', everyMs: 500, run: (house) => workImports(house) },
  ],
  navigation: [
    { path: '/staff/messages', label: 'submissions.messages.title', permission: 'message.read', order: 45 },
    { path: '/staff/files', label: 'submissions.file-queue.short', permission: 'file.settle', order: 46 },
  ],
  services: [fetchMail, takeMailBySmtp],
  announces: ['submission.words-added'],
  listens: { 'consultation.closed': onConsultationClosed },
  panels: [
    beginPanel,
    previewPanel,
    registerPanel,
    receivingPanel,
    receivedWaitingPanel,
    importOriginPanel,
    apiOriginPanel,
  ],
}
