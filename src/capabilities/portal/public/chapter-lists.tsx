import { Details, useWords } from '../../../ui/index.ts'
import { NotVerified, Original, type PublishedChapter } from '../../negotiations/index.ts'
import type { TreatyPage } from '../treaty-page.ts'

/** The chapters of each text the negotiation worked on, with who read them and where they came from. */
export function ChapterLists({ page }: { page: TreatyPage }) {
  const words = useWords()
  const { t } = words
  const structures = [...new Set(page.chapters.map((chapter) => chapter.structure))].sort().reverse()
  return (
    <section id="chapters">
      <h2 class="govuk-heading-l">{t('portal.treaty.chapters')}</h2>
      {structures.map((structure) => {
        const chapters = page.chapters.filter((chapter) => chapter.structure === structure)
        const name = words.has(`portal.chapters.structure.${structure}`)
          ? words.named(`portal.chapters.structure.${structure}`)
          : structure
        return (
          <Details summary={t('portal.chapters.show', { structure: name, count: chapters.length })}>
            {structures.length > 1 ? <p class="govuk-body">{t('portal.chapters.intro')}</p> : null}
            <ol class="app-chapters">
              {chapters.map((chapter) => (
                <Chapter chapter={chapter} page={page} />
              ))}
            </ol>
          </Details>
        )
      })}
    </section>
  )
}

function Chapter({ chapter, page }: { chapter: PublishedChapter; page: TreatyPage }) {
  const words = useWords()
  const { t } = words
  const sessions = page.sessions.filter((session) => chapter.sessionIds.includes(session.sessionId))
  const origins = page.chapters.filter((each) => chapter.originIds.includes(each.chapterId))
  return (
    <li class="app-chapters__chapter" id={`chapter-${chapter.slug}`}>
      <p class="app-chapters__title">
        {chapter.number ? <span class="app-chapters__number">{chapter.number} </span> : null}
        <span>
          <Original>{chapter.title}</Original> <NotVerified fact={chapter} sources={page.sources} />
        </span>
      </p>
      {chapter.firstArticle !== null ? (
        <p class="app-item-note">
          {chapter.lastArticle === null || chapter.lastArticle === chapter.firstArticle
            ? t('portal.chapters.article', { article: chapter.firstArticle })
            : t('portal.chapters.articles', { first: chapter.firstArticle, last: chapter.lastArticle })}
        </p>
      ) : null}
      {origins.length > 0 ? (
        <p class="app-item-note">
          {t('portal.chapters.grew-from', { chapters: words.list(origins.map((origin) => origin.title)) })}
        </p>
      ) : null}
      {sessions.length > 0 ? (
        <p class="app-item-note">
          {t('portal.chapters.read-at')}{' '}
          {sessions.map((session, index) => (
            <>
              {index > 0 ? ', ' : ''}
              <a
                class="govuk-link"
                href={words.href(`/treaties/${page.treaty.slug}/sessions/${session.slug}`)}
              >
                <Original>{session.name}</Original>
              </a>
            </>
          ))}
        </p>
      ) : null}
    </li>
  )
}
