import { Markdown, useWords } from '../../../ui/index.ts'
import { NotVerified, OriginalText } from '../../negotiations/index.ts'
import { type EntryContent, entryParts } from '../report.ts'

/** What was asked, said and done, side by side; one below the other where there is no room. */
export function EntryColumns({
  content,
  headingLevel,
  sources = [],
}: {
  content: EntryContent
  headingLevel: 2 | 3
  /** Sources of what nobody has checked, in the order of the notes below the page. */
  sources?: readonly string[]
}) {
  const { t } = useWords()
  const Heading = `h${headingLevel}` as 'h2'
  return (
    <div class="app-report-entry__parts">
      {entryParts.map((part) => (
        <section class="app-report-entry__part">
          <Heading class="app-report-entry__part-title">{t(`reporting.part.${part}`)}</Heading>
          <OriginalText>
            <Markdown source={content[part].text} headingLevel={headingLevel === 2 ? 3 : 4} />
          </OriginalText>
          <NotVerified fact={content[part]} sources={sources} />
        </section>
      ))}
    </div>
  )
}
