import type { Capability } from '../../platform/capability.ts'
import { addWordsJob, onWordsAdded } from './add-words.ts'
import { messages } from './messages.ts'
import { permissions } from './permissions.ts'
import { sortIn } from './sort-in.ts'
import { consultationPanel, deskPanel, foundPanel, notesPanel, stepsPanel } from './staff/panels.tsx'
import { staffRoutes } from './staff/routes.ts'

export const analysis: Capability = {
  name: 'analysis',
  tables: {
    analysis_document: 'sharded',
    analysis_choice: 'sharded',
    analysis_exclusion: 'sharded',
    analysis_progress: 'local',
    analysis_reading: 'sharded',
    analysis_label: 'reference',
    analysis_labelling: 'sharded',
    analysis_note: 'sharded',
  },
  permissions,
  messages,
  routes: staffRoutes,
  ticks: [
    {
      name: 'analysis.sort-in',
      everyMs: 1_000,
      async run(house) {
        while ((await sortIn(house.db)) > 0);
      },
    },
  ],
  listens: { 'submission.words-added': onWordsAdded },
  jobs: { 'analysis.add-words': addWordsJob },
  panels: [consultationPanel, stepsPanel, foundPanel, deskPanel, notesPanel],
}
