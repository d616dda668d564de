import {
  BackLink,
  Button,
  ButtonGroup,
  DefaultButton,
  ErrorSummary,
  Form,
  PageHeading,
  StaffShell,
  useWords,
} from '../../../ui/index.ts'
import { Meanwhile, type SavedMeanwhile } from './meanwhile.tsx'
import type { Step, StepPage } from './step.ts'

export interface BuilderPage extends StepPage {
  readonly step: Step
  /** Names what the page was made from (`partsFingerprint`). */
  readonly was: string
  /** What somebody else saved meanwhile, when saving ran into it. */
  readonly meanwhile?: SavedMeanwhile | undefined
}

/** One page of the builder. */
export function StepView({ page }: { page: BuilderPage }) {
  const { t } = useWords()
  const { step, context, errors, meanwhile } = page
  const { consultation } = context
  const title = t(`consultations.step.${step.name}`)
  const home = `/staff/consultations/${consultation.consultationId}`
  return (
    <StaffShell
      title={title}
      hasErrors={Boolean(errors?.length)}
      beforeContent={<BackLink href={home}>{t('consultations.staff.back')}</BackLink>}
    >
      <ErrorSummary errors={errors} />
      {meanwhile ? <Meanwhile saved={meanwhile} yours={page.typed} /> : null}
      <PageHeading caption={consultation.title} lead={t(`consultations.step.${step.name}-lead`)}>
        {title}
      </PageHeading>
      <Form class="app-side-by-side">
        <DefaultButton name="do" value="save" />
        <input type="hidden" name="was" value={page.was} />
        <step.Fields typed={page.typed} errors={errors} edition={page.edition} context={context} />
        <ButtonGroup>
          <Button name="do" value="save">
            {t('consultations.staff.save')}
          </Button>
          <Button kind="secondary" href={home}>
            {t('consultations.staff.leave')}
          </Button>
        </ButtonGroup>
      </Form>
    </StaffShell>
  )
}
