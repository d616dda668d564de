import { instantOf } from '../../../../platform/civil-time.ts'
import type { Words } from '../../../../platform/translation/words.ts'
import { Button, Details, errorOf, StatusTag, Textarea, useWords, WarningText } from '../../../../ui/index.ts'
import { type Edition, type NoticeElement, noticeElements } from '../../edition.ts'
import { missingElements } from '../../notice.ts'
import type { Step, StepContext } from '../step.ts'
import { pressed, type Typed, typedOver, typedValues } from '../typed.ts'

const nameOf = (element: NoticeElement) => `notice.elements.${element}`

/** The fifteen elements of the notice: each is filled, or plainly missing. */
export const notice: Step = {
  name: 'notice',
  parts: ['notice'],
  typedFrom: (edition) =>
    typedValues(
      Object.fromEntries(noticeElements.map((each) => [nameOf(each), edition.notice.elements[each] ?? ''])),
    ),
  rework(typed, { consultation, words }) {
    const [action, which] = pressed(typed).split(':')
    if (action !== 'start') return undefined
    const edition = consultation.inProgress?.edition ?? consultation.edition
    const wanted = noticeElements.filter(
      (each) => which === each || (which === 'all' && isBlank(typed, each)),
    )
    return typedOver(
      typed,
      Object.fromEntries(wanted.map((each) => [nameOf(each), startingText(each, edition, words)])),
    )
  },
  read: (typed, edition) => ({
    edition: { ...edition, notice: { elements: readElements(typed) } },
    errors: [],
  }),
  Fields({ typed, errors, context }) {
    const { t } = useWords()
    const missing = missingElements({ elements: readElements(typed) })
    return (
      <>
        {missing.length > 0 ? (
          <>
            <WarningText>{t('consultations.notice.count-missing', { count: missing.length })}</WarningText>
            <Button kind="secondary" name="do" value="start:all">
              {t('consultations.notice.start-all')}
            </Button>
          </>
        ) : null}
        {noticeElements.map((element) => (
          <Element
            element={element}
            typed={typed}
            error={errorOf(errors, nameOf(element))}
            context={context}
          />
        ))}
      </>
    )
  },
}

function Element(props: {
  element: NoticeElement
  typed: Typed
  error: string | undefined
  context: StepContext
}) {
  const { element, typed, error, context } = props
  const words = useWords()
  const { t } = words
  const blank = isBlank(typed, element)
  const edition = context.consultation.inProgress?.edition ?? context.consultation.edition
  const heading = t(`consultations.notice.element.${element}`)
  return (
    <div class="app-notice-element">
      <Textarea
        name={nameOf(element)}
        label={
          <>
            {t('consultations.notice.numbered', { number: element, heading })}{' '}
            <StatusTag tone={blank ? 'attention' : 'done'}>
              {t(blank ? 'consultations.notice.is-missing' : 'consultations.notice.is-filled')}
            </StatusTag>
          </>
        }
        labelSize="s"
        error={error}
        value={typed.one(nameOf(element))}
        rows={blank ? 3 : 4}
      />
      <Details summary={t('consultations.notice.starting-text', { number: element })}>
        <p class="govuk-body">{startingText(element, edition, words)}</p>
        <Button kind="secondary" name="do" value={`start:${element}`}>
          {t('consultations.notice.start-one', { number: element })}
        </Button>
      </Details>
    </div>
  )
}

const isBlank = (typed: Typed, element: NoticeElement): boolean => typed.one(nameOf(element)).trim() === ''

const readElements = (typed: Typed): Record<NoticeElement, string | null> =>
  Object.fromEntries(noticeElements.map((each) => [each, typed.one(nameOf(each)).trim() || null])) as Record<
    NoticeElement,
    string | null
  >

/** Words to begin with, for an agency under the Official Information Act; whoever uses them answers for them. */
function startingText(element: NoticeElement, edition: Edition, words: Words): string {
  const closes = instantOf(edition.closes, edition.timeZone)
  const { name, email } = edition.contact
  return words.t(`consultations.notice.starting.${element}`, {
    closing: closes.ok
      ? words.instant(closes.at, edition.timeZone)
      : words.t('consultations.notice.starting.closing-open'),
    contact:
      [name, email].filter(Boolean).join(', ') || words.t('consultations.notice.starting.contact-open'),
  })
}
