import type { VNode } from 'preact'
import {
  EmptyState,
  Link,
  PageHeading,
  Pagination,
  RowTick,
  ShortInstant,
  StaffShell,
  Table,
  Tag,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import { findQuestion, type PublishedConsultation, type Question } from '../../consultations/index.ts'
import type { Assignee } from '../queries/desks.ts'
import type { Excerpt, InboxRow } from '../queries/inbox.ts'
import type { Label } from '../queries/labels.ts'
import type { Page } from '../queries/selections.ts'
import { filterQuery, type SelectionQuery } from '../schemas.ts'
import type { answersToFilter } from './answer-filter.ts'
import { BulkActions } from './bulk-actions.tsx'
import { DoneBanner } from './done-banner.tsx'
import { InboxFilters } from './inbox-filters.tsx'
import { Passages } from './passages.tsx'
import type { Done } from './posted.ts'
import { SaveSelection } from './save-selection.view.tsx'
import { pathOf } from './subject.ts'
import { WorkspaceNavigation } from './workspace-navigation.tsx'

export interface InboxModel {
  readonly consultation: PublishedConsultation
  readonly filter: SelectionQuery
  readonly order: 'newest' | 'oldest'
  readonly rows: readonly InboxRow[]
  readonly page: Page
  /** One more than `mostCounted` when there are more. */
  readonly count: number
  readonly mostCounted: number
  readonly asOfIndex: number
  readonly labels: readonly Label[]
  readonly assignees: readonly Assignee[]
  readonly questions: readonly Question[]
  readonly answers: ReturnType<typeof answersToFilter>
  readonly done: { readonly name: Done; readonly count: number } | undefined
}

export function InboxPage(model: InboxModel) {
  const words = useWords()
  const { t } = words
  const { actor } = useFrame()
  const { consultation, filter, rows, page, count } = model
  const { consultationId } = consultation
  const kept = { order: model.order === 'oldest' ? 'oldest' : undefined }
  const here = (more: Record<string, string | undefined>) =>
    `${pathOf(consultationId, 'inbox')}${filterQuery(filter, { ...kept, ...more })}`
  const mayAnnotate = actor?.permissions.has('submission.annotate') ?? false
  const table = <InboxTable model={model} linkQuery={filterQuery(filter, kept)} ticks={mayAnnotate} />
  return (
    <StaffShell title={t('analysis.inbox.title', { consultation: consultation.edition.title })} wide>
      <WorkspaceNavigation consultation={consultation} current="inbox" />
      <DoneBanner done={model.done} />
      <PageHeading caption={consultation.edition.title}>{t('analysis.inbox.heading')}</PageHeading>
      <InboxFilters model={model} />
      <p class="govuk-body" role="status">
        {count > model.mostCounted
          ? t('analysis.inbox.more-than', { count: model.mostCounted })
          : t('analysis.inbox.count', { count })}{' '}
        {Object.keys(filter).length > 0 ? (
          <Link href={pathOf(consultationId, 'inbox')}>{t('analysis.inbox.show-all')}</Link>
        ) : null}
      </p>
      {rows.length === 0 ? (
        <EmptyState title={t('analysis.inbox.empty')}>
          <p>{t('analysis.inbox.empty-advice')}</p>
        </EmptyState>
      ) : mayAnnotate ? (
        <BulkActions model={model} back={here({})}>
          {table}
        </BulkActions>
      ) : (
        table
      )}
      <Pagination
        landmark={t('analysis.inbox.pages')}
        previous={page.hasPrevious && rows[0] ? here({ before: rows[0].submissionId }) : undefined}
        next={page.hasNext ? here({ after: rows.at(-1)?.submissionId }) : undefined}
      />
      {mayAnnotate && rows.length > 0 ? <SaveSelection consultation={consultation} filter={filter} /> : null}
      <p class="govuk-body-s">{t('analysis.inbox.as-of', { index: words.number(model.asOfIndex) })}</p>
    </StaffShell>
  )
}

function InboxTable({ model, linkQuery, ticks }: { model: InboxModel; linkQuery: string; ticks: boolean }) {
  const { t } = useWords()
  const hidden = (text: string) => <span class="govuk-visually-hidden">{text}</span>
  return (
    <Table
      class="app-inbox"
      attributes={{ 'data-list': '' }}
      scroll={false}
      caption={hidden(t('analysis.inbox.caption'))}
      head={[
        ...(ticks ? [hidden(t('analysis.inbox.choose'))] : []),
        t('analysis.inbox.submission'),
        t('analysis.inbox.who'),
        t(model.filter.words ? 'analysis.inbox.found' : 'analysis.inbox.first-words'),
        t('analysis.inbox.marks'),
        t('analysis.inbox.assigned'),
      ]}
      rows={model.rows.map((row) => [
        ...(ticks ? [<Tick row={row} />] : []),
        <Reference
          row={row}
          href={`/staff/submissions/${row.submissionId}${linkQuery}`}
          zone={model.consultation.edition.timeZone}
        />,
        <Who row={row} />,
        <Words row={row} model={model} />,
        <Marks row={row} />,
        row.assignee ? (
          <bdi>{row.assignee}</bdi>
        ) : (
          <span class="app-quiet">{t('analysis.inbox.nobody')}</span>
        ),
      ])}
    />
  )
}

function Tick({ row }: { row: InboxRow }) {
  const { t } = useWords()
  return (
    <>
      <RowTick
        name="submission"
        value={row.submissionId}
        label={t('analysis.inbox.choose-one', { reference: row.reference })}
      />
      <input type="hidden" name="shown" value={row.submissionId} />
    </>
  )
}

function Reference({ row, href, zone }: { row: InboxRow; href: string; zone: string }) {
  const { t } = useWords()
  return (
    <>
      <span class={row.unread ? 'app-inbox__reference app-inbox__unread' : 'app-inbox__reference'}>
        <Link href={href}>{row.reference}</Link>
        {row.unread ? (
          <>
            {' '}
            <Tag colour="blue">{t('analysis.inbox.unread')}</Tag>
          </>
        ) : null}
      </span>
      <span class="app-inbox__line app-quiet">
        <ShortInstant at={row.receivedAt} timeZone={zone} />
      </span>
    </>
  )
}

function Who({ row }: { row: InboxRow }) {
  const { t, named } = useWords()
  const names = [row.organisation, row.name].filter((name) => name !== null)
  return (
    <>
      {names.length > 0 ? (
        names.map((name) => (
          <span class="app-inbox__line">
            <bdi>{name}</bdi>
          </span>
        ))
      ) : (
        <span class="app-inbox__line app-quiet">{t('analysis.inbox.no-name')}</span>
      )}
      <span class="app-inbox__line app-quiet">
        {t('analysis.inbox.kind-and-channel', {
          kind: named(`submissions.kind.${row.kind}`),
          channel: named(`submissions.channel.${row.channel}`),
        })}
      </span>
    </>
  )
}

function Words({ row, model }: { row: InboxRow; model: InboxModel }) {
  const { t } = useWords()
  if (row.excerpts.length === 0) {
    const why = model.filter.words ? 'analysis.inbox.by-reference' : 'analysis.inbox.no-words'
    return <span class="app-quiet">{t(why)}</span>
  }
  const aboutOf = (excerpt: Excerpt): string | undefined => {
    if (!model.filter.words) return undefined
    if (excerpt.isNote) return t('analysis.inbox.in-a-note')
    if (excerpt.file) return t('analysis.inbox.in-a-file', excerpt.file)
    const { questionId } = excerpt
    if (questionId === null) return undefined
    return (
      findQuestion(model.consultation.edition, questionId)?.label ??
      model.questions.find((question) => question.id === questionId)?.label
    )
  }
  return (
    <Passages
      items={row.excerpts.map((excerpt) => ({ about: aboutOf(excerpt), passage: excerpt.passage }))}
    />
  )
}

function Marks({ row }: { row: InboxRow }) {
  const { t } = useWords()
  const tags: VNode[] = []
  if (row.withdrawn) tags.push(<Tag colour="red">{t('analysis.mark.withdrawn')}</Tag>)
  if (row.excluded && !row.withdrawn) tags.push(<Tag colour="orange">{t('analysis.mark.excluded')}</Tag>)
  if (row.withholdAsked) tags.push(<Tag colour="orange">{t('analysis.mark.withhold')}</Tag>)
  if (row.versionNumber > 1)
    tags.push(<Tag colour="yellow">{t('analysis.mark.version', { number: row.versionNumber })}</Tag>)
  if (row.synthetic) tags.push(<Tag colour="purple">{t('analysis.mark.synthetic')}</Tag>)
  for (const label of row.labels)
    tags.push(
      <Tag colour="grey">
        <bdi>{label.name}</bdi>
      </Tag>,
    )
  return <div class="app-tags">{tags}</div>
}
