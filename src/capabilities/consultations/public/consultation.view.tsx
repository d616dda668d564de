import type { ComponentChildren } from 'preact'
import {
  Breadcrumbs,
  Columns,
  Day,
  Details,
  Link,
  Markdown,
  PageHeading,
  PublicShell,
  StatusTag,
  SummaryList,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import { type ConsultationState, stateTone } from '../consultations.ts'
import { closingInWords, openingInWords } from '../moments.ts'
import { ContactLines, NoticeView } from '../notice.view.tsx'
import type { PublishedConsultation } from '../published.ts'
import { filledSections, questionsOf } from '../questionnaire.ts'
import { DocumentList } from './document-list.tsx'
import { type EditionChange, EditionChanges } from './edition-changes.tsx'

/** Something on the site that the consultation is about. */
export interface Linked {
  readonly name: string
  readonly href?: string | undefined
}

export interface LinkedSession extends Linked {
  readonly begins?: string | undefined
  readonly city?: string | undefined
}

export interface ConsultationPage {
  readonly consultation: PublishedConsultation
  readonly state: ConsultationState
  readonly treaty: Linked | undefined
  readonly session: LinkedSession | undefined
  readonly chapters: readonly Linked[]
  readonly agencies: readonly Linked[]
  /** Newest first; empty while there is one edition. */
  readonly changes: readonly EditionChange[]
  readonly panels: readonly ComponentChildren[]
  /** Where all the questions can be read; the preview has its own. */
  readonly questionsPath?: string
  /** False only in a preview before the dates are set: then nothing is said of opening and closing. */
  readonly hasDates?: boolean
}

/** A consultation as the public reads it. */
export function ConsultationView({ page }: { page: ConsultationPage }) {
  const { t } = useWords()
  const { consultation, treaty } = page
  return (
    <PublicShell
      title={consultation.edition.title}
      section="consultations"
      description={consultation.edition.summary}
      canonical={`/consultations/${consultation.slug}`}
      beforeContent={
        <Breadcrumbs
          items={[
            { label: t('consultations.page.all'), href: '/consultations' },
            ...(treaty?.href ? [{ label: treaty.name, href: treaty.href }] : []),
          ]}
        />
      }
    >
      <ConsultationBody page={page} />
    </PublicShell>
  )
}

/** The page without what surrounds it; the preview in the workspace shows the very same. */
export function ConsultationBody({ page }: { page: ConsultationPage }) {
  const { t } = useWords()
  const { consultation, panels, state } = page
  const { edition } = consultation
  const takesAnswers = state === 'scheduled' || state === 'open'
  return (
    <>
      <PageHeading caption={page.treaty?.name} lead={edition.summary}>
        {edition.title}
      </PageHeading>
      <Columns aside={<Aside page={page} />}>
        {page.hasDates === false ? null : <Standing page={page} />}
        <Markdown source={edition.overview} />
        {panels.length > 0 ? <div class="app-panels">{panels}</div> : null}
        {edition.background ? (
          <section class="app-section" id="background">
            <h2 class="govuk-heading-l">{t('consultations.page.background')}</h2>
            <Markdown source={edition.background} headingLevel={2} />
          </section>
        ) : null}
        <DocumentList documents={edition.documents} />
        <Questions page={page} />
        <OtherWays page={page} />
        <section class="app-section" id="notice">
          <h2 class="govuk-heading-l">{t('consultations.notice.title')}</h2>
          {takesAnswers ? <p class="govuk-body">{t('consultations.page.notice-text')}</p> : null}
          <Details summary={t('consultations.page.notice-open')}>
            <NoticeView notice={edition.notice} />
          </Details>
        </section>
        <EditionChanges slug={consultation.slug} changes={page.changes} />
      </Columns>
    </>
  )
}

/** By which other ways people can answer, while they can; and whom to ask. */
function OtherWays({ page: { consultation, state } }: { page: ConsultationPage }) {
  const { t } = useWords()
  const { contact, otherWays = t('consultations.page.other-ways-text') } = consultation.edition
  const ways = state === 'scheduled' || state === 'open' ? otherWays : ''
  return (
    <section class="app-section" id="other-ways">
      <h2 class="govuk-heading-l">{t(ways ? 'consultations.page.other-ways' : 'consultations.page.ask')}</h2>
      {ways ? <Markdown source={ways} headingLevel={3} /> : null}
      <p class="govuk-body">
        <ContactLines contact={contact} />
      </p>
    </section>
  )
}

/** Where it stands, in one sentence with the hour, the date, the year and the zone. */
function Standing({ page: { consultation, state } }: { page: ConsultationPage }) {
  const { words, settings } = useFrame()
  const opening = openingInWords(consultation, words, settings.timeZone)
  const closing = closingInWords(consultation, words, settings.timeZone)
  return (
    <div class="app-standing">
      <StatusTag tone={stateTone(state)}>{words.named(`consultations.state.${state}`)}</StatusTag>
      <p class="app-standing__when">
        {state === 'scheduled'
          ? words.t('consultations.page.opens', { opening, closing })
          : state === 'open'
            ? words.t('consultations.page.open-until', { closing })
            : words.t('consultations.page.closed-at', { closing })}
      </p>
      {consultation.edition.hoursStated ? null : (
        <p class="app-standing__note">{words.t('consultations.page.hours-unknown')}</p>
      )}
    </div>
  )
}

function Questions({ page: { consultation, state, questionsPath } }: { page: ConsultationPage }) {
  const { t } = useWords()
  const { edition, slug } = consultation
  const takesAnswers = state === 'scheduled' || state === 'open'
  const counts = { questions: questionsOf(edition).length, sections: filledSections(edition).length }
  return (
    <section class="app-section" id="questions">
      <h2 class="govuk-heading-l">
        {t(takesAnswers ? 'consultations.page.questions' : 'consultations.page.questions-asked')}
      </h2>
      <p class="govuk-body">
        {t(
          takesAnswers ? 'consultations.page.questions-pages' : 'consultations.page.questions-count',
          counts,
        )}
      </p>
      <ol class="govuk-list govuk-list--number">
        {filledSections(edition).map((section) => (
          <li>{section.title}</li>
        ))}
      </ol>
      <p class="govuk-body">
        <Link href={questionsPath ?? `/consultations/${slug}/questions`}>
          {t('consultations.page.read-questions')}
        </Link>
      </p>
    </section>
  )
}

function Aside({ page }: { page: ConsultationPage }) {
  const { words, settings } = useFrame()
  const { t } = words
  const { consultation, state, session, chapters, agencies, treaty, hasDates = true } = page
  const isOver = state === 'closed' || state === 'reported'
  const list = (items: readonly Linked[]) => (
    <ul class="govuk-list">
      {items.map(({ name, href }) => (
        <li>{href ? <Link href={href}>{name}</Link> : name}</li>
      ))}
    </ul>
  )
  return (
    <SummaryList
      class="app-summary-stacked"
      noBorder
      rows={[
        hasDates && {
          key: t(state === 'scheduled' ? 'consultations.page.opening' : 'consultations.page.opened'),
          value: openingInWords(consultation, words, settings.timeZone),
        },
        hasDates && {
          key: t(isOver ? 'consultations.page.closed' : 'consultations.page.closing'),
          value: closingInWords(consultation, words, settings.timeZone),
        },
        treaty && { key: t('consultations.page.treaty'), value: list([treaty]) },
        session && {
          key: t('consultations.page.session'),
          value: (
            <>
              {list([session])}
              {session.begins ? (
                <>
                  {session.city ? `${session.city}, ` : ''}
                  <Day date={session.begins} />
                </>
              ) : null}
            </>
          ),
        },
        chapters.length > 0 && { key: t('consultations.page.chapters'), value: list(chapters) },
        agencies.length > 0 && { key: t('consultations.page.agencies'), value: list(agencies) },
        {
          key: t('consultations.notice.contact'),
          value: <ContactLines contact={consultation.edition.contact} />,
        },
      ]}
    />
  )
}
