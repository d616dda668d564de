import { InsetText, Link, useFrame, useWords } from '../../../ui/index.ts'

export function PrivateLink({ path, withdrawn = false }: { path: string; withdrawn?: boolean }) {
  const { t } = useWords()
  const { settings } = useFrame()
  return (
    <InsetText>
      <p class="govuk-body">
        <strong>{t('submissions.own.link-title')}</strong>{' '}
        {t(withdrawn ? 'submissions.own.link-withdrawn' : 'submissions.own.link')}
      </p>
      <p class="govuk-body app-break-anywhere">
        <Link href={path}>{`${settings.baseUrl}${path}`}</Link>
      </p>
    </InsetText>
  )
}
