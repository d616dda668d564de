import { Markdown, Table, Tag, useWords } from '../../../ui/index.ts'
import {
  NotVerified,
  Original,
  OriginalText,
  type PublishedChapter,
  type PublishedDocument,
  type PublishedOutcome,
  type PublishedStatement,
  SymbolLink,
  When,
} from '../../negotiations/index.ts'
import type { StandingSession } from '../standing.ts'

interface Listed {
  readonly sources: readonly string[]
}

/** Documents with their symbols, and what they do to earlier ones. */
export function DocumentTable({
  documents,
  sources,
  sessions = [],
  treatySlug,
}: Listed & {
  documents: readonly PublishedDocument[]
  /** To say before which session each was; left out on a session's own page. */
  sessions?: readonly StandingSession[]
  treatySlug: string
}) {
  const { t, href } = useWords()
  const bySession = new Map(sessions.map((session) => [session.sessionId, session]))
  return (
    <Table
      head={[t('portal.documents.symbol'), t('portal.documents.document'), t('portal.documents.dated')]}
      scroll={false}
      class="app-table-stacks app-table-documents"
      rows={documents.map((document) => {
        const session = document.sessionId ? bySession.get(document.sessionId) : undefined
        return [
          {
            content: document.symbol ? (
              <>
                <SymbolLink symbol={document.symbol} url={document.url} />{' '}
                {document.symbolCertainty ? (
                  <NotVerified
                    fact={{ source: document.source, certainty: document.symbolCertainty }}
                    sources={sources}
                  />
                ) : null}
              </>
            ) : document.url ? null : (
              <span class="app-quiet">{t('portal.documents.no-symbol')}</span>
            ),
          },
          <>
            {!document.symbol && document.url ? (
              <a class="govuk-link" href={document.url} rel="external">
                <Original>{document.title}</Original>
              </a>
            ) : (
              <Original>{document.title}</Original>
            )}{' '}
            <NotVerified fact={document} sources={sources} />
            <p class="app-item-note">
              {[t(`negotiations.document.kind.${document.kind as 'report'}`), session?.name ?? '']
                .filter(Boolean)
                .map((part, index) =>
                  index === 1 && session ? (
                    <>
                      {', '}
                      <a class="govuk-link" href={href(`/treaties/${treatySlug}/sessions/${session.slug}`)}>
                        {part}
                      </a>
                    </>
                  ) : (
                    part
                  ),
                )}
            </p>
            {document.relations.map(({ kind, symbol }) => (
              <p class="app-item-note">
                {t(`negotiations.document.relation.${kind}`)} <SymbolLink symbol={symbol} />
              </p>
            ))}
            {document.printedAs ? (
              <p class="app-item-note">{t('portal.documents.printed-as', { symbol: document.printedAs })}</p>
            ) : null}
            {document.note ? (
              <p class="app-item-note">
                <Original>{document.note}</Original>
              </p>
            ) : null}
          </>,
          document.datedOn ? <When begins={document.datedOn} /> : '–',
        ]
      })}
    />
  )
}

/** What the country said: summaries set as documents. */
export function StatementList({
  statements,
  chapters,
  sources,
  headingLevel: Heading = 'h3',
}: Listed & {
  statements: readonly PublishedStatement[]
  chapters: readonly PublishedChapter[]
  headingLevel?: 'h3' | 'h4'
}) {
  const words = useWords()
  const { t } = words
  const titleOf = new Map(chapters.map((chapter) => [chapter.chapterId, chapter.title]))
  return (
    <ul class="app-entries">
      {statements.map((statement) => {
        const about = statement.chapterIds.flatMap((id) => titleOf.get(id) ?? [])
        return (
          <li class="app-entries__entry" id={`statement-${statement.slug}`}>
            <p class="app-card__meta">
              <Tag colour="grey">{t(`negotiations.statement.kind.${statement.kind}`)}</Tag>{' '}
              {statement.madeOn ? <When begins={statement.madeOn} /> : null}{' '}
              {statement.agencyName ? <span>{statement.agencyName}</span> : null}
              <NotVerified fact={statement} sources={sources} />
            </p>
            <Heading class="app-entries__title">
              {statement.url ? (
                <a class="govuk-link" href={statement.url} rel="external">
                  <Original>{statement.title}</Original>
                </a>
              ) : (
                <Original>{statement.title}</Original>
              )}
            </Heading>
            <OriginalText>
              <Markdown source={statement.summary} headingLevel={4} />
            </OriginalText>
            {about.length > 0 ? (
              <p class="app-item-note">{t('portal.statements.chapters', { chapters: words.list(about) })}</p>
            ) : null}
            {statement.articles.length > 0 ? (
              <p class="app-item-note">
                {t('portal.statements.articles', {
                  count: statement.articles.length,
                  articles: words.list(statement.articles),
                })}
              </p>
            ) : null}
            {statement.note ? (
              <p class="app-item-note">
                <Original>{statement.note}</Original>
              </p>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

/** What a session came to. */
export function OutcomeList({ outcomes, sources }: Listed & { outcomes: readonly PublishedOutcome[] }) {
  return (
    <ol class="app-entries">
      {outcomes.map((outcome) => (
        <li class="app-entries__entry">
          <h3 class="app-entries__title">
            <Original>{outcome.title}</Original> <NotVerified fact={outcome} sources={sources} />
          </h3>
          {outcome.body ? (
            <OriginalText>
              <Markdown source={outcome.body} headingLevel={4} />
            </OriginalText>
          ) : null}
          <Decision outcome={outcome} />
          {outcome.symbols.length > 0 ? (
            <p class="app-item-note">
              {outcome.symbols.map((symbol, index) => (
                <>
                  {index > 0 ? ', ' : ''}
                  <SymbolLink symbol={symbol} />
                </>
              ))}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function Decision({ outcome }: { outcome: PublishedOutcome }) {
  const { t } = useWords()
  if (outcome.decided === null) return null
  const { votesFor, votesAgainst, abstentions } = outcome
  return (
    <p class="app-item-note">
      {outcome.decided === 'without-vote'
        ? t('negotiations.outcome.without-vote')
        : votesFor === null
          ? t('negotiations.outcome.vote-unknown')
          : t('negotiations.outcome.vote', {
              for: votesFor,
              against: votesAgainst ?? 0,
              abstaining: abstentions ?? 0,
            })}
    </p>
  )
}
