import type { Words } from '../../../platform/translation/words.ts'
import { Link, useWords } from '../../../ui/index.ts'
import type { ConsultationDocument } from '../edition.ts'

/** Documents to read, each with its format and size, so that nobody is surprised by what a link brings. */
export function DocumentList({ documents }: { documents: readonly ConsultationDocument[] }) {
  const words = useWords()
  if (documents.length === 0) return null
  return (
    <section class="app-section" id="documents">
      <h2 class="govuk-heading-l">{words.t('consultations.page.documents')}</h2>
      <ul class="app-documents">
        {documents.map((document) => {
          const facts = [
            document.format,
            document.sizeBytes === undefined ? '' : sizeInWords(document.sizeBytes, words),
          ]
            .filter(Boolean)
            .join(', ')
          const name = facts ? `${document.title} (${facts})` : document.title
          return (
            <li class="app-documents__item">
              {document.url ? <Link href={document.url}>{name}</Link> : <span>{name}</span>}
              {document.note ? <p class="app-documents__note">{document.note}</p> : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** "640 kB", "2.1 MB". */
export function sizeInWords(bytes: number, words: Words): string {
  if (bytes < 1_000_000)
    return words.t('consultations.size.kilobytes', {
      size: words.number(Math.max(1, Math.round(bytes / 1_000))),
    })
  return words.t('consultations.size.megabytes', { size: words.number(Math.round(bytes / 100_000) / 10) })
}
