import type { VNode } from 'preact'
import {
  barChart,
  EmptyState,
  Figure,
  Instant,
  KeyFigures,
  Link,
  PageHeading,
  StaffShell,
  type TableProps,
  timeChart,
  useWords,
} from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import type { ClosedQuestion } from '../choices.ts'
import type { Figures } from '../queries/figures.ts'
import { filterQuery, type SelectionQuery, waitingToBeRead } from '../schemas.ts'
import { chartOf, mostSeries } from './option-chart.ts'
import { pathOf } from './subject.ts'
import { WorkspaceNavigation } from './workspace-navigation.tsx'

export interface DashboardModel {
  readonly consultation: PublishedConsultation
  /** Of current versions that are not withdrawn. */
  readonly figures: Figures
  readonly withdrawn: number
  readonly unread: number
  readonly asOfIndex: number
  readonly countedAt: Date
  readonly questions: readonly ClosedQuestion[]
}

/** A number that leads to the submissions it counts. */
type Followed = (count: number, query: SelectionQuery) => VNode

export function DashboardPage(model: DashboardModel) {
  const words = useWords()
  const { t } = words
  const { consultation, figures } = model
  const inbox = (query: SelectionQuery) =>
    `${pathOf(consultation.consultationId, 'inbox')}${filterQuery(query)}`
  const followed: Followed = (count, query) =>
    count === 0 ? <>0</> : <Link href={inbox({ ...query, counted: 'yes' })}>{words.number(count)}</Link>
  return (
    <StaffShell title={t('analysis.dashboard.title', { consultation: consultation.edition.title })} wide>
      <WorkspaceNavigation consultation={consultation} current="dashboard" />
      <PageHeading caption={consultation.edition.title} lead={t('analysis.dashboard.lead')}>
        {t('analysis.dashboard.heading')}
      </PageHeading>
      <KeyFigures
        items={[
          {
            value: words.number(figures.total),
            label: t('analysis.dashboard.counted'),
            href: inbox({ counted: 'yes' }),
          },
          {
            value: words.number(model.unread),
            label: t('analysis.dashboard.unread'),
            href: inbox(waitingToBeRead),
          },
          {
            value: words.number(figures.withholdAsked),
            label: t('analysis.dashboard.withhold'),
            href: inbox({ withhold: 'yes', counted: 'yes' }),
          },
          {
            value: words.number(model.withdrawn),
            label: t('analysis.dashboard.withdrawn'),
            href: inbox({ withdrawn: 'yes' }),
          },
          ...(figures.synthetic > 0
            ? [
                {
                  value: words.number(figures.synthetic),
                  label: t('analysis.dashboard.synthetic'),
                  href: inbox({ synthetic: 'yes', counted: 'yes' }),
                },
              ]
            : []),
        ]}
      />
      <p class="govuk-body-s">
        {words.rich('analysis.dashboard.as-of', {
          index: words.number(model.asOfIndex),
          at: <Instant at={model.countedAt} timeZone={consultation.edition.timeZone} />,
        })}{' '}
        {t('analysis.dashboard.what-counts', {
          corrected: figures.corrected,
          words: words.number(figures.words),
        })}
      </p>
      {figures.total === 0 ? (
        <EmptyState title={t('analysis.dashboard.nothing-yet')}>
          <p>{t('analysis.dashboard.nothing-yet-advice')}</p>
        </EmptyState>
      ) : (
        <>
          <h2 class="govuk-heading-m">{t('analysis.dashboard.who-and-when')}</h2>
          <ByDay figures={figures} followed={followed} />
          <ByKind figures={figures} followed={followed} />
          {model.questions.length > 0 ? (
            <h2 class="govuk-heading-m">{t('analysis.dashboard.questions')}</h2>
          ) : null}
          {model.questions.map((question) => (
            <ByOption question={question} figures={figures} followed={followed} />
          ))}
        </>
      )}
    </StaffShell>
  )
}

/** Rows of a chart with longer names than this need the width of the page. */
const longestBeside = 45

