import {
  Button,
  EmptyState,
  Input,
  KeyFigures,
  Link,
  NotificationBanner,
  PageHeading,
  Pagination,
  Select,
  ShortInstant,
  StaffShell,
  Table,
  Tag,
  useFrame,
  useHref,
  useWords,
} from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import { ReceivedMoment } from '../received-moment.tsx'
import type { RegisterEntry, RegisterFilter } from '../register/queries.ts'
import { exclusionReasons, type RegisterCounts, registerStates, stateOfEntry } from '../register/register.ts'
import { channels } from '../submissions.ts'

export interface RegisterModel {
  readonly consultation: PublishedConsultation
  readonly filter: RegisterFilter
  readonly search: string
  readonly rows: readonly RegisterEntry[]
  readonly hasMore: boolean
  readonly counts: RegisterCounts
  readonly done: string | undefined
}

export const registerPath = (consultationId: string): string =>
  `/staff/consultations/${consultationId}/register`

/** The register as staff keep it. */
export function RegisterPage(model: RegisterModel) {
  const { t } = useWords()
  const { actor } = useFrame()
  const { consultation, rows, counts } = model
  const { consultationId, edition } = consultation
  const last = rows.at(-1)
  const after = last ? `${last.receivedAt.toISOString()}~${last.submissionId}` : ''
  return (
    <StaffShell title={t('submissions.register.title', { consultation: edition.title })} wide>
      <PageHeading
        caption={<Link href={`/staff/consultations/${consultationId}`}>{edition.title}</Link>}
        lead={t('submissions.register.lead')}
      >
        {t('submissions.register.heading')}
      </PageHeading>
      <Counts counts={counts} consultationId={consultationId} />
      <p class="govuk-body">
        <Link href={`/consultations/${consultation.slug}/register`}>{t('submissions.register.public')}</Link>
        {actor?.permissions.has('submission.exclude') && (
          <>
            {' · '}
            <Link href={`${registerPath(consultationId)}/to-check`}>{t('submissions.to-check.title')}</Link>
            {' · '}
            <Link href={`${registerPath(consultationId)}/repeats`}>{t('submissions.repeats.title')}</Link>
          </>
        )}
      </p>
      <Filters model={model} />
      {rows.length === 0 ? (
        <EmptyState title={t('submissions.register.empty')}>
          <p>{t('submissions.register.empty-advice')}</p>
        </EmptyState>
      ) : (
        <Entries rows={rows} zone={edition.timeZone} />
      )}
      <Pagination
        landmark={t('submissions.register.pages')}
        next={model.hasMore ? pathWith(model, { after }) : undefined}
      />
    </StaffShell>
  )
}

function Counts({ counts, consultationId }: { counts: RegisterCounts; consultationId: string }) {
  const words = useWords()
  const { t, named } = words
  const at = (state: string) => `${registerPath(consultationId)}?state=${state}`
  return (
    <KeyFigures
      items={[
        { value: words.number(counts.received), label: t('submissions.register.received') },
        {
          value: words.number(counts.withdrawn),
          label: t('submissions.register.state.withdrawn'),
          href: at('withdrawn'),
        },
        ...exclusionReasons
          .filter((reason) => counts.excluded[reason] > 0)
          .map((reason) => ({
            value: words.number(counts.excluded[reason]),
            label: named(`submissions.exclusion.${reason}`),
            href: at('excluded'),
          })),
        {
          value: words.number(counts.counted),
          label: t('submissions.register.state.counted'),
          href: at('counted'),
        },
      ]}
    />
  )
}

function Filters({ model }: { model: RegisterModel }) {
  const { t, named } = useWords()
  const to = useHref()
  const { filter, search } = model
  const any = { value: '', label: t('submissions.register.any') }
  return (
    <form class="app-filters" method="get" action={to(registerPath(model.consultation.consultationId))}>
      <Input name="find" label={t('submissions.register.find')} value={search} width={20} />
      <Select
        name="state"
        label={t('submissions.register.state')}
        value={filter.state ?? ''}
        items={[
          any,
          ...registerStates.map((value) => ({ value, label: named(`submissions.register.state.${value}`) })),
        ]}
      />
      <Select
        name="channel"
        label={t('submissions.register.channel')}
        value={filter.channel ?? ''}
        items={[any, ...channels.map((value) => ({ value, label: named(`submissions.channel.${value}`) }))]}
      />
      <Button kind="secondary">{t('submissions.register.show')}</Button>
    </form>
  )
}

