import { civilDateAt } from '../../../platform/civil-time.ts'
import {
  Button,
  Day,
  errorOf,
  type FieldError,
  Input,
  Link,
  StatusTag,
  SummaryList,
  useHref,
  useWords,
} from '../../../ui/index.ts'
import type { listPublishedRegister } from '../register/published.ts'

export type PublicEntry = Awaited<ReturnType<typeof listPublishedRegister>>[number]

/** What was asked for in the address, and what came of it. */
export interface EntrySearch {
  readonly typed: string
  readonly found?: PublicEntry | undefined
  readonly problem?: 'none' | 'not-a-number' | 'reference' | undefined
}

export const pathOfEntry = (slug: string, number: number): string =>
  `/consultations/${slug}/register?entry=${number}#entry-found`

/** One entry of the public register by its number, for whoever holds a receipt and does not want the whole file. */
export function FindEntry({
  slug,
  search,
  errors,
  timeZone,
}: {
  slug: string
  search: EntrySearch | undefined
  errors: readonly FieldError[]
  timeZone: string
}) {
  const { t } = useWords()
  const to = useHref()
  return (
    <>
      <form method="get" action={`${to(`/consultations/${slug}/register`)}#entry-found`} novalidate>
        <Input
          name="entry"
          label={t('submissions.public-register.find')}
          labelSize="s"
          hint={t('submissions.public-register.find-hint')}
          inputMode="numeric"
          autocomplete="off"
          spellcheck={false}
          width={10}
          value={search?.typed ?? ''}
          error={errorOf(errors, 'entry')}
        />
        <Button kind="secondary">{t('submissions.public-register.find-show')}</Button>
      </form>
      {search?.found && <FoundEntry slug={slug} entry={search.found} timeZone={timeZone} />}
    </>
  )
}

function FoundEntry({ slug, entry, timeZone }: { slug: string; entry: PublicEntry; timeZone: string }) {
  const words = useWords()
  const { t, named } = words
  const { repeatOfNo, decidedAt, decidedBy } = entry
  const isCounted = entry.state === 'counted'
  return (
    <div id="entry-found">
      <SummaryList
        card={{
          title: t('submissions.public-register.entry', { number: entry.registerNo }),
          headingLevel: 3,
        }}
        rows={[
          {
            key: t('submissions.public-register.state'),
            value: (
              <StatusTag tone={isCounted ? 'open' : 'quiet'}>
                {named(`submissions.public-register.state.${entry.state}`)}
              </StatusTag>
            ),
          },
          entry.reason && {
            key: t('submissions.public-register.reason'),
            value: (
              <>
                {named(`submissions.exclusion.${entry.reason}`)}
                {repeatOfNo !== null && (
                  <>
                    {': '}
                    <Link href={pathOfEntry(slug, repeatOfNo)}>
                      {t('submissions.public-register.entry', { number: repeatOfNo })}
                    </Link>
                  </>
                )}
              </>
            ),
          },
          decidedAt && {
            key: t(
              entry.state === 'withdrawn'
                ? 'submissions.public-register.withdrawn-on'
                : 'submissions.public-register.decided',
            ),
            value: (
              <>
                <Day date={civilDateAt(decidedAt, timeZone)} />
                {decidedBy && <>, {decidedBy}</>}
              </>
            ),
          },
          {
            key: t('submissions.public-register.received'),
            value: <Day date={civilDateAt(entry.receivedAt, timeZone)} />,
          },
          {
            key: t('submissions.public-register.channel'),
            value: named(`submissions.channel.${entry.channel}`),
          },
        ]}
      />
    </div>
  )
}
