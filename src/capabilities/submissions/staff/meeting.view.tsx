import {
  Button,
  ButtonGroup,
  Checkboxes,
  DefaultButton,
  ErrorSummary,
  errorOf,
  Fieldset,
  Form,
  Input,
  Link,
  PageHeading,
  Select,
  StaffShell,
  Textarea,
  useWords,
} from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import { submitterKinds } from '../submissions.ts'
import { entriesPath } from './entries.view.tsx'
import type { PointTyped } from './meeting.routes.tsx'

export interface MeetingModel {
  readonly consultation: PublishedConsultation
  readonly meetingId: string
  readonly facts: {
    readonly title: string
    readonly place: string
    readonly day: string
    readonly notes: string
    /** It is taken although it was outside the time of the consultation. */
    readonly late: boolean
  }
  /** Empty until the notes were looked through. */
  readonly points: readonly PointTyped[]
  readonly problems: readonly { readonly field: string; readonly message: string }[]
}

/** Notes of a meeting, and who said what in them. */
export function MeetingPage({ consultation, meetingId, facts, points, problems }: MeetingModel) {
  const { t } = useWords()
  const errors = [...problems]
  const path = entriesPath(consultation.consultationId)
  const field = (name: string) => ({ name, error: errorOf(errors, name) })
  return (
    <StaffShell title={t('submissions.meeting.title')} hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <PageHeading
        caption={<Link href={path}>{consultation.edition.title}</Link>}
        lead={t('submissions.meeting.lead')}
      >
        {t('submissions.meeting.title')}
      </PageHeading>
      <Form action={`${path}/meeting`}>
        <input type="hidden" name="meeting" value={meetingId} />
        {points.length > 0 && <DefaultButton name="go" value="keep" />}
        <Input {...field('title')} label={t('submissions.meeting.name')} value={facts.title} />
        <Input {...field('place')} label={t('submissions.meeting.place')} value={facts.place} />
        <Input
          {...field('day')}
          label={t('submissions.meeting.day')}
          width={10}
          value={facts.day}
          attributes={{ type: 'date' }}
        />
        <Textarea
          {...field('notes')}
          label={t('submissions.meeting.notes')}
          labelSize="m"
          hint={t('submissions.meeting.notes-hint')}
          rows={points.length > 0 ? 5 : 14}
          value={facts.notes}
        />
        <Checkboxes
          {...field('late')}
          label={t('submissions.entry.late')}
          value={facts.late ? ['yes'] : []}
          items={[{ value: 'yes', label: t('submissions.meeting.late-yes') }]}
          small
        />
        <Button kind={points.length > 0 ? 'secondary' : undefined} name="go" value="split">
          {t(points.length > 0 ? 'submissions.meeting.split-again' : 'submissions.meeting.split')}
        </Button>
        {points.length > 0 && (
          <>
            <h2 class="govuk-heading-m">{t('submissions.meeting.points', { count: points.length })}</h2>
            <p class="govuk-body">{t('submissions.meeting.points-how')}</p>
            {points.map((point) => (
              <PointFields key={point.index} point={point} errors={errors} />
            ))}
            <ButtonGroup>
              <Button name="go" value="receive">
                {t('submissions.meeting.receive')}
              </Button>
            </ButtonGroup>
          </>
        )}
      </Form>
    </StaffShell>
  )
}

function PointFields({
  point,
  errors,
}: {
  point: PointTyped
  errors: readonly { readonly field: string; readonly message: string }[]
}) {
  const { t, named } = useWords()
  const { index } = point
  const name = (part: string) => `point-${index}.${part}`
  return (
    <div id={`point-${index}`}>
      <Fieldset legend={t('submissions.meeting.point', { number: index + 1 })} legendSize="s">
        <Checkboxes
          name={name('taken')}
          label={<span class="govuk-visually-hidden">{t('submissions.meeting.taken')}</span>}
          value={point.taken ? ['yes'] : []}
          items={[{ value: 'yes', label: t('submissions.meeting.taken') }]}
          small
        />
        <div class="app-filters__grid">
          <Input
            name={name('name')}
            label={t('submissions.person.name')}
            value={point.name}
            autocomplete="off"
          />
          <Input
            name={name('organisation')}
            label={t('submissions.about.organisation')}
            value={point.organisation}
            autocomplete="off"
          />
          <Select
            name={name('kind')}
            label={t('submissions.staff.kind')}
            error={errorOf(errors, name('kind'))}
            value={point.kind}
            items={submitterKinds.map((value) => ({ value, label: named(`submissions.kind.${value}`) }))}
          />
        </div>
        <Textarea name={name('words')} label={t('submissions.meeting.words')} rows={4} value={point.words} />
      </Fieldset>
    </div>
  )
}
