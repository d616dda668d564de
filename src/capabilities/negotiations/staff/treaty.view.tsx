import {
  Breadcrumbs,
  Details,
  InsetText,
  Link,
  PageHeading,
  StaffShell,
  SummaryList,
  Table,
  useWords,
} from '../../../ui/index.ts'
import type { Change } from '../changes.ts'
import type { Treaty } from '../queries.ts'
import type { TreatyContent } from '../schemas.ts'
import type { WholeRecord } from '../whole-record.ts'
import { fieldsOf } from './fields.ts'
import { nameOf } from './names.ts'
import { changePath, proposePath } from './paths.ts'
import type { Picks } from './picks.ts'
import { type ListKind, type RecordRow, recordLists, SourceText } from './record-rows.tsx'
import { TreatyTags } from './treaties.view.tsx'
import { valueText } from './value-text.ts'

export interface TreatyPage {
  readonly treaty: Treaty
  readonly content: TreatyContent
  readonly record: WholeRecord
  readonly picks: Picks
  readonly waiting: readonly Change[]
  readonly mayPropose: boolean
}

/** Everything in the record of one treaty; from here every change of it is proposed. */
export function TreatyView({ page }: { page: TreatyPage }) {
  const { t } = useWords()
  const { treaty, record, waiting } = page
  const lists = recordLists(record, page.picks)
  return (
    <StaffShell
      title={treaty.shortTitle}
      wide
      beforeContent={
        <Breadcrumbs items={[{ label: t('negotiations.treaties.title'), href: '/staff/treaties' }]} />
      }
    >
      <PageHeading
        caption={<TreatyTags treaty={treaty} waiting={waiting.length} />}
        lead={t('negotiations.treaty.lead')}
      >
        {treaty.title}
      </PageHeading>
      {treaty.publishedAt ? (
        <p class="govuk-body">
          <Link href={`/treaties/${treaty.slug}`}>{t('negotiations.treaty.public-page')}</Link>
        </p>
      ) : null}
      <WaitingChanges page={page} />
      <nav aria-labelledby="contents" class="app-contents">
        <h2 class="app-contents__title" id="contents">
          {t('ui.contents')}
        </h2>
        <ul class="app-contents__list">
          {(['treaty', ...lists.map((list) => list.kind)] as const).map((kind) => (
            <li>
              <a class="govuk-link" href={`#${kind}`}>
                {t(`negotiations.treaty.part.${kind}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Text page={page} />
      {lists.map((list) => (
        <section id={list.kind}>
          <h2 class="govuk-heading-m">{t(`negotiations.treaty.part.${list.kind}`)}</h2>
          {list.rows.length > 0 ? (
            <Table
              firstCellIsHeader
              scroll={false}
              class="app-table-stacks app-record-table"
              attributes={{ 'data-list': '' }}
              head={[
                t('negotiations.treaty.what'),
                t('negotiations.treaty.when'),
                t('negotiations.field.source'),
                ...(page.mayPropose ? [t('negotiations.treaty.propose')] : []),
              ]}
              rows={list.rows.map((row) => [
                <>
                  {row.what}
                  {row.detail ? <p class="app-item-note">{row.detail}</p> : null}
                </>,
                row.when,
                <SourceText fact={row.fact} />,
                ...(page.mayPropose ? [<Deeds page={page} kind={list.kind} row={row} />] : []),
              ])}
            />
          ) : (
            <p class="govuk-body">{t('negotiations.treaty.none')}</p>
          )}
          {page.mayPropose && (list.kind !== 'outcome' || record.sessions.length > 0) ? (
            <p class="govuk-body">
              <Link href={proposePath(treaty.treatyId, list.kind)}>
                {t(`negotiations.propose.add.${list.kind}`)}
              </Link>
            </p>
          ) : null}
        </section>
      ))}
    </StaffShell>
  )
}

function Deeds({ page, kind, row }: { page: TreatyPage; kind: ListKind; row: RecordRow }) {
  const { t } = useWords()
  const { treatyId } = page.treaty
  const about = <span class="govuk-visually-hidden"> {row.name}</span>
  return (
    <span class="app-deeds">
      {kind === 'session' ? (
        <>
          <Link href={proposePath(treatyId, 'schedule', row.id)}>
            {t('negotiations.treaty.new-dates')}
            {about}
          </Link>
          <Link href={`${proposePath(treatyId, 'outcome')}?session=${row.id}`}>
            {t('negotiations.treaty.new-outcome')}
            {about}
          </Link>
        </>
      ) : null}
      <Link href={proposePath(treatyId, kind, row.id)}>
        {t('negotiations.treaty.change')}
        {about}
      </Link>
      <Link href={`${proposePath(treatyId, kind, row.id)}/remove`}>
        {t('negotiations.treaty.remove')}
        {about}
      </Link>
    </span>
  )
}

/** The treaty's own text: titles, goal, background, contact, agencies. */
function Text({ page }: { page: TreatyPage }) {
  const words = useWords()
  const { t } = words
  const { treaty, content, picks } = page
  return (
    <section id="treaty">
      <h2 class="govuk-heading-m">{t('negotiations.treaty.part.treaty')}</h2>
      <Details summary={t('negotiations.treaty.show-text')}>
        <SummaryList
          rows={fieldsOf.treaty.map((field) => ({
            key: words.named(`negotiations.field.${field.label}`),
            value: (
              <span class="app-text">
                {valueText(field, content[field.name as keyof TreatyContent], picks, words) || (
                  <span class="app-quiet">{t('negotiations.value.none')}</span>
                )}
              </span>
            ),
          }))}
        />
      </Details>
      {page.mayPropose ? (
        <p class="govuk-body">
          <Link href={proposePath(treaty.treatyId, 'treaty', treaty.treatyId)}>
            {t('negotiations.propose.change.treaty')}
          </Link>
        </p>
      ) : null}
    </section>
  )
}

function WaitingChanges({ page: { waiting, picks } }: { page: TreatyPage }) {
  const { t } = useWords()
  if (waiting.length === 0) return null
  return (
    <InsetText>
      <p class="govuk-body">{t('negotiations.treaty.waiting')}</p>
      <ul class="govuk-list">
        {waiting.map((change) => (
          <li>
            <Link href={changePath(change.changeId)}>
              {nameOf(change.subjectKind, change.subjectId, change.content ?? change.before, picks)}
            </Link>{' '}
            <span class="app-quiet">
              {t(`negotiations.kind.${change.subjectKind}`)}, {t(`negotiations.deed.${change.deed}`)}
            </span>
          </li>
        ))}
      </ul>
    </InsetText>
  )
}
