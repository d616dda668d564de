import {
  BackLink,
  Button,
  CardList,
  EmptyState,
  ErrorSummary,
  errorOf,
  type FieldError,
  Form,
  Input,
  PageHeading,
  Radios,
  StaffShell,
  StatusTag,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import type { Treaty } from '../../negotiations/index.ts'
import { type ConsultationTimes, stateOf, stateTone } from '../consultations.ts'
import { closingInWords, openingInWords } from '../moments.ts'
import type { StaffListedConsultation } from '../queries.ts'
import type { Typed } from './typed.ts'

export interface ConsultationListPage {
  readonly consultations: readonly StaffListedConsultation[]
  readonly treaties: readonly Treaty[]
  readonly now: Date
  readonly mayEdit: boolean
}

export function ConsultationListView({ page }: { page: ConsultationListPage }) {
  const { t } = useWords()
  return (
    <StaffShell title={t('consultations.staff.title')}>
      <PageHeading>{t('consultations.staff.title')}</PageHeading>
      {page.mayEdit ? <Button href="/staff/consultations/new">{t('consultations.new.button')}</Button> : null}
      {page.consultations.length === 0 ? (
        <EmptyState title={t('consultations.staff.none')}>
          <p class="govuk-body">{t('consultations.staff.none-text')}</p>
        </EmptyState>
      ) : (
        <CardList
          keys
          headingLevel={2}
          items={page.consultations.map((consultation) => ({
            title: consultation.title || t('consultations.staff.untitled'),
            href: `/staff/consultations/${consultation.consultationId}`,
            status: <StateTag consultation={consultation} now={page.now} />,
            meta: <When consultation={consultation} />,
            text: page.treaties.find(({ treatyId }) => treatyId === consultation.treatyId)?.shortTitle,
          }))}
        />
      )}
    </StaffShell>
  )
}

/** The state of a consultation, and that a next edition is under way. */
export function StateTag(props: {
  consultation: Pick<StaffListedConsultation, keyof ConsultationTimes | 'inProgress'>
  now: Date
}) {
  const { t, named } = useWords()
  const { consultation, now } = props
  const { inProgress } = consultation
  const state = stateOf(consultation, now, inProgress?.state === 'approved')
  const waiting = inProgress?.state === 'proposed'
  return (
    <>
      <StatusTag tone={stateTone(state)}>{named(`consultations.state.${state}`)}</StatusTag>
      {waiting ? (
        <>
          {' '}
          <StatusTag tone="attention">{t('consultations.staff.waits-for-approval')}</StatusTag>
        </>
      ) : consultation.publishedAt && inProgress ? (
        <>
          {' '}
          <StatusTag tone="waiting">{t('consultations.staff.next-edition')}</StatusTag>
        </>
      ) : null}
    </>
  )
}

export function When(props: {
  consultation: Pick<StaffListedConsultation, 'opensAt' | 'closesAt' | 'edition'>
}) {
  const { words, settings } = useFrame()
  const { opensAt, closesAt, edition } = props.consultation
  if (!opensAt || !closesAt) return null
  const promised = { opensAt, closesAt, edition }
  return (
    <>
      {words.t('consultations.staff.from-to', {
        opening: openingInWords(promised, words, settings.timeZone),
        closing: closingInWords(promised, words, settings.timeZone),
      })}
    </>
  )
}

export function NewConsultationView(props: {
  treaties: readonly Treaty[]
  typed: Typed
  errors?: readonly FieldError[]
}) {
  const { treaties, typed, errors } = props
  const { t } = useWords()
  return (
    <StaffShell
      title={t('consultations.new.heading')}
      hasErrors={Boolean(errors?.length)}
      beforeContent={<BackLink href="/staff/consultations">{t('consultations.staff.back-to-list')}</BackLink>}
    >
      <ErrorSummary errors={errors} />
      <PageHeading lead={t('consultations.new.lead')}>{t('consultations.new.heading')}</PageHeading>
      <Form>
        <Input
          name="title"
          label={t('consultations.new.title')}
          hint={t('consultations.new.title-hint')}
          error={errorOf(errors, 'title')}
          value={typed.one('title')}
        />
        <Radios
          name="treatyId"
          label={t('consultations.new.treaty')}
          error={errorOf(errors, 'treatyId')}
          value={typed.one('treatyId')}
          items={treaties.map(({ treatyId, shortTitle }) => ({ value: treatyId, label: shortTitle }))}
        />
        <Input
          name="slug"
          label={t('consultations.new.slug')}
          hint={t('consultations.new.slug-hint')}
          error={errorOf(errors, 'slug')}
          value={typed.one('slug')}
          prefix="/consultations/"
          width={20}
          spellcheck={false}
        />
        <Button>{t('consultations.new.create')}</Button>
      </Form>
    </StaffShell>
  )
}