function ByDay({ figures, followed }: { figures: Figures; followed: Followed }) {
  const words = useWords()
  const { t, named, language } = words
  const channels = [...figures.byChannel.keys()].sort(
    (a, b) => (figures.byChannel.get(b) ?? 0) - (figures.byChannel.get(a) ?? 0),
  )
  const drawn = channels.length > mostSeries ? channels.slice(0, mostSeries - 1) : channels
  const series = drawn.map((key) => ({ key: key as string, label: named(`submissions.channel.${key}`) }))
  if (drawn.length < channels.length)
    series.push({ key: 'other', label: t('analysis.dashboard.other-channels') })
  const days = [...new Set(figures.byDay.map((row) => row.day))]
  const countOf = (day: string, channel: string) =>
    figures.byDay.find((row) => row.day === day && row.channel === channel)?.count ?? 0
  const totals = days.map((day) => channels.reduce((sum, channel) => sum + countOf(day, channel), 0))
  const busiest = days[totals.indexOf(Math.max(...totals))] ?? ''
  const table: TableProps = {
    caption: t('analysis.dashboard.by-day.caption'),
    head: [
      t('analysis.dashboard.day'),
      ...channels.map((channel) => ({ content: named(`submissions.channel.${channel}`), numeric: true })),
      { content: t('analysis.dashboard.all'), numeric: true },
    ],
    firstCellIsHeader: true,
    rows: [
      ...days.map((day, i) => [
        words.date(day),
        ...channels.map((channel) => ({
          content: followed(countOf(day, channel), { channel, from: day, until: day }),
          numeric: true,
        })),
        { content: followed(totals[i] ?? 0, { from: day, until: day }), numeric: true },
      ]),
      [
        t('analysis.dashboard.all'),
        ...channels.map((channel) => ({
          content: followed(figures.byChannel.get(channel) ?? 0, { channel }),
          numeric: true,
        })),
        { content: followed(figures.total, {}), numeric: true },
      ],
    ],
  }
  return (
    <Figure
      title={t('analysis.dashboard.by-day')}
      beside
      chart={timeChart({
        title: t('analysis.dashboard.by-day'),
        description: t('analysis.dashboard.by-day.description', {
          count: figures.total,
          days: days.length,
          busiest: words.date(busiest),
          most: Math.max(...totals),
        }),
        points: figures.byDay.map((row) => ({
          date: row.day,
          value: row.count,
          series: drawn.includes(row.channel) ? row.channel : 'other',
        })),
        series,
        direction: language.direction,
        locale: language.locale,
      })}
      table={table}
    />
  )
}

function ByKind({ figures, followed }: { figures: Figures; followed: Followed }) {
  const words = useWords()
  const { t, named, language } = words
  const kinds = [...figures.byKind].sort((a, b) => b[1] - a[1])
  return (
    <Figure
      title={t('analysis.dashboard.by-kind')}
      beside
      chart={barChart({
        title: t('analysis.dashboard.by-kind'),
        bars: kinds.map(([kind, value]) => ({ label: named(`submissions.kind.${kind}`), value })),
        direction: language.direction,
        locale: language.locale,
      })}
      table={{
        caption: t('analysis.dashboard.by-kind.caption'),
        head: [
          t('analysis.dashboard.kind'),
          { content: t('analysis.dashboard.submissions'), numeric: true },
          { content: t('analysis.dashboard.share'), numeric: true },
        ],
        firstCellIsHeader: true,
        rows: kinds.map(([kind, count]) => [
          named(`submissions.kind.${kind}`),
          { content: followed(count, { kind }), numeric: true },
          { content: shareOf(count, figures.total, language.locale), numeric: true },
        ]),
      }}
    />
  )
}

function ByOption(props: { question: ClosedQuestion; figures: Figures; followed: Followed }) {
  const { question, figures, followed } = props
  const words = useWords()
  const { t, language } = words
  const { questionId, items, options } = question
  const countOf = (itemId: string, optionId: string) =>
    figures.choices.get(`${questionId} ${itemId} ${optionId}`) ?? 0
  const answeredBy = (itemId: string) => figures.answered.get(`${questionId} ${itemId}`) ?? 0
  const query = (itemId: string, option?: string): SelectionQuery => ({
    question: questionId,
    ...(itemId ? { item: itemId } : {}),
    ...(option === undefined ? {} : { option }),
  })
  const [only] = items
  const single = items.length === 1 && only !== undefined
  const numeric = (content: unknown) => ({ content: content as VNode, numeric: true })
  const table: TableProps = single
    ? {
        head: [
          t('analysis.dashboard.answer'),
          numeric(t('analysis.dashboard.submissions')),
          numeric(t('analysis.dashboard.share')),
        ],
        firstCellIsHeader: true,
        rows: options.map(({ optionId, label }) => [
          label,
          numeric(followed(countOf(only.itemId, optionId), query(only.itemId, optionId))),
          numeric(shareOf(countOf(only.itemId, optionId), answeredBy(only.itemId), language.locale)),
        ]),
      }
    : {
        head: [
          t('analysis.dashboard.item'),
          ...options.map((option) => numeric(option.label)),
          numeric(t('analysis.dashboard.answered')),
        ],
        firstCellIsHeader: true,
        rows: items.map(({ itemId, label }) => [
          label,
          ...options.map(({ optionId }) =>
            numeric(followed(countOf(itemId, optionId), query(itemId, optionId))),
          ),
          numeric(followed(answeredBy(itemId), query(itemId))),
        ]),
      }
  const answered = Math.max(0, ...items.map((item) => answeredBy(item.itemId)))
  const chart = answered === 0 ? undefined : chartOf(question, countOf, language)
  return (
    <Figure
      title={question.label}
      beside={chart !== undefined && (single || items.every(({ label }) => label.length <= longestBeside))}
      chart={chart}
      table={table}
      note={
        single
          ? t(question.several ? 'analysis.dashboard.note-several' : 'analysis.dashboard.note-single', {
              answered,
              total: figures.total,
            })
          : t('analysis.dashboard.note-items', { total: figures.total })
      }
    />
  )
}

const shareOf = (part: number, whole: number, locale: string): string =>
  whole === 0
    ? '–'
    : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(part / whole)
