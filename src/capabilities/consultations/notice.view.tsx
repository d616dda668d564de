import { Link, Markdown, SummaryList, useWords } from '../../ui/index.ts'
import { type Contact, type Notice, noticeElements } from './edition.ts'

/** The notice, element by element. What it does not say is shown as a gap, so that people see what they are not told. */
export function NoticeView({ notice, contact }: { notice: Notice; contact?: Contact | undefined }) {
  const words = useWords()
  const rows = noticeElements.map((element) => {
    const body = notice.elements[element]?.trim()
    return {
      key: words.t(`consultations.notice.element.${element}`),
      value: body ? (
        <Markdown source={body} headingLevel={4} />
      ) : (
        <em class="app-notice__missing">{words.t('consultations.notice.missing')}</em>
      ),
    }
  })
  const contactRow = contact?.name
    ? [{ key: words.t('consultations.notice.contact'), value: <ContactLines contact={contact} /> }]
    : []
  return <SummaryList rows={[...rows, ...contactRow]} />
}

/** Name, address, telephone and post of whom to ask; each is a link where it can be, and can be read when printed. */
export function ContactLines({ contact }: { contact: Contact }) {
  const { t } = useWords()
  return (
    <>
      {contact.name}
      {contact.email ? (
        <>
          <br />
          {t('consultations.contact.email')}{' '}
          <Link href={`mailto:${contact.email}`} class="app-break-anywhere">
            {contact.email}
          </Link>
        </>
      ) : null}
      {contact.phone ? (
        <>
          <br />
          {t('consultations.contact.phone')}{' '}
          <Link href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>{contact.phone}</Link>
        </>
      ) : null}
      {contact.post ? (
        <>
          <br />
          {t('consultations.contact.post')} {contact.post}
        </>
      ) : null}
    </>
  )
}
