import type { ComponentChildren } from 'preact'
import {
  BackLink,
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  InsetText,
  Link,
  NotificationBanner,
  PageHeading,
  StaffShell,
  useWords,
} from '../../../ui/index.ts'
import type { SubjectKind } from '../change.ts'
import type { Change } from '../changes.ts'
import type { Treaty } from '../queries.ts'
import type { AnyContent } from '../schemas.ts'
import { Comparison } from './comparison.tsx'
import { fieldsOf } from './fields.ts'
import { changePath, treatyPath } from './paths.ts'
import { type FormState, RecordFieldInput } from './record-field.tsx'
import { schedulePrefix } from './typed.ts'

export interface ProposePage extends FormState {
  readonly kind: SubjectKind
  /** Undefined for a new treaty. */
  readonly treaty: Treaty | undefined
  /** Undefined for something new. */
  readonly subjectId: string | undefined
  /** What it is called now; '' for something new. */
  readonly name: string
  /** `fingerprintOf` what stands in the record. */
  readonly seen: string
  /** Other proposals about the same thing that nobody has decided. */
  readonly waiting: readonly Change[]
  /** When the record moved while this was being written: what it was before, as far as is known, and what it is. */
  readonly moved: { readonly now: AnyContent | null; readonly typed: AnyContent | null } | undefined
}

/** Proposes an addition, or a change of what there is. */
export function ProposeView({ page }: { page: ProposePage }) {
  const { t } = useWords()
  const { kind, treaty, subjectId, errors } = page
  const isNew = subjectId === undefined
  const title = t(isNew ? `negotiations.propose.add.${kind}` : `negotiations.propose.change.${kind}`)
  return (
    <ProposeShell page={page} title={title}>
      <ErrorSummary errors={errors} />
      <PageHeading caption={page.name || treaty?.shortTitle} lead={t('negotiations.propose.lead')}>
        {title}
      </PageHeading>
      <Waiting changes={page.waiting} />
      {page.moved ? <Moved page={page} moved={page.moved} /> : null}
      <Form class="app-side-by-side">
        <input type="hidden" name="seen" value={page.seen} />
        {fieldsOf[kind].map((field) => (
          <RecordFieldInput field={field} state={page} />
        ))}
        {kind === 'session' && isNew ? (
          <>
            <h2 class="govuk-heading-m">{t('negotiations.propose.first-dates')}</h2>
            <p class="govuk-body">{t('negotiations.propose.first-dates-text')}</p>
            {fieldsOf.schedule.map((field) => (
              <RecordFieldInput field={field} state={page} prefix={schedulePrefix} />
            ))}
          </>
        ) : null}
        <ButtonGroup>
          <Button>{t('negotiations.propose.button')}</Button>
          <Link href={treaty ? treatyPath(treaty.treatyId) : '/staff/treaties'}>
            {t('negotiations.propose.cancel')}
          </Link>
        </ButtonGroup>
      </Form>
    </ProposeShell>
  )
}

export interface RemovePage extends Omit<ProposePage, 'typed' | 'moved'> {
  readonly content: AnyContent
}

/** Asks before a removal is proposed. */
export function RemoveView({ page }: { page: RemovePage }) {
  const { t } = useWords()
  const { kind, errors, treaty } = page
  const title = t('negotiations.propose.remove')
  return (
    <ProposeShell page={page} title={title}>
      <ErrorSummary errors={errors} />
      <PageHeading caption={t(`negotiations.kind.${kind}`)} lead={t('negotiations.propose.remove-lead')}>
        {page.name}
      </PageHeading>
      <Waiting changes={page.waiting} />
      <Comparison kind={kind} before={page.content} after={null} picks={page.picks} />
      <Form>
        <input type="hidden" name="seen" value={page.seen} />
        <ButtonGroup>
          <Button kind="warning">{title}</Button>
          <Link href={treaty ? treatyPath(treaty.treatyId) : '/staff/treaties'}>
            {t('negotiations.propose.cancel')}
          </Link>
        </ButtonGroup>
      </Form>
    </ProposeShell>
  )
}

function ProposeShell(props: {
  page: Pick<ProposePage, 'treaty' | 'errors'>
  title: string
  children: ComponentChildren
}) {
  const { t } = useWords()
  const { treaty, errors } = props.page
  return (
    <StaffShell
      title={treaty ? `${props.title}: ${treaty.shortTitle}` : props.title}
      hasErrors={errors.length > 0}
      beforeContent={
        <BackLink href={treaty ? treatyPath(treaty.treatyId) : '/staff/treaties'}>
          {treaty?.shortTitle ?? t('negotiations.treaties.title')}
        </BackLink>
      }
    >
      {props.children}
    </StaffShell>
  )
}

function Waiting({ changes }: { changes: readonly Change[] }) {
  const { t } = useWords()
  if (changes.length === 0) return null
  return (
    <InsetText>
      <p class="govuk-body">{t('negotiations.propose.waiting', { count: changes.length })}</p>
      <ul class="govuk-list">
        {changes.map((change, index) => (
          <li>
            <Link href={changePath(change.changeId)}>
              {t('negotiations.propose.waiting-link', { number: index + 1 })}
            </Link>
          </li>
        ))}
      </ul>
    </InsetText>
  )
}

/** The record as it is now beside what was typed, which is still in the form. */
function Moved({ page, moved }: { page: ProposePage; moved: NonNullable<ProposePage['moved']> }) {
  const { t } = useWords()
  return (
    <NotificationBanner>
      <h2 class="govuk-notification-banner__heading">{t('negotiations.propose.moved')}</h2>
      <p class="govuk-body">{t('negotiations.propose.moved-advice')}</p>
      {moved.now && moved.typed ? (
        <Comparison kind={page.kind} before={moved.now} after={moved.typed} picks={page.picks} />
      ) : null}
    </NotificationBanner>
  )
}
