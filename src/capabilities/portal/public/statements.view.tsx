import { Link, PageHeading, Prose, PublicShell, useFrame, useWords } from '../../../ui/index.ts'

/** What this site does for everyone to be able to use it, what is known not to work, and whom to tell. */
export function AccessibilityView() {
  const { t } = useWords()
  return (
    <PublicShell title={t('portal.accessibility.title')} canonical="/accessibility">
      <PageHeading lead={t('portal.accessibility.lead')}>{t('portal.accessibility.title')}</PageHeading>
      <Prose>
        <h2>{t('portal.accessibility.aim')}</h2>
        <p>{t('portal.accessibility.aim-text')}</p>
        <ul>
          <li>{t('portal.accessibility.does-scripts')}</li>
          <li>{t('portal.accessibility.does-keyboard')}</li>
          <li>{t('portal.accessibility.does-size')}</li>
          <li>{t('portal.accessibility.does-colour')}</li>
          <li>{t('portal.accessibility.does-pictures')}</li>
          <li>{t('portal.accessibility.does-time')}</li>
        </ul>
        <h2>{t('portal.accessibility.not')}</h2>
        <ul>
          <li>{t('portal.accessibility.not-languages')}</li>
          <li>{t('portal.accessibility.not-documents')}</li>
          <li>{t('portal.accessibility.not-tested')}</li>
        </ul>
        <h2>{t('portal.accessibility.tell')}</h2>
        <p>
          {t('portal.accessibility.tell-text')}{' '}
          <Link href="/improve?page=/accessibility">{t('portal.accessibility.tell-link')}</Link>
        </p>
        <p>{t('portal.accessibility.tell-formats')}</p>
        <h2>{t('portal.accessibility.checked')}</h2>
        <p>{t('portal.accessibility.checked-text')}</p>
      </Prose>
    </PublicShell>
  )
}

/** What this site knows about those who visit it, and about those who write. */
export function PrivacyView() {
  const { t } = useWords()
  const { settings } = useFrame()
  return (
    <PublicShell title={t('portal.privacy.title')} canonical="/privacy">
      <PageHeading lead={t('portal.privacy.lead')}>{t('portal.privacy.title')}</PageHeading>
      <Prose>
        <h2>{t('portal.privacy.reading')}</h2>
        <ul>
          <li>{t('portal.privacy.reading-cookies')}</li>
          <li>{t('portal.privacy.reading-others')}</li>
          <li>{t('portal.privacy.reading-address')}</li>
        </ul>
        <h2>{t('portal.privacy.writing')}</h2>
        <p>{t('portal.privacy.writing-text')}</p>
        <ul>
          <li>{t('portal.privacy.writing-choice')}</li>
          <li>{t('portal.privacy.writing-published')}</li>
          <li>{t('portal.privacy.writing-official')}</li>
          <li>{t('portal.privacy.writing-withhold')}</li>
          <li>{t('portal.privacy.writing-link')}</li>
          <li>{t('portal.privacy.writing-draft')}</li>
          <li>{t('portal.privacy.writing-mail')}</li>
        </ul>
        <h2>{t('portal.privacy.machines')}</h2>
        <p>{t('portal.privacy.machines-text')}</p>
        <h2>{t('portal.privacy.rights')}</h2>
        <p>{t('portal.privacy.rights-text')}</p>
        <h2>{t('portal.privacy.improve')}</h2>
        <p>{t('portal.privacy.improve-text')}</p>
        <h2>{t('portal.privacy.staff')}</h2>
        <p>{t('portal.privacy.staff-text', { site: settings.siteName })}</p>
      </Prose>
    </PublicShell>
  )
}
