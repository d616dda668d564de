import { Details, StatusTag, type StatusTone, useWords } from '../../ui/index.ts'
import { documentUrl } from './document-symbol.ts'
import { Original } from './original.tsx'
import {
  type Certainty,
  isUnverified,
  type SessionKind,
  type SessionStanding,
  type StageStatus,
} from './record.ts'

const sessionTones: Record<SessionStanding, StatusTone> = {
  planned: 'quiet',
  confirmed: 'waiting',
  now: 'open',
  held: 'done',
  unconfirmed: 'attention',
  postponed: 'attention',
  cancelled: 'stopped',
}

/** Where a session stands, in a word. A step of the process is done, where a meeting was held. */
export function SessionTag({ standing, kind }: { standing: SessionStanding; kind: SessionKind }) {
  const { t } = useWords()
  const word =
    kind === 'event' && standing === 'held'
      ? t('negotiations.stage.status.done')
      : t(`negotiations.session.standing.${standing}`)
  return <StatusTag tone={sessionTones[standing]}>{word}</StatusTag>
}

const stageTones: Record<StageStatus, StatusTone> = {
  done: 'done',
  current: 'open',
  ahead: 'quiet',
  'not-known': 'quiet',
}

/** Where a stage stands, in a word. */
export function StageTag({ status }: { status: StageStatus }) {
  const { t } = useWords()
  return <StatusTag tone={stageTones[status]}>{t(`negotiations.stage.status.${status}`)}</StatusTag>
}

/** A document's symbol, leading to the United Nations where it can be read as one. */
export function SymbolLink({ symbol, url }: { symbol: string; url?: string | null | undefined }) {
  const { t } = useWords()
  const to = url ?? documentUrl(symbol)
  if (!to) return <span class="app-symbol">{symbol}</span>
  return (
    <a class="govuk-link app-symbol" href={to} rel="external">
      {symbol}
      {url && url !== documentUrl(symbol) ? null : (
        <span class="govuk-visually-hidden"> {t('negotiations.document.at-un')}</span>
      )}
    </a>
  )
}

interface Attributed {
  readonly source: string | null
  readonly certainty: Certainty
}

/** The sources of facts nobody has checked, each once, in the order in which they first appear. */
export const unverifiedSources = (facts: readonly Attributed[]): readonly string[] => [
  ...new Set(facts.flatMap((fact) => (isUnverified(fact.certainty) && fact.source ? [fact.source] : []))),
]

/** A quiet mark on a fact nobody has checked; it leads to the note that says where the fact comes from. */
export function NotVerified({ fact, sources }: { fact: Attributed; sources: readonly string[] }) {
  const { t } = useWords()
  if (!isUnverified(fact.certainty)) return null
  const number = fact.source === null ? 0 : sources.indexOf(fact.source) + 1
  const words = t('negotiations.not-verified')
  return number === 0 ? (
    <span class="app-unverified">{words}</span>
  ) : (
    <a class="govuk-link app-unverified" href={`#source-${number}`}>
      {words} <span class="govuk-visually-hidden">{t('negotiations.not-verified.note')} </span>
      {number}
    </a>
  )
}

/** As many notes stand open; more of them are folded, and open when a mark leads to one. */
const notesShown = 5

/** The notes that the marks lead to. */
export function UnverifiedSources({ sources }: { sources: readonly string[] }) {
  const { t } = useWords()
  if (sources.length === 0) return null
  const notes = (
    <>
      <p class="govuk-body">{t('negotiations.sources.intro')}</p>
      <ol class="govuk-list govuk-list--number">
        {sources.map((source, index) => (
          <li id={`source-${index + 1}`}>
            <Original>{source}</Original>
          </li>
        ))}
      </ol>
    </>
  )
  return (
    <section class="app-notes" aria-labelledby="sources">
      <h2 class="govuk-heading-m" id="sources">
        {t('negotiations.sources.title')}
      </h2>
      {sources.length > notesShown ? (
        <Details summary={t('negotiations.sources.show', { count: sources.length })}>{notes}</Details>
      ) : (
        notes
      )}
    </section>
  )
}
