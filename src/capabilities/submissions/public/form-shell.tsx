import type { ComponentChildren } from 'preact'
import {
  BackLink,
  Button,
  ButtonGroup,
  ErrorSummary,
  InsetText,
  NotificationBanner,
  PageHeading,
  PublicShell,
  useWords,
} from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import type { Draft } from '../drafts.ts'
import type { FieldProblem } from '../schemas.ts'
import { ownPath, type Step, stepBefore, stepPath, toChange } from '../steps.ts'

/** What every page of the form is made from. */
export interface FormPage {
  readonly key: string
  /** For staff, before anything is public: every question is there, answered or not, and nothing is kept. */
  readonly preview?: boolean
  readonly consultation: PublishedConsultation
  readonly draft: Draft
  readonly steps: readonly Step[]
  readonly current: Step['id']
  /** Opened with "Change" on the check page, to which it leads back. */
  readonly fromCheck: boolean
  /** The reference of what was sent before, when this is a correction of it. */
  readonly standing?: string | undefined
  /** The consultation has closed; the form can be sent until then. */
  readonly grace?: Date | undefined
  /** What the questionnaire's newer edition changed. */
  readonly told?: ComponentChildren
}

export function FormShell({
  page,
  title,
  errors,
  children,
}: {
  page: FormPage
  title: string
  errors?: readonly FieldProblem[] | undefined
  children: ComponentChildren
}) {
  const words = useWords()
  const { t } = words
  const before = page.fromCheck
    ? { kind: 'check' as const, id: 'check' }
    : stepBefore(page.steps, page.current)
  const position = page.steps.findIndex((step) => step.id === page.current) + 1
  return (
    <PublicShell
      title={`${title} – ${page.consultation.edition.title}`}
      section="consultations"
      hasErrors={Boolean(errors?.length)}
      beforeContent={<BackLink href={before ? stepPath(page.key, before) : ownPath(page.key)} />}
    >
      <ErrorSummary errors={errors ? [...errors] : undefined} />
      {page.told}
      {page.standing && <InsetText>{t('submissions.draft.stands', { reference: page.standing })}</InsetText>}
      {page.grace && (
        <InsetText>
          {t('submissions.draft.grace', {
            until: words.instant(page.grace, page.consultation.edition.timeZone),
          })}
        </InsetText>
      )}
      <PageHeading
        caption={t('submissions.form.caption', {
          position,
          total: page.steps.length,
          title: page.consultation.edition.title,
        })}
      >
        {title}
      </PageHeading>
      {children}
    </PublicShell>
  )
}

/** Where a page of the form is posted to. */
export const formAction = (page: FormPage, ...rest: string[]): string => {
  const path = ownPath(page.key, ...rest)
  return page.fromCheck ? toChange(path) : path
}

/** What a page of the form was made from: the edition it shows, and a fingerprint of the words it was filled with. */
export function PageMarks({ page, base }: { page: FormPage; base: string }) {
  return (
    <>
      <input type="hidden" name="base" value={base} />
      <input type="hidden" name="edition" value={page.consultation.editionId} />
    </>
  )
}

/** Another window saved the same page meanwhile: its words, beside those typed here. */
export function SavedElsewhere({ children }: { children: ComponentChildren }) {
  const { t } = useWords()
  return (
    <NotificationBanner title={t('submissions.form.elsewhere-title')}>
      <p class="govuk-notification-banner__heading">{t('submissions.form.elsewhere')}</p>
      {children}
    </NotificationBanner>
  )
}

/**
 * What every page of the form ends with. Its form names its own address: without one the browser would send back the
 * field's name that an error link left in the address, and jump past the new errors to that field.
 */
export function SaveButtons() {
  const { t } = useWords()
  return (
    <ButtonGroup>
      <Button name="go" value="next">
        {t('submissions.form.continue')}
      </Button>
      <Button kind="secondary" name="go" value="later">
        {t('submissions.form.later')}
      </Button>
    </ButtonGroup>
  )
}
