import type { Words } from '../../../platform/translation/words.ts'
import {
  Button,
  Details,
  errorOf,
  type FieldError,
  Form,
  Input,
  Instant,
  Link,
  Radios,
  SummaryList,
  Textarea,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import type { listMessagesAbout } from '../mail/queries.ts'
import type { Excluded } from '../register/exclude.ts'
import type { findEntry, listExclusions } from '../register/queries.ts'
import { chosenReasons, stateOfEntry } from '../register/register.ts'
import type { listSignals } from '../screening/queries.ts'
import { RegisterDone, registerPath } from './register.view.tsx'

/** A decision not to count a submission that could not be carried out, as it was made. */
export interface TypedExclusion {
  readonly reason: (typeof chosenReasons)[number] | undefined
  readonly repeatOf: string
  readonly explanation: string
  readonly refused: 'no-reason' | 'no-repeat-named' | 'too-long' | Extract<Excluded, { ok: false }>['reason']
}

/** What is wrong with it, and at which field. */
export const exclusionErrors = (
  typed: TypedExclusion | undefined,
  { named }: Words,
): FieldError[] | undefined =>
  typed && [
    {
      field:
        {
          'too-long': 'explanation',
          'no-such-repeat': 'repeat-of',
          'no-repeat-named': 'repeat-of',
        }[typed.refused as string] ?? 'reason',
      message: named(`submissions.register.done.${typed.refused}`),
    },
  ]

export interface RegisterFacts {
  readonly entry: NonNullable<Awaited<ReturnType<typeof findEntry>>>
  /** Newest first. */
  readonly exclusions: Awaited<ReturnType<typeof listExclusions>>
  readonly names: ReadonlyMap<string, string>
  readonly signals: Awaited<ReturnType<typeof listSignals>>
  /** About it, oldest first: the one it came by, and those that followed. */
  readonly messages: Awaited<ReturnType<typeof listMessagesAbout>>
  readonly done: string | undefined
  readonly typed: TypedExclusion | undefined
}

/** On the reading view: what the register says of this submission, and deciding whether it counts. */
export function RegisterPanel({ facts, zone }: { facts: RegisterFacts; zone: string }) {
  const words = useWords()
  const { t, named } = words
  const { actor } = useFrame()
  const { entry, exclusions, names, typed } = facts
  const errors = exclusionErrors(typed, words)
  const state = stateOfEntry(entry)
  const nameOf = (id: string | null) => (
    <bdi>{(id && names.get(id)) ?? t('submissions.register.someone')}</bdi>
  )
  return (
    <section aria-labelledby="register">
      <h2 class="govuk-heading-s" id="register">
        {t('submissions.register.panel')}
      </h2>
      <RegisterDone done={facts.done} />
      <SummaryList
        rows={[
          {
            key: t('submissions.register.number'),
            value: (
              <Link
                href={`${registerPath(entry.consultationId)}?find=${entry.registerNo ?? entry.reference}`}
              >
                {entry.registerNo === null
                  ? t('submissions.register.number-soon')
                  : words.number(entry.registerNo)}
              </Link>
            ),
          },
          { key: t('submissions.register.state'), value: named(`submissions.register.state.${state}`) },
          {
            key: t('submissions.register.acknowledged'),
            value: entry.acknowledgedAt ? (
              <Instant at={entry.acknowledgedAt} timeZone={zone} />
            ) : (
              t('submissions.register.not-acknowledged')
            ),
          },
        ]}
      />
      {facts.signals.length > 0 && (
        <p class="govuk-body-s">
          {t('submissions.to-check.why')}:{' '}
          {facts.signals.map(({ kind }) => named(`submissions.signal.${kind}`)).join(', ')}
          {facts.signals.every(({ clearedAt }) => clearedAt) && ` (${t('submissions.to-check.looked-at')})`}
        </p>
      )}
      {facts.messages.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{t('submissions.messages.title')}</h3>
          <ul class="govuk-list">
            {facts.messages.map((message) => (
              <li key={message.messageId}>
                <MessageLink message={message} />{' '}
                <span class="app-quiet">
                  <Instant at={message.receivedAt} timeZone={zone} />,{' '}
                  {named(`submissions.messages.state.${message.state}`)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {exclusions.map((each) => (
        <div key={each.exclusionId} class="govuk-inset-text">
          <p class="govuk-body-s">
            {named(`submissions.exclusion.${each.reason}`)}
            {each.repeatOf && (
              <>
                {' '}
                <Link href={`/staff/submissions/${each.repeatOf}`}>
                  {t('submissions.register.of-number', { number: each.repeatOfNo ?? 0 })}
                </Link>
              </>
            )}
            <br />
            {nameOf(each.decidedBy)}, <Instant at={each.decidedAt} timeZone={zone} />
            {each.explanation && (
              <>
                <br />
                <bdi>{each.explanation}</bdi>
              </>
            )}
          </p>
          {!each.liftedAt && each.correctedAt && (
            <p class="govuk-body-s">
              <strong>{t('submissions.look-again.corrected')}</strong>{' '}
              <Instant at={each.correctedAt} timeZone={zone} />
            </p>
          )}
          {!each.liftedAt && each.countedLeftAt && (
            <p class="govuk-body-s">
              <strong>{t('submissions.look-again.counted-left', { number: each.repeatOfNo ?? 0 })}</strong>{' '}
              <Instant at={each.countedLeftAt} timeZone={zone} />
            </p>
          )}
          {each.liftedAt && (
            <p class="govuk-body-s">
              {t('submissions.register.lifted')} {nameOf(each.liftedBy)},{' '}
              <Instant at={each.liftedAt} timeZone={zone} />
              {each.liftedBecause && (
                <>
                  <br />
                  <bdi>{each.liftedBecause}</bdi>
                </>
              )}
            </p>
          )}
        </div>
      ))}
      {actor?.permissions.has('submission.exclude') && state === 'counted' && (
        <Details summary={t('submissions.exclude.begin')} open={typed !== undefined}>
          <Form action={`/staff/submissions/${entry.submissionId}/exclude`}>
            <p class="govuk-body-s">{t('submissions.exclude.meaning')}</p>
            <Radios
              name="reason"
              label={t('submissions.exclude.reason')}
              value={typed?.reason}
              error={errorOf(errors, 'reason')}
              small
              items={chosenReasons.map((reason) => ({
                value: reason,
                label: named(`submissions.exclusion.${reason}`),
                hint: named(`submissions.exclusion.hint.${reason}`),
                ...(reason === 'repeat'
                  ? {
                      conditional: (
                        <Input
                          name="repeat-of"
                          label={t('submissions.exclude.repeat-of')}
                          width={20}
                          value={typed?.repeatOf ?? ''}
                          error={errorOf(errors, 'repeat-of')}
                        />
                      ),
                    }
                  : {}),
              }))}
            />
            <Textarea
              name="explanation"
              label={t('submissions.exclude.explanation')}
              hint={t('submissions.exclude.explanation-hint')}
              rows={3}
              value={typed?.explanation ?? ''}
              error={errorOf(errors, 'explanation')}
            />
            <Button kind="warning">{t('submissions.exclude.save')}</Button>
          </Form>
        </Details>
      )}
      {actor?.permissions.has('submission.exclude') && state === 'excluded' && (
        <Details summary={t('submissions.reinstate.begin')}>
          <Form action={`/staff/submissions/${entry.submissionId}/reinstate`}>
            <Textarea name="because" label={t('submissions.reinstate.because')} rows={2} value="" />
            <Button kind="secondary">{t('submissions.reinstate.save')}</Button>
          </Form>
        </Details>
      )}
    </section>
  )
}

function MessageLink({ message }: { message: RegisterFacts['messages'][number] }) {
  const { t } = useWords()
  const { actor } = useFrame()
  const subject = <bdi>{message.subject || t('submissions.messages.no-subject')}</bdi>
  return actor?.permissions.has('message.read') ? (
    <Link href={`/staff/messages/${message.messageId}`}>{subject}</Link>
  ) : (
    subject
  )
}
