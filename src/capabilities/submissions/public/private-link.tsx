import { InsetText, Link, useFrame, useWords } from '../../../ui/index.ts'

export function PrivateLink({
  path,
  opens,
}: {
  path: string
  /** What stands behind it, which decides what whoever has it can do. */
  opens: 'draft' | 'open' | 'closed' | 'withdrawn'
}) {
  const { t, named, href } = useWords()
  const { settings } = useFrame()
  return (
    <InsetText>
      <p class="govuk-body">
        <strong>{t('submissions.own.link-title')}</strong> {named(`submissions.link.${opens}`)}
      </p>
      <p class="govuk-body app-break-anywhere">
        <Link href={path}>{`${settings.baseUrl}${href(path)}`}</Link>
      </p>
    </InsetText>
  )
}
