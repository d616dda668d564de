import { KeyFigures, Link, useFrame, useWords } from '../../../ui/index.ts'
import { filterQuery, waitingToBeRead } from '../schemas.ts'
import { pathOf } from './subject.ts'

export function ConsultationPanel(props: { consultationId: string; received: number; unread: number }) {
  const words = useWords()
  const { t } = words
  const { actor } = useFrame()
  const { consultationId, received, unread } = props
  return (
    <section aria-labelledby="workspace-title">
      <h2 class="govuk-heading-m" id="workspace-title">
        {t('analysis.panel.title')}
      </h2>
      <KeyFigures
        items={[
          {
            value: words.number(received),
            label: t('analysis.panel.received'),
            href: `${pathOf(consultationId, 'inbox')}?counted=yes`,
          },
          {
            value: words.number(unread),
            label: t('analysis.panel.unread'),
            href: `${pathOf(consultationId, 'inbox')}${filterQuery(waitingToBeRead)}`,
          },
        ]}
      />
      <ul class="govuk-list">
        <li>
          <Link href={pathOf(consultationId, 'dashboard')}>{t('analysis.panel.dashboard')}</Link>
        </li>
        <li>
          <Link href={pathOf(consultationId, 'inbox')}>{t('analysis.panel.inbox')}</Link>
        </li>
        {actor?.permissions.has('submission.export') ? (
          <li>
            <Link href={pathOf(consultationId, 'export')}>{t('analysis.panel.export')}</Link>
          </li>
        ) : null}
      </ul>
    </section>
  )
}
