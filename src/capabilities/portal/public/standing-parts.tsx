import { Details, Table, useWords } from '../../../ui/index.ts'
import { NotVerified, Original, partialDateWords, StageTag, When } from '../../negotiations/index.ts'
import { daysUntil } from '../standing.ts'
import type { TreatyPage } from '../treaty-page.ts'
import { NextStepText, NextStepWhen } from './next-steps.tsx'

/** Where the treaty stands, in three lines before everything else: the stage, what comes next, what was last. */
export function AtAGlance({ page }: { page: TreatyPage }) {
  const words = useWords()
  const { t } = words
  const { stages, latest, treaty } = page
  const current = stages.filter((stage) => stage.standing === 'current')
  const next = page.next.find((step) => step.kind !== 'consultation-closes')
  const days = next && daysUntil(page.today, next.on)
  return (
    <dl class="app-glance">
      {current.length > 0 ? (
        <div class="app-glance__item app-glance__item--now">
          <dt class="app-glance__key">{t('portal.glance.now')}</dt>
          {current.map((stage) => (
            <dd class="app-glance__value">
              <strong>
                <Original>{stage.name}</Original>
              </strong>
              {stage.ends ? (
                <span class="app-glance__note">
                  {t('portal.glance.until', { end: partialDateWords(stage.ends, words.language.locale) })}
                </span>
              ) : null}
            </dd>
          ))}
        </div>
      ) : null}
      <div class="app-glance__item">
        <dt class="app-glance__key">{t('portal.treaty.next')}</dt>
        <dd class="app-glance__value">
          {next ? (
            <>
              <NextStepText step={next} treatySlug={treaty.slug} />
              <span class="app-glance__note">
                <NextStepWhen step={next} />
                {days !== undefined && days >= 0 ? (
                  <span class="app-steps__days"> {t('portal.next.days', { days })}</span>
                ) : null}
              </span>
            </>
          ) : (
            t('portal.next.none')
          )}
        </dd>
      </div>
      {latest ? (
        <div class="app-glance__item">
          <dt class="app-glance__key">{t('portal.glance.latest')}</dt>
          <dd class="app-glance__value">
            <a class="govuk-link" href={words.href(`/treaties/${treaty.slug}/sessions/${latest.slug}`)}>
              <Original>{latest.name}</Original>
            </a>
            <span class="app-glance__note">
              <When begins={latest.begins} ends={latest.ends} />
              {latest.city ? (
                <>
                  , <Original>{latest.city}</Original>
                </>
              ) : null}
            </span>
          </dd>
        </div>
      ) : null}
    </dl>
  )
}

/** The stages of the treaty as a line from the mandate to its end, and what each means. */
export function Stages({ page: { stages, sources } }: { page: TreatyPage }) {
  const { t } = useWords()
  if (stages.length === 0) return null
  const described = stages.filter((stage) => stage.description)
  return (
    <section id="where-things-stand">
      <h2 class="govuk-heading-l">{t('portal.treaty.standing')}</h2>
      <ol class="app-track">
        {stages.map((stage) => (
          <li
            class={`app-track__stage app-track__stage--${stage.standing}`}
            aria-current={stage.standing === 'current' ? 'step' : undefined}
          >
            <p class="app-track__name">
              <Original>{stage.name}</Original>
            </p>
            <p class="app-track__when">
              <StageTag status={stage.standing} />
              <br />
              <When begins={stage.begins} ends={stage.ends} /> <NotVerified fact={stage} sources={sources} />
            </p>
          </li>
        ))}
      </ol>
      {described.length > 0 ? (
        <Details summary={t('portal.treaty.stages-mean')}>
          <dl class="app-meanings">
            {described.map((stage) => (
              <div class="app-meanings__item">
                <dt class="app-meanings__name">
                  <Original>{stage.name}</Original>
                </dt>
                <dd class="app-meanings__text">
                  <Original>{stage.description}</Original>
                </dd>
              </div>
            ))}
          </dl>
        </Details>
      ) : null}
    </section>
  )
}

/** As many facts stand open. */
const factsShown = 3

/** What is known about the process today, each as of when. */
export function Facts({ page: { facts, sources } }: { page: TreatyPage }) {
  const { t } = useWords()
  if (facts.length === 0) return null
  // A fold that hides a single line saves nothing.
  const shown = facts.length > factsShown + 1 ? factsShown : facts.length
  const folded = facts.slice(shown)
  return (
    <section id="facts">
      <h2 class="govuk-heading-l">{t('portal.treaty.facts')}</h2>
      <FactTable facts={facts.slice(0, shown)} sources={sources} />
      {folded.length > 0 ? (
        <Details summary={t('portal.facts.more', { count: folded.length })}>
          <FactTable facts={folded} sources={sources} />
        </Details>
      ) : null}
    </section>
  )
}

/**
 * The agencies and what each does. In the main column: in the narrow one beside it, which ends where the timeline
 * begins, this much text would leave a hole before the timeline.
 */
export function Agencies({ page: { agencies } }: { page: TreatyPage }) {
  const { t } = useWords()
  if (agencies.length === 0) return null
  return (
    <section id="agencies">
      <h2 class="govuk-heading-l">{t('portal.treaty.agencies')}</h2>
      <ul class="app-meanings">
        {agencies.map((agency) => (
          <li class="app-meanings__item">
            <p class="app-meanings__name">
              <Original>{agency.name}</Original>
            </p>
            {agency.nameMi ? (
              <p class="app-meanings__text" lang="mi">
                {agency.nameMi}
              </p>
            ) : null}
            {agency.role ? (
              <p class="app-meanings__text">
                <Original>{agency.role}</Original>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function FactTable({ facts, sources }: Pick<TreatyPage, 'facts' | 'sources'>) {
  const { t } = useWords()
  return (
    <Table
      head={[t('portal.facts.what'), t('portal.facts.value'), t('portal.facts.as-of')]}
      firstCellIsHeader
      scroll={false}
      class="app-table-stacks app-table-facts"
      rows={facts.map((fact) => [
        <>
          <Original>{fact.label}</Original> <NotVerified fact={fact} sources={sources} />
          {fact.note ? (
            <p class="app-item-note">
              <Original>{fact.note}</Original>
            </p>
          ) : null}
        </>,
        <Original>{fact.value}</Original>,
        fact.asOf ? <When begins={fact.asOf} /> : '–',
      ])}
    />
  )
}
