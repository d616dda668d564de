import { civilDateAt } from '../../../platform/civil-time.ts'
import { Figure, StatusTag, timeline, useWords } from '../../../ui/index.ts'
import { type ListedConsultation, lastDayOf, stateOf, stateTone } from '../../consultations/index.ts'
import {
  isWholeDate,
  NotVerified,
  Original,
  partialDateWords,
  SessionTag,
  When,
} from '../../negotiations/index.ts'
import type { StandingSession } from '../standing.ts'
import type { TreatyPage } from '../treaty-page.ts'

interface Entry {
  /** Stands in the picture and in the table. */
  readonly mark: string
  readonly begins: string | null
  readonly ends: string | null
  readonly state: 'past' | 'now' | 'planned'
  readonly session?: StandingSession
  readonly consultation?: ListedConsultation
}

/** Sessions, steps and consultations as a picture over the years, and the same as a table to go on from. */
export function TreatyTimeline({ page }: { page: TreatyPage }) {
  const words = useWords()
  const { t, language } = words
  const entries = entriesOf(page)
  const lane = (label: string, own: (entry: Entry) => boolean) => ({
    label,
    events: entries
      .filter((entry) => own(entry) && entry.begins && isWholeDate(entry.begins))
      .map((entry) => ({
        label: `${entry.session?.name ?? entry.consultation?.edition.title}, ${partialDateWords(entry.begins ?? '', language.locale)}`,
        mark: entry.mark,
        from: entry.begins ?? '',
        to: entry.ends && isWholeDate(entry.ends) ? entry.ends : undefined,
        state: entry.state,
      })),
  })
  const lanes = [
    lane(t('portal.timeline.sessions'), (entry) => !!entry.session && entry.session.kind !== 'event'),
    lane(t('portal.timeline.steps'), (entry) => entry.session?.kind === 'event'),
    lane(t('portal.timeline.consultations'), (entry) => !!entry.consultation),
  ].filter((each) => each.events.length > 0)

  return (
    <Figure
      title={t('portal.timeline.picture')}
      chart={
        lanes.length === 0
          ? undefined
          : timeline({
              title: t('portal.timeline.picture'),
              description: t('portal.timeline.description', { count: entries.length }),
              lanes,
              today: page.today,
              todayLabel: t('portal.timeline.today'),
              direction: language.direction,
              locale: language.locale,
            })
      }
      tableSummary={t('portal.timeline.show-table', { count: entries.length })}
      table={{
        scroll: false,
        class: 'app-table-timeline',
        caption: t('portal.timeline.table'),
        head: [t('portal.timeline.number'), t('portal.timeline.when'), t('portal.timeline.what')],
        rows: entries.map((entry) => [
          entry.mark,
          { content: <EntryDates entry={entry} page={page} />, class: 'app-timeline-when' },
          <EntryText entry={entry} page={page} />,
        ]),
      }}
      note={t('portal.timeline.note')}
    />
  )
}

function EntryDates({ entry, page }: { entry: Entry; page: TreatyPage }) {
  const { session } = entry
  return (
    <>
      <When begins={entry.begins} ends={entry.ends} />{' '}
      {session ? (
        <NotVerified
          fact={{ source: session.scheduleSource, certainty: session.scheduleCertainty }}
          sources={page.sources}
        />
      ) : null}
    </>
  )
}

function EntryText({ entry, page }: { entry: Entry; page: TreatyPage }) {
  const words = useWords()
  const { session, consultation } = entry
  if (session)
    return (
      <>
        <a class="govuk-link" href={words.href(`/treaties/${page.treaty.slug}/sessions/${session.slug}`)}>
          <Original>{session.name}</Original>
        </a>
        {session.city ? `, ${session.city}` : ''}{' '}
        <SessionTag standing={session.standing} kind={session.kind} />
      </>
    )
  if (!consultation) return null
  const state = stateOf(consultation, page.now)
  return (
    <>
      {words.t('portal.timeline.consultation')}{' '}
      <a class="govuk-link" href={words.href(`/consultations/${consultation.slug}`)}>
        <Original>{consultation.edition.title}</Original>
      </a>{' '}
      <StatusTag tone={stateTone(state)}>{words.named(`consultations.state.${state}`)}</StatusTag>
    </>
  )
}

function entriesOf({ sessions, consultations, now, today }: TreatyPage): Entry[] {
  const fromSessions = sessions.map((session) => ({
    begins: session.begins,
    ends: session.ends,
    state:
      session.standing === 'now'
        ? ('now' as const)
        : (session.ends ?? session.begins ?? '9999') < today
          ? ('past' as const)
          : ('planned' as const),
    session,
  }))
  const all = [...consultations.open, ...consultations.scheduled, ...consultations.past]
  const fromConsultations = all.map((consultation) => {
    const state = stateOf(consultation, now)
    return {
      begins: civilDateAt(consultation.opensAt, consultation.edition.timeZone),
      ends: lastDayOf(consultation),
      state:
        state === 'open'
          ? ('now' as const)
          : state === 'scheduled'
            ? ('planned' as const)
            : ('past' as const),
      consultation,
    }
  })
  return [...fromSessions, ...fromConsultations]
    .sort((a, b) => (a.begins ?? '9999').localeCompare(b.begins ?? '9999'))
    .map((entry, index) => ({ ...entry, mark: String(index + 1) }))
}
