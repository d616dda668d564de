import {
  CardList,
  EmptyState,
  PageHeading,
  StaffShell,
  StatusTag,
  type StatusTone,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import type { ChangeState } from '../change.ts'
import type { Change } from '../changes.ts'
import { changePath } from './paths.ts'

/** A change with the words a list needs. */
export interface ListedChange {
  readonly change: Change
  readonly name: string
  readonly treaty: string
  readonly proposedBy: string
  readonly decidedBy: string | undefined
}

export interface ChangesPage {
  /** Those this person may decide. */
  readonly yours: readonly ListedChange[]
  /** Those that wait for somebody else. */
  readonly others: readonly ListedChange[]
  readonly decided: readonly ListedChange[]
}

/** Proposed changes of the record: what waits for this person, what waits for others, what was decided. */
export function ChangesView({ page }: { page: ChangesPage }) {
  const { t } = useWords()
  const { yours, others, decided } = page
  return (
    <StaffShell title={t('negotiations.changes.title')}>
      <PageHeading lead={t('negotiations.changes.lead')}>{t('negotiations.changes.title')}</PageHeading>
      {yours.length > 0 ? (
        <section>
          <h2 class="govuk-heading-m">{t('negotiations.changes.yours')}</h2>
          <ChangeCards changes={yours} />
        </section>
      ) : null}
      {others.length > 0 ? (
        <section>
          <h2 class="govuk-heading-m">{t('negotiations.changes.others')}</h2>
          <ChangeCards changes={others} />
        </section>
      ) : null}
      {yours.length + others.length === 0 ? <EmptyState title={t('negotiations.changes.none')} /> : null}
      {decided.length > 0 ? (
        <section>
          <h2 class="govuk-heading-m">{t('negotiations.changes.decided')}</h2>
          <ChangeCards changes={decided} />
        </section>
      ) : null}
    </StaffShell>
  )
}

function ChangeCards({ changes }: { changes: readonly ListedChange[] }) {
  const words = useWords()
  const { t } = words
  const { settings } = useFrame()
  return (
    <CardList
      keys
      items={changes.map(({ change, name, treaty, proposedBy, decidedBy }) => ({
        title: name,
        href: changePath(change.changeId),
        status: <StateTag state={change.state} />,
        meta: `${t(`negotiations.kind.${change.subjectKind}`)}, ${t(`negotiations.deed.${change.deed}`)}. ${treaty}`,
        text: t(
          decidedBy ? 'negotiations.changes.proposed-and-decided' : 'negotiations.changes.proposed-by',
          {
            proposer: proposedBy,
            moment: words.instant(change.proposedAt, settings.timeZone),
            decider: decidedBy ?? '',
          },
        ),
      }))}
    />
  )
}

const tones: Record<ChangeState, StatusTone> = {
  proposed: 'waiting',
  approved: 'done',
  refused: 'stopped',
  'taken-back': 'quiet',
}

export function StateTag({ state }: { state: ChangeState }) {
  const { t } = useWords()
  return <StatusTag tone={tones[state]}>{t(`negotiations.change.state.${state}`)}</StatusTag>
}
