import { panel } from '../../../platform/places.ts'
import { listStaffNames } from '../../accounts/index.ts'
import { findPublishedConsultationById, staffConsultationPlace } from '../../consultations/index.ts'
import { findSubmission, submissionPlace } from '../../submissions/index.ts'
import { findDesk, listAssignees, listNotes } from '../queries/desks.ts'
import { findPassages } from '../queries/inbox.ts'
import { listLabels, listLabelsOn } from '../queries/labels.ts'
import { findNextIndex } from '../queries/progress.ts'
import { countIn, resolveScope } from '../queries/selections.ts'
import { readFilter, waitingToBeRead } from '../schemas.ts'
import { readSearch } from '../search-query.ts'
import { ConsultationPanel } from './consultation-panel.view.tsx'
import { FoundPanel } from './found-panel.view.tsx'
import { NotesPanel } from './notes-panel.view.tsx'
import { DeskPanel, StepsPanel } from './reading-panels.view.tsx'

/** The way into the workspace, on the consultation's own staff page. */
export const consultationPanel = panel(
  staffConsultationPlace,
  10,
  async ({ consultationId }, { db, actor }) => {
    if (!actor?.permissions.has('submission.read')) return null
    const consultation = await findPublishedConsultationById(db, consultationId)
    if (!consultation) return null
    const subject = { consultationId, timeZone: consultation.edition.timeZone }
    const scope = await resolveScope(db, subject, { counted: 'yes' }, await findNextIndex(db))
    return (
      <ConsultationPanel
        consultationId={consultationId}
        received={await countIn(db, scope)}
        unread={await countIn(db, { ...scope, query: waitingToBeRead })}
      />
    )
  },
)

/** To the next submission of the list this one was opened from, and the one before. */
export const stepsPanel = panel(submissionPlace, 10, async (subject) => <StepsPanel {...subject} />)

/** Where the words stand that the submission was searched by. */
export const foundPanel = panel(
  submissionPlace,
  15,
  async ({ submissionId, consultationId, query }, { db }) => {
    const { words } = readFilter(query)
    const search = words === undefined ? undefined : readSearch(words)
    const versionId = search && (await findSubmission(db, submissionId))?.currentVersionId
    const consultation = search && (await findPublishedConsultationById(db, consultationId))
    if (!search || !versionId || !consultation) return null
    const found = await findPassages(db, [{ submissionId, versionId }], search, 20)
    return <FoundPanel excerpts={found.get(submissionId) ?? []} edition={consultation.edition} />
  },
)

/** Read or unread, whose desk, which labels. */
export const deskPanel = panel(
  submissionPlace,
  20,
  async ({ submissionId, consultationId }, { db, actor }) => {
    const desk = await findDesk(db, submissionId)
    const ids = [desk?.readBy, desk?.assignedTo].filter((id): id is string => typeof id === 'string')
    return (
      <DeskPanel
        submissionId={submissionId}
        consultationId={consultationId}
        desk={desk}
        names={await listStaffNames(db, ids)}
        labels={await listLabelsOn(db, [submissionId])}
        offered={(await listLabels(db, consultationId)).filter((label) => label.retiredAt === null)}
        assignees={await listAssignees(db)}
        mayAnnotate={actor?.permissions.has('submission.annotate') ?? false}
      />
    )
  },
)

export const notesPanel = panel(submissionPlace, 30, async ({ submissionId }, { db, actor }) => {
  const notes = await listNotes(db, submissionId)
  return (
    <NotesPanel
      submissionId={submissionId}
      notes={notes}
      names={
        await listStaffNames(
          db,
          notes.map((note) => note.writtenBy),
        )
      }
      actor={actor}
    />
  )
})
