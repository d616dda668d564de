import type { ComponentChildren } from 'preact'
import { useWords } from '../../../ui/index.ts'
import type { SubjectKind } from '../change.ts'
import { StageTag, SymbolLink } from '../marks.tsx'
import { type Certainty, isUnverified } from '../record.ts'
import { When } from '../when.tsx'
import type { RecordedSession, WholeRecord } from '../whole-record.ts'
import type { Picks } from './picks.ts'

/** One thing of the record, as a row of the staff page. */
export interface RecordRow {
  readonly id: string
  readonly name: string
  readonly what: ComponentChildren
  readonly detail?: ComponentChildren
  readonly when: ComponentChildren
  readonly fact: { readonly source: string | null; readonly certainty: Certainty }
}

export type ListKind = Exclude<SubjectKind, 'treaty' | 'schedule'>

/** The lists of the record, in the order of the page. */
export function recordLists(
  record: WholeRecord,
  picks: Picks,
): { kind: ListKind; rows: readonly RecordRow[] }[] {
  const sessionName = (id: string | null) => picks.sessions.find((session) => session.id === id)?.name
  return [
    {
      kind: 'stage',
      rows: record.stages.map((stage) => ({
        id: stage.stageId,
        name: stage.name,
        what: (
          <>
            {stage.name} <StageTag status={stage.status} />
          </>
        ),
        detail: stage.description,
        when: <When begins={stage.begins} ends={stage.ends} />,
        fact: stage,
      })),
    },
    {
      kind: 'fact',
      rows: record.facts.map((fact) => ({
        id: fact.factId,
        name: fact.label,
        what: `${fact.label}: ${fact.value}`,
        detail: fact.note,
        when: <When begins={fact.asOf} />,
        fact,
      })),
    },
    {
      kind: 'session',
      rows: record.sessions.map((session) => ({
        id: session.sessionId,
        name: session.name,
        what: session.name,
        detail: <SessionKindText session={session} />,
        when: <Schedules session={session} />,
        fact: session,
      })),
    },
    {
      kind: 'chapter',
      rows: record.chapters.map((chapter) => ({
        id: chapter.chapterId,
        name: chapter.title,
        what: chapter.number ? `${chapter.number} ${chapter.title}` : chapter.title,
        detail: chapter.structure,
        when: null,
        fact: chapter,
      })),
    },
    {
      kind: 'document',
      rows: record.documents.map((document) => ({
        id: document.documentId,
        name: document.symbol ?? document.title,
        what: (
          <>
            {document.symbol ? (
              <>
                <SymbolLink symbol={document.symbol} url={document.url} />:{' '}
              </>
            ) : null}
            {document.title}
          </>
        ),
        detail: sessionName(document.sessionId),
        when: <When begins={document.datedOn} />,
        fact: document,
      })),
    },
    {
      kind: 'outcome',
      rows: record.outcomes.map((outcome) => ({
        id: outcome.outcomeId,
        name: outcome.title,
        what: outcome.title,
        when: sessionName(outcome.sessionId),
        fact: outcome,
      })),
    },
    {
      kind: 'statement',
      rows: record.statements.map((statement) => ({
        id: statement.statementId,
        name: statement.title,
        what: statement.title,
        detail: sessionName(statement.sessionId),
        when: <When begins={statement.madeOn} />,
        fact: statement,
      })),
    },
  ]
}

function SessionKindText({ session }: { session: RecordedSession }) {
  const { t } = useWords()
  return <>{t(`negotiations.session.kind.${session.kind}`)}</>
}

/** What holds, and how often it moved. */
function Schedules({ session }: { session: RecordedSession }) {
  const { t } = useWords()
  const now = session.schedules.at(-1)
  if (!now) return <>{t('negotiations.treaty.no-dates')}</>
  return (
    <>
      <When begins={now.begins} ends={now.ends} />
      {now.city ? `, ${now.city}` : ''} <SourceText fact={now} onlyWord />
      <p class="app-item-note">
        {t(`negotiations.session.standing.${now.status}`)}
        {session.schedules.length > 1
          ? `. ${t('negotiations.treaty.moved', { count: session.schedules.length - 1 })}`
          : ''}
      </p>
    </>
  )
}

/** Where a fact comes from, and that nobody has checked it. */
export function SourceText({ fact, onlyWord = false }: { fact: RecordRow['fact']; onlyWord?: boolean }) {
  const { t } = useWords()
  const word = isUnverified(fact.certainty) ? (
    <span class="app-unverified">{t('negotiations.not-verified')}</span>
  ) : null
  if (onlyWord) return word
  return (
    <>
      {fact.source ?? <span class="app-quiet">{t('negotiations.treaty.no-source')}</span>} {word}
    </>
  )
}
