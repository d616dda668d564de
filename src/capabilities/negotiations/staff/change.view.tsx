import {
  BackLink,
  Button,
  ErrorSummary,
  errorOf,
  type FieldError,
  Form,
  InsetText,
  Link,
  NotificationBanner,
  PageHeading,
  StaffShell,
  SummaryList,
  Textarea,
  useFrame,
  useWords,
  WarningText,
} from '../../../ui/index.ts'
import type { AnyContent } from '../schemas.ts'
import { type ListedChange, StateTag } from './changes.view.tsx'
import { Comparison } from './comparison.tsx'
import { changePath, proposePath, treatyPath } from './paths.ts'
import type { Picks } from './picks.ts'

export interface ChangePage extends ListedChange {
  readonly picks: Picks
  /** What stands in the record now, when that is not what the change was made on. */
  readonly moved: { readonly now: AnyContent | null } | undefined
  readonly mayDecide: boolean
  readonly mayTakeBack: boolean
  readonly mayPropose: boolean
  /** The deed that brought the person here. */
  readonly done: string | undefined
  /** As typed. */
  readonly reason: string
  readonly errors: readonly FieldError[]
}

/** One proposed change: old beside new, and what can be done with it by whoever looks. */
export function ChangeView({ page }: { page: ChangePage }) {
  const { t, named } = useWords()
  const { change, name, errors } = page
  return (
    <StaffShell
      title={name}
      hasErrors={errors.length > 0}
      beforeContent={<BackLink href="/staff/changes">{t('negotiations.changes.title')}</BackLink>}
    >
      <ErrorSummary errors={errors} />
      {page.done && errors.length === 0 ? (
        <NotificationBanner type="success">
          {named(`negotiations.change.done.${page.done}`)}
        </NotificationBanner>
      ) : null}
      <PageHeading
        caption={`${t(`negotiations.kind.${change.subjectKind}`)}, ${t(`negotiations.deed.${change.deed}`)}`}
      >
        {name}
      </PageHeading>
      <Deeds page={page} />
      {page.moved && change.state === 'proposed' ? <Moved page={page} now={page.moved.now} /> : null}
      <Comparison
        kind={change.subjectKind}
        before={change.before}
        after={change.content}
        picks={page.picks}
      />
      {change.state === 'proposed' ? <Decision page={page} /> : null}
    </StaffShell>
  )
}

function Deeds({ page }: { page: ChangePage }) {
  const words = useWords()
  const { t } = words
  const { settings } = useFrame()
  const { change } = page
  const moment = (at: Date) => words.instant(at, settings.timeZone)
  return (
    <SummaryList
      rows={[
        { key: t('negotiations.change.state'), value: <StateTag state={change.state} /> },
        {
          key: t('negotiations.change.treaty'),
          value: <Link href={treatyPath(change.treatyId)}>{page.treaty}</Link>,
        },
        {
          key: t('negotiations.change.proposed'),
          value: t('negotiations.change.by', { name: page.proposedBy, moment: moment(change.proposedAt) }),
        },
        change.decidedAt !== null && {
          key: t(`negotiations.change.state.${change.state}`),
          value: t('negotiations.change.by', {
            name: page.decidedBy ?? '',
            moment: moment(change.decidedAt),
          }),
        },
        change.reason !== null && {
          key: t('negotiations.change.reason'),
          value: <span class="app-text">{change.reason}</span>,
        },
      ]}
    />
  )
}

/** The record is no longer what was compared: what it is now beside what is proposed. */
function Moved({ page, now }: { page: ChangePage; now: AnyContent | null }) {
  const { t } = useWords()
  const { change, picks, mayPropose } = page
  return (
    <>
      <WarningText>{t('negotiations.change.moved')}</WarningText>
      {now && change.content ? (
        <>
          <p class="govuk-body">{t('negotiations.change.moved-compare')}</p>
          <Comparison kind={change.subjectKind} before={now} after={change.content} picks={picks} />
        </>
      ) : null}
      {now && mayPropose ? (
        <p class="govuk-body">
          <Link href={proposePath(change.treatyId, change.subjectKind, change.subjectId)}>
            {t('negotiations.change.propose-anew')}
          </Link>
        </p>
      ) : null}
    </>
  )
}

function Decision({ page }: { page: ChangePage }) {
  const { t } = useWords()
  const path = changePath(page.change.changeId)
  if (page.mayTakeBack)
    return (
      <>
        <InsetText>{t('negotiations.change.your-own')}</InsetText>
        <Form action={`${path}/take-back`}>
          <Button kind="secondary">{t('negotiations.change.take-back')}</Button>
        </Form>
      </>
    )
  if (!page.mayDecide) return <InsetText>{t('negotiations.change.waits')}</InsetText>
  return (
    <>
      {page.moved ? null : (
        <Form action={`${path}/approve`}>
          <p class="govuk-body">{t('negotiations.change.approve-text')}</p>
          <Button>{t('negotiations.change.approve')}</Button>
        </Form>
      )}
      <Form action={`${path}/refuse`} class="app-measure">
        <h2 class="govuk-heading-m">{t('negotiations.change.refuse-heading')}</h2>
        <Textarea
          name="reason"
          label={t('negotiations.change.refuse-reason')}
          hint={t('negotiations.change.refuse-hint')}
          error={errorOf(page.errors, 'reason')}
          value={page.reason}
          rows={3}
        />
        <Button kind="secondary">{t('negotiations.change.refuse')}</Button>
      </Form>
    </>
  )
}
