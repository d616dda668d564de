import { Link, useFrame, useHref, useWords } from '../../../ui/index.ts'
import { Original } from '../../negotiations/index.ts'
import type { TreatyPage } from '../treaty-page.ts'
import { UpdateList } from './update-list.tsx'

/** The parts of a treaty's page, in order, by the message that is their heading. */
const partTitles = {
  'where-things-stand': 'portal.treaty.standing',
  next: 'portal.treaty.next',
  consultations: 'portal.treaty.consultations',
  facts: 'portal.treaty.facts',
  agencies: 'portal.treaty.agencies',
  timeline: 'portal.timeline.title',
  background: 'portal.treaty.background',
  statements: 'portal.treaty.statements',
  chapters: 'portal.treaty.chapters',
  documents: 'portal.treaty.documents',
} as const

type PartId = keyof typeof partTitles

function partsOf(page: TreatyPage): readonly PartId[] {
  const there: Record<PartId, boolean> = {
    'where-things-stand': page.stages.length > 0,
    next: true,
    consultations: true,
    facts: page.facts.length > 0,
    agencies: page.agencies.length > 0,
    timeline: page.sessions.length > 0,
    background: Boolean(page.treaty.goal || page.treaty.background),
    statements: page.statements.length > 0,
    chapters: page.chapters.length > 0,
    documents: page.documents.length > 0,
  }
  return (Object.keys(there) as PartId[]).filter((id) => there[id])
}

/** The parts of the page, in a line of links. */
export function Contents({ page }: { page: TreatyPage }) {
  const { t } = useWords()
  return (
    <nav aria-labelledby="contents" class="app-contents app-no-print">
      <h2 class="app-contents__title" id="contents">
        {t('ui.contents')}
      </h2>
      <ul class="app-contents__list">
        {partsOf(page).map((id) => (
          <li>
            <a class="govuk-link" href={`#${id}`}>
              {t(partTitles[id])}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Beside the page: who to write to, how to hear of changes, when it last changed. */
export function TreatyAside({ page }: { page: TreatyPage }) {
  const words = useWords()
  const { t } = words
  const to = useHref()
  const { settings } = useFrame()
  const { treaty, lastChanged } = page
  return (
    <>
      {treaty.bodyName ? (
        <section>
          <h2 class="govuk-heading-s">{t('portal.treaty.negotiated-in')}</h2>
          <p class="govuk-body">
            <Original>{treaty.bodyName}</Original>
          </p>
        </section>
      ) : null}
      {treaty.contactEmail ? (
        <section>
          <h2 class="govuk-heading-s">{t('portal.treaty.contact')}</h2>
          <p class="govuk-body">
            {treaty.contactName ? (
              <>
                <Original>{treaty.contactName}</Original>
                <br />
              </>
            ) : null}
            <a class="govuk-link app-break-anywhere" href={to(`mailto:${treaty.contactEmail}`)}>
              {treaty.contactEmail}
            </a>
          </p>
        </section>
      ) : null}
      <section class="app-no-print">
        <h2 class="govuk-heading-s">{t('portal.treaty.follow')}</h2>
        <UpdateList updates={page.updates.slice(0, 2)} />
        <ul class="govuk-list">
          <li>
            <Link href="/updates">{t('portal.treaty.updates')}</Link>
          </li>
          <li>
            <a
              class="govuk-link"
              href={to(`/treaties/${treaty.slug}/updates.atom`)}
              type="application/atom+xml"
            >
              {t('portal.treaty.feed-link')}
            </a>
          </li>
          <li>
            <a class="govuk-link" href={to(`/treaties/${treaty.slug}/calendar.ics`)} type="text/calendar">
              {t('portal.treaty.calendar')}
            </a>
          </li>
        </ul>
      </section>
      {lastChanged ? (
        <section>
          <h2 class="govuk-heading-s">{t('portal.treaty.last-changed')}</h2>
          <p class="govuk-body">
            <time datetime={lastChanged.toISOString()}>{words.instant(lastChanged, settings.timeZone)}</time>
          </p>
        </section>
      ) : null}
    </>
  )
}
