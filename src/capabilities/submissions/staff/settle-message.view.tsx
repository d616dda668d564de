import {
  Button,
  ButtonGroup,
  Checkboxes,
  errorOf,
  type FieldError,
  Form,
  Input,
  Prose,
  Radios,
  Select,
  Textarea,
  useWords,
} from '../../../ui/index.ts'
import { type Corrected, wordsOf } from '../mail/corrected.ts'
import type { MessageModel } from './message.view.tsx'

/** Longer words are taken as they came: a form holds only so much. */
const longestToCut = 200_000

/** A submission as it would read with a correction that is not saved yet. */
export function WillRead({ corrected: { body, answers, files } }: { corrected: Corrected }) {
  const { t } = useWords()
  return (
    <section aria-labelledby="will-read">
      <h2 class="govuk-heading-m" id="will-read" tabIndex={-1} autofocus>
        {t('submissions.message.will-read')}
      </h2>
      <Prose>
        <p class="app-preserve-lines" dir="auto">
          {body || t('submissions.message.no-words')}
        </p>
      </Prose>
      {answers > 0 && <p class="govuk-body">{t('submissions.message.will-keep', { answers })}</p>}
      {files.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {files.map((name) => (
            <li key={name}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
      <p class="govuk-body">{t('submissions.message.will-save')}</p>
    </section>
  )
}

/** What a person decides about a message. */
export function Settle({
  model,
  errors,
}: {
  model: MessageModel
  errors: readonly FieldError[] | undefined
}) {
  const { t } = useWords()
  const { message, about, consultation, consultations, typed } = model
  const own = wordsOf(message.words ?? '')
  return (
    <Form action={`/staff/messages/${message.messageId}/settle`}>
      <Radios
        name="as"
        label={t('submissions.message.decide')}
        labelSize="m"
        value={typed?.as ?? (message.reason === 'bounce' && about ? 'undeliverable' : undefined)}
        error={errorOf(errors, 'as')}
        items={[
          ...(message.reason === 'bounce'
            ? [
                {
                  value: 'undeliverable',
                  label: t('submissions.message.as.undeliverable'),
                  hint: t('submissions.message.as.undeliverable-hint'),
                },
              ]
            : []),
          {
            value: 'submission',
            label: t('submissions.message.as.submission'),
            hint: t('submissions.message.as.submission-hint'),
            conditional: (
              <Select
                name="consultation"
                label={t('submissions.messages.consultation')}
                value={typed?.consultation ?? consultation?.consultationId}
                error={errorOf(errors, 'consultation')}
                items={[
                  { value: '', label: t('submissions.message.choose') },
                  ...consultations.map((each) => ({ value: each.consultationId, label: each.edition.title })),
                ]}
              />
            ),
          },
          {
            value: 'correction',
            label: t('submissions.message.as.correction'),
            hint: t('submissions.message.as.correction-hint'),
            conditional: (
              <>
                <Radios
                  name="how"
                  label={t('submissions.message.how')}
                  value={typed?.how}
                  error={errorOf(errors, 'how')}
                  small
                  items={[
                    { value: 'replaces', label: t('submissions.message.how.replaces') },
                    { value: 'adds', label: t('submissions.message.how.adds') },
                  ]}
                />
                {own.length <= longestToCut && (
                  <Textarea
                    name="words"
                    label={t('submissions.message.words')}
                    hint={t('submissions.message.words-hint')}
                    rows={8}
                    value={typed?.words ?? own}
                    error={errorOf(errors, 'words')}
                  />
                )}
              </>
            ),
          },
          {
            value: 'withdrawal',
            label: t('submissions.message.as.withdrawal'),
            hint: t('submissions.message.as.withdrawal-hint'),
            conditional: (
              <Checkboxes
                name="sure"
                label={t('submissions.message.sure')}
                error={errorOf(errors, 'sure')}
                items={[{ value: 'yes', label: t('submissions.message.sure-yes') }]}
                small
              />
            ),
          },
          {
            value: 'attached',
            label: t('submissions.message.as.attached'),
            hint: t('submissions.message.as.attached-hint'),
          },
          {
            value: 'dismissed',
            label: t('submissions.message.as.dismissed'),
            hint: t('submissions.message.as.dismissed-hint'),
          },
        ]}
      />
      <Input
        name="reference"
        label={t('submissions.message.reference')}
        hint={t('submissions.message.reference-hint')}
        width={20}
        value={typed?.reference ?? about?.reference ?? ''}
        error={errorOf(errors, 'reference')}
      />
      <Textarea
        name="note"
        label={t('submissions.message.note')}
        rows={2}
        value={typed?.note ?? ''}
        error={errorOf(errors, 'note')}
      />
      <ButtonGroup>
        <Button>{t('submissions.message.save')}</Button>
        <Button kind="secondary" name="go" value="look">
          {t('submissions.message.look')}
        </Button>
      </ButtonGroup>
    </Form>
  )
}
