import type { ComponentChildren } from 'preact'
import {
  Breadcrumbs,
  ErrorSummary,
  Instant,
  Link,
  PageHeading,
  PublicShell,
  Table,
  useWords,
} from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import { exclusionReasons, type RegisterCounts } from '../register/register.ts'
import { type EntrySearch, FindEntry } from './find-entry.view.tsx'

/** What arrived for a consultation and what became of it, in figures that add up. */
export function PublicRegisterPage({
  consultation,
  counts,
  at,
  search,
}: {
  consultation: PublishedConsultation
  counts: RegisterCounts
  at: Date
  search?: EntrySearch | undefined
}) {
  const words = useWords()
  const { t, named } = words
  const { edition, slug } = consultation
  const title = t('submissions.public-register.title')
  const errors = search?.problem
    ? [
        {
          field: 'entry',
          message: named(`submissions.public-register.find.${search.problem}`, { number: search.typed }),
        },
      ]
    : []
  const excluded = exclusionReasons.filter((reason) => counts.excluded[reason] > 0)
  return (
    <PublicShell
      title={`${title}: ${edition.title}`}
      section="consultations"
      hasErrors={errors.length > 0}
      canonical={`/consultations/${slug}/register`}
      beforeContent={
        <Breadcrumbs
          items={[
            { label: t('submissions.public-register.all'), href: '/consultations' },
            { label: edition.title, href: `/consultations/${slug}` },
          ]}
        />
      }
    >
      <ErrorSummary errors={errors} />
      <PageHeading caption={edition.title} lead={t('submissions.public-register.lead')}>
        {title}
      </PageHeading>
      <p class="govuk-body">
        {t('submissions.public-register.as-of')} <Instant at={at} timeZone={edition.timeZone} />
      </p>
      <Table
        stacks
        caption={t('submissions.public-register.became')}
        firstCellIsHeader
        head={[
          t('submissions.public-register.what'),
          { content: t('submissions.public-register.count'), numeric: true },
        ]}
        rows={[
          [t('submissions.public-register.received'), number(words.number(counts.received))],
          [t('submissions.public-register.withdrawn'), number(words.number(counts.withdrawn))],
          ...excluded.map((reason) => [
            named(`submissions.exclusion.public.${reason}`),
            number(words.number(counts.excluded[reason])),
          ]),
          [
            <strong>{t('submissions.public-register.counted')}</strong>,
            number(<strong>{words.number(counts.counted)}</strong>),
          ],
        ]}
      />
      {counts.synthetic > 0 && (
        <p class="govuk-body">{t('submissions.public-register.synthetic', { count: counts.synthetic })}</p>
      )}
      <p class="govuk-body">{t('submissions.public-register.adds-up')}</p>
      {counts.received > 0 && (
        <Table
          caption={t('submissions.public-register.by-channel')}
          firstCellIsHeader
          head={[
            t('submissions.public-register.channel'),
            { content: t('submissions.public-register.received'), numeric: true },
          ]}
          rows={Object.entries(counts.byChannel).map(([channel, count]) => [
            named(`submissions.channel.${channel}`),
            number(words.number(count)),
          ])}
        />
      )}
      <h2 class="govuk-heading-m">{t('submissions.public-register.each')}</h2>
      <FindEntry slug={slug} search={search} errors={errors} timeZone={edition.timeZone} />
      <p class="govuk-body">{t('submissions.public-register.each-how')}</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          <a class="govuk-link" href={`/log/register/${slug}.csv`} download>
            {t('submissions.public-register.file')}
          </a>
        </li>
        <li>
          <Link href="/verify">{t('submissions.public-register.verify')}</Link>
        </li>
      </ul>
    </PublicShell>
  )
}

const number = (content: ComponentChildren) => ({ content, numeric: true })
