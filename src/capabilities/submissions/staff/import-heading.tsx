import { Link, PageHeading, useWords } from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import type { StaffImport } from '../import/queries.ts'
import { importPath, importsPath } from './imports.view.tsx'

/** On every page of an import: whose it is, and which file. */
export function ImportHeading({
  consultation,
  made,
}: {
  consultation: PublishedConsultation
  made: StaffImport
}) {
  const { t, named } = useWords()
  return (
    <PageHeading
      caption={
        <>
          <Link href={`/staff/consultations/${consultation.consultationId}`}>
            {consultation.edition.title}
          </Link>
          {' · '}
          <Link href={importsPath(consultation.consultationId)}>{t('submissions.import.title')}</Link>
        </>
      }
      lead={named(`submissions.import.state.${made.state}`)}
    >
      <bdi class="app-break-anywhere">{made.fileName}</bdi>
    </PageHeading>
  )
}

/** The way to put a file away, while nothing of it was received. */
export function DiscardLink({ made }: { made: StaffImport }) {
  const { t } = useWords()
  return <Link href={`${importPath(made.importId)}/discard`}>{t('submissions.import.discard')}</Link>
}
