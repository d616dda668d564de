import { isSecondPerson } from '../../../platform/access.ts'
import {
  BackLink,
  Button,
  Checkboxes,
  ErrorSummary,
  errorOf,
  type FieldError,
  Form,
  InsetText,
  Link,
  PageHeading,
  StaffShell,
  SummaryList,
  Textarea,
  useWords,
  WarningText,
} from '../../../ui/index.ts'
import type { ToldPart } from '../changed-parts.ts'
import { missingParts } from '../completeness.ts'
import type { NoticeElement } from '../edition.ts'
import { ChangeList } from '../public/edition-changes.tsx'
import type { StaffConsultation, StaffEdition } from '../queries.ts'
import type { Difference } from '../questionnaire.ts'
import type { May } from './consultation.routes.tsx'
import { type Done, DoneBanner } from './done.tsx'
import { homeOf } from './draft.ts'
import { PublishingNote } from './plan-notes.tsx'

export interface ApprovalPage {
  readonly consultation: StaffConsultation
  readonly edition: StaffEdition
  readonly may: May
  readonly actorId: string
  /** Notice elements that say nothing. */
  readonly gaps: readonly NoticeElement[]
  /** Against the public edition; empty for the first. */
  readonly parts: readonly ToldPart[]
  readonly questions: readonly Difference[]
  readonly now: Date
  readonly done: Done | undefined
  readonly typed: { readonly reason: string; readonly acceptedGaps: readonly string[] }
  readonly errors: readonly FieldError[] | undefined
}

/** From draft over a second person to the public: what there is to do depends on who looks. */
export function ApprovalView({ page }: { page: ApprovalPage }) {
  const { t } = useWords()
  const { consultation, edition, errors } = page
  const title = t('consultations.step.approval')
  return (
    <StaffShell
      title={title}
      hasErrors={Boolean(errors?.length)}
      beforeContent={
        <BackLink href={homeOf(consultation.consultationId)}>{t('consultations.staff.back')}</BackLink>
      }
    >
      {errors ? null : <DoneBanner done={page.done} />}
      <ErrorSummary errors={errors} />
      <PageHeading caption={consultation.title} lead={t('consultations.approval.lead')}>
        {title}
      </PageHeading>
      <Deeds page={page} />
      <PublishingNote consultation={consultation} edition={edition.edition} now={page.now} />
      <p class="govuk-body">
        <Link href={`${homeOf(consultation.consultationId)}/preview`}>
          {t('consultations.approval.look')}
        </Link>
      </p>
      {consultation.current ? (
        <>
          <h2 class="govuk-heading-m">{t('consultations.approval.what-changes')}</h2>
          {page.parts.length + page.questions.length > 0 ? (
            <ChangeList change={page} />
          ) : (
            <p class="govuk-body">{t('consultations.approval.nothing-changes')}</p>
          )}
        </>
      ) : null}
      {edition.state === 'draft' ? <Draft page={page} /> : null}
      {edition.state === 'proposed' ? <Proposed page={page} /> : null}
      {edition.state === 'approved' ? <Approved page={page} /> : null}
    </StaffShell>
  )
}

function Deeds({ page: { edition } }: { page: ApprovalPage }) {
  const words = useWords()
  const { t } = words
  const row = (key: string, deed: StaffEdition['edited'] | undefined) =>
    deed && {
      key,
      value: t('consultations.approval.deed', {
        name: deed.name ?? '',
        moment: words.instant(deed.at, edition.edition.timeZone),
      }),
    }
  return (
    <SummaryList
      rows={[
        row(t('consultations.approval.edited'), edition.edited),
        row(t('consultations.approval.proposed'), edition.proposed),
        row(t('consultations.approval.approved'), edition.approved),
      ]}
    />
  )
}

function Gaps({ gaps }: { gaps: readonly NoticeElement[] }) {
  const { t } = useWords()
  if (gaps.length === 0) return null
  return (
    <>
      <WarningText>{t('consultations.notice.count-missing', { count: gaps.length })}</WarningText>
      <ul class="govuk-list govuk-list--bullet">
        {gaps.map((gap) => (
          <li>{t(`consultations.notice.element.${gap}`)}</li>
        ))}
      </ul>
    </>
  )
}

