import {
  BackLink,
  Button,
  ButtonGroup,
  Form,
  Link,
  PageHeading,
  StaffShell,
  useWords,
} from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import type { StaffImport } from '../import/queries.ts'
import { importPath } from './imports.view.tsx'

/** Asks once more before a file is put away. */
export function DiscardImportPage({
  made,
  consultation,
}: {
  made: StaffImport
  consultation: PublishedConsultation
}) {
  const { t } = useWords()
  const back = importPath(made.importId)
  return (
    <StaffShell
      title={t('submissions.import.discard-title')}
      beforeContent={<BackLink href={back}>{t('submissions.import.discard-back')}</BackLink>}
    >
      <PageHeading caption={consultation.edition.title}>{t('submissions.import.discard-title')}</PageHeading>
      <p class="govuk-body">
        <bdi class="app-break-anywhere">{made.fileName}</bdi>
      </p>
      <p class="govuk-body">{t('submissions.import.discard-meaning')}</p>
      <Form action={`${back}/discard`}>
        <ButtonGroup>
          <Button kind="warning">{t('submissions.import.discard-save')}</Button>
          <Link href={back}>{t('submissions.import.discard-keep')}</Link>
        </ButtonGroup>
      </Form>
    </StaffShell>
  )
}
