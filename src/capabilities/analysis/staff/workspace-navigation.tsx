import { useFrame, useHref, useWords } from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import { pathOf } from './subject.ts'

const pages = ['dashboard', 'inbox', 'register', 'labels', 'selections', 'export'] as const
export type WorkspacePage = (typeof pages)[number]

/** The pages of one consultation's workspace, on each of them. */
export function WorkspaceNavigation(props: {
  consultation: Pick<PublishedConsultation, 'consultationId'>
  current: WorkspacePage
}) {
  const { t, named } = useWords()
  const to = useHref()
  const { actor } = useFrame()
  const { consultationId } = props.consultation
  return (
    <nav class="app-workspace-navigation" aria-label={t('analysis.navigation')}>
      <ul>
        <li>
          <a class="govuk-link" href={to(`/staff/consultations/${consultationId}`)}>
            {t('analysis.navigation.consultation')}
          </a>
        </li>
        {pages
          .filter((page) => page !== 'export' || actor?.permissions.has('submission.export'))
          .map((page) => (
            <li>
              <a
                class="govuk-link"
                href={to(pathOf(consultationId, page))}
                aria-current={page === props.current ? 'page' : undefined}
              >
                {named(`analysis.navigation.${page}`)}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  )
}
