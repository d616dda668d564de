import { panel } from '../../../platform/places.ts'
import { Button, Form, Link, Select, useFrame, useWords } from '../../../ui/index.ts'
import { staffHomePlace } from '../../accounts/index.ts'
import { staffConsultationPlace } from '../../consultations/index.ts'
import { findSubmission, submissionPlace } from '../../submissions/index.ts'
import { isBehind, readEvidence } from '../evidence.ts'
import { listEntries, listProposed, type StaffEntry } from '../queries.ts'
import { isResting, mayApprove, type VersionState, versionStates } from '../report.ts'
import { entryPath, reportPath } from './subject.ts'

/** On a consultation's page in the workspace: the way to its report, and how far it is. */
export const reportPanel = panel(staffConsultationPlace, 40, async ({ consultationId }, { db, actor }) => {
  if (!actor?.permissions.has('report.read')) return null
  const entries = await listEntries(db, consultationId)
  const states = versionStates.flatMap((state) => {
    const count = entries.filter((entry) => entry.latest.state === state).length
    return count > 0 ? [{ state, count }] : []
  })
  return <Report consultationId={consultationId} states={states} />
})

function Report(props: {
  consultationId: string
  states: readonly { state: VersionState; count: number }[]
}) {
  const { t, list } = useWords()
  return (
    <section aria-labelledby="report">
      <h2 class="govuk-heading-m" id="report">
        {t('reporting.staff.heading')}
      </h2>
      <p class="govuk-body">
        {props.states.length === 0
          ? t('reporting.staff.none')
          : list(props.states.map(({ state, count }) => t(`reporting.count.${state}`, { count })))}
      </p>
      <p class="govuk-body">
        <Link href={reportPath(props.consultationId)}>{t('reporting.staff.open')}</Link>
      </p>
    </section>
  )
}

/** On the first page of the workspace: entries that wait for this person's word. */
export const waitingPanel = panel(staffHomePlace, 40, async (actor, { db }) => {
  if (!actor.permissions.has('report.approve')) return null
  const waiting = (await listProposed(db)).filter((version) => mayApprove(version, actor))
  return waiting.length > 0 ? <Waiting entries={waiting} /> : null
})

function Waiting({ entries }: { entries: Awaited<ReturnType<typeof listProposed>> }) {
  const { t } = useWords()
  return (
    <section>
      <h2 class="govuk-heading-m">{t('reporting.waiting.heading')}</h2>
      <ul class="govuk-list">
        {entries.map(({ entryId, consultationId, content }) => (
          <li>
            <Link href={entryPath(consultationId, entryId)}>{content.title}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Beside a submission: the entries it stands behind, and those it can be put behind. */
export const submissionPanel = panel(
  submissionPlace,
  40,
  async ({ submissionId, consultationId }, { db, actor }) => {
    const entries = await listEntries(db, consultationId)
    const behind: StaffEntry[] = []
    const offered: StaffEntry[] = []
    for (const entry of entries) {
      if (await isBehind(db, entry.latest, submissionId)) behind.push(entry)
      else if (
        !isResting(entry.latest.state) &&
        (await readEvidence(db, entry.latest.selectionId)).kind !== 'saved'
      )
        offered.push(entry)
    }
    // What was withdrawn stands behind nothing new.
    const withdrawn = (await findSubmission(db, submissionId))?.withdrawnAt != null
    const mayEdit = !withdrawn && (actor?.permissions.has('report.edit') ?? false)
    if (behind.length === 0 && !(mayEdit && offered.length > 0)) return null
    return (
      <BehindEntries
        submissionId={submissionId}
        consultationId={consultationId}
        behind={behind}
        offered={mayEdit ? offered : []}
      />
    )
  },
)

function BehindEntries(props: {
  submissionId: string
  consultationId: string
  behind: readonly StaffEntry[]
  offered: readonly StaffEntry[]
}) {
  const { t } = useWords()
  const { path } = useFrame()
  const titleOf = (entry: StaffEntry) => entry.latest.content.title || t('reporting.staff.untitled')
  return (
    <section aria-labelledby="report-entries">
      <h2 class="govuk-heading-s" id="report-entries">
        {t('reporting.submission.title')}
      </h2>
      {props.behind.length > 0 ? (
        <ul class="govuk-list">
          {props.behind.map((entry) => (
            <li>
              <Link href={entryPath(props.consultationId, entry.entryId)}>{titleOf(entry)}</Link>
            </li>
          ))}
        </ul>
      ) : null}
      {props.offered.length > 0 ? (
        <Form action={`/staff/submissions/${props.submissionId}/evidence`}>
          <input type="hidden" name="back" value={path} />
          <Select
            name="entry"
            label={t('reporting.submission.add')}
            items={props.offered.map((entry) => ({ value: entry.entryId, label: titleOf(entry) }))}
          />
          <Button kind="secondary">{t('reporting.submission.button')}</Button>
        </Form>
      ) : null}
    </section>
  )
}