function pathWith(model: RegisterModel, more: Record<string, string>): string {
  const params = new URLSearchParams()
  const { state, channel } = model.filter
  for (const [name, value] of Object.entries({ find: model.search, state, channel, ...more }))
    if (value) params.set(name, value)
  return `${registerPath(model.consultation.consultationId)}?${params}`
}

function Entries({ rows, zone }: { rows: readonly RegisterEntry[]; zone: string }) {
  const words = useWords()
  const { t, named } = words
  const { actor } = useFrame()
  const mayRead = actor?.permissions.has('submission.read') ?? false
  return (
    <Table
      attributes={{ 'data-list': '' }}
      caption={<span class="govuk-visually-hidden">{t('submissions.register.caption')}</span>}
      head={[
        t('submissions.register.number'),
        t('submissions.register.reference'),
        t('submissions.register.channel'),
        t('submissions.register.received-at'),
        t('submissions.register.acknowledged'),
        t('submissions.register.versions'),
        t('submissions.register.state'),
      ]}
      rows={rows.map((row) => [
        row.registerNo === null ? t('submissions.register.number-soon') : words.number(row.registerNo),
        mayRead ? (
          <Link href={`/staff/submissions/${row.submissionId}`}>{row.reference}</Link>
        ) : (
          row.reference
        ),
        named(`submissions.channel.${row.channel}`),
        <ReceivedMoment of={row} timeZone={zone} short />,
        row.acknowledgedAt ? (
          <ShortInstant at={row.acknowledgedAt} timeZone={zone} />
        ) : (
          <span class="app-quiet">{t('submissions.register.not-acknowledged')}</span>
        ),
        words.number(row.versions),
        <State row={row} zone={zone} />,
      ])}
    />
  )
}

function State({ row, zone }: { row: RegisterEntry; zone: string }) {
  const words = useWords()
  const { t, named } = words
  const state = stateOfEntry(row)
  const colours = { counted: 'green', withdrawn: 'red', excluded: 'orange' } as const
  const at = state === 'withdrawn' ? row.withdrawnAt : row.exclusion?.decidedAt
  return (
    <div class="app-tags">
      <Tag colour={colours[state]}>{named(`submissions.register.state.${state}`)}</Tag>
      {row.synthetic && <Tag colour="purple">{t('submissions.staff.synthetic')}</Tag>}
      {state === 'excluded' && row.exclusion?.correctedAt && (
        <Tag colour="yellow">{t('submissions.register.corrected-since')}</Tag>
      )}
      {state === 'excluded' && row.exclusion?.countedLeftAt && (
        <Tag colour="yellow">{t('submissions.register.counted-left')}</Tag>
      )}
      {state === 'excluded' && row.excludedAs && (
        <span class="app-quiet">
          {named(`submissions.exclusion.${row.excludedAs}`)}
          {row.exclusion?.repeatOfNo
            ? ` ${t('submissions.register.of-number', { number: row.exclusion.repeatOfNo })}`
            : ''}
        </span>
      )}
      {at && (
        <span class="app-quiet">
          <ShortInstant at={at} timeZone={zone} />
        </span>
      )}
    </div>
  )
}

/** Words for what was just done, or could not be, on the pages of the register. */
export function RegisterDone({ done }: { done: string | undefined }) {
  const { t, named } = useWords()
  if (done === undefined || !donesKnown.includes(done as never)) return null
  const went = done === 'excluded' || done === 'reinstated' || done === 'told-apart'
  return (
    <NotificationBanner {...(went ? { type: 'success' as const } : {})}>
      {went
        ? named(`submissions.register.done.${done}`)
        : `${t('submissions.register.not-done')} ${named(`submissions.register.done.${done}`)}`}
    </NotificationBanner>
  )
}

const donesKnown = [
  'excluded',
  'reinstated',
  'told-apart',
  'withdrawn',
  'already',
  'not-numbered',
  'no-such-repeat',
  'no-reason',
  'too-long',
  'none-chosen',
  'not-excluded',
  'unknown',
] as const