function Draft({ page }: { page: ApprovalPage }) {
  const { t } = useWords()
  const { edition, consultation } = page
  const missing = missingParts(edition.edition)
  return (
    <>
      <Gaps gaps={page.gaps} />
      {missing.length > 0 ? (
        <InsetText>
          <p class="govuk-body govuk-!-font-weight-bold">{t('consultations.approval.still-missing')}</p>
          <ul class="govuk-list govuk-list--bullet">
            {missing.map((part) => (
              <li>{t(`consultations.missing.${part}`)}</li>
            ))}
          </ul>
        </InsetText>
      ) : null}
      {page.may.edit ? (
        <Form action={`${homeOf(consultation.consultationId)}/propose`}>
          <p class="govuk-body">{t('consultations.approval.propose-text')}</p>
          <Button>{t('consultations.approval.propose')}</Button>
        </Form>
      ) : null}
    </>
  )
}

function Proposed({ page }: { page: ApprovalPage }) {
  const { t } = useWords()
  const { edition, consultation, may, gaps, errors } = page
  const home = homeOf(consultation.consultationId)
  const own = !isSecondPerson({ id: page.actorId }, edition.proposed?.by, edition.edited.by)
  if (!may.approve || own)
    return (
      <>
        <Gaps gaps={gaps} />
        <InsetText>
          {t(own ? 'consultations.approval.waits-for-other' : 'consultations.approval.waits')}
        </InsetText>
        {may.edit ? <TakeBack page={page} /> : null}
      </>
    )
  return (
    <>
      <Form action={`${home}/approve`}>
        <input type="hidden" name="edition" value={edition.editionId} />
        <input type="hidden" name="revision" value={edition.revision} />
        {gaps.length > 0 ? (
          <Checkboxes
            name="acceptedGaps"
            label={t('consultations.approval.gaps')}
            labelSize="m"
            hint={t('consultations.approval.gaps-hint')}
            error={errorOf(errors, 'acceptedGaps')}
            value={page.typed.acceptedGaps}
            items={gaps.map((gap) => ({ value: gap, label: t(`consultations.notice.element.${gap}`) }))}
          />
        ) : (
          <p class="govuk-body">{t('consultations.approval.no-gaps')}</p>
        )}
        <Button>{t('consultations.approval.approve')}</Button>
      </Form>
      <SendBack page={page} action={`${home}/send-back`} kind="send-back" />
    </>
  )
}

function Approved({ page }: { page: ApprovalPage }) {
  const { t } = useWords()
  const { consultation, may } = page
  const home = homeOf(consultation.consultationId)
  return (
    <>
      {may.publish ? (
        <Form action={`${home}/publish`}>
          <p class="govuk-body">{t('consultations.publish.text')}</p>
          <Button>{t('consultations.publish.button')}</Button>
        </Form>
      ) : (
        <InsetText>{t('consultations.publish.waits')}</InsetText>
      )}
      {may.approve ? (
        <SendBack page={page} action={`${home}/send-back`} kind="send-back" />
      ) : may.edit ? (
        <TakeBack page={page} />
      ) : null}
    </>
  )
}

const TakeBack = ({ page }: { page: ApprovalPage }) => (
  <SendBack page={page} action={`${homeOf(page.consultation.consultationId)}/take-back`} kind="take-back" />
)

function SendBack(props: { page: ApprovalPage; action: string; kind: 'send-back' | 'take-back' }) {
  const { t } = useWords()
  const { page, kind } = props
  return (
    <Form action={props.action}>
      <h2 class="govuk-heading-m">{t(`consultations.approval.${kind}-heading`)}</h2>
      <Textarea
        name="reason"
        label={t('consultations.approval.reason')}
        hint={t('consultations.approval.reason-hint')}
        error={errorOf(page.errors, 'reason')}
        value={page.typed.reason}
        rows={3}
      />
      <Button kind="secondary">{t(`consultations.approval.${kind}`)}</Button>
    </Form>
  )
}
