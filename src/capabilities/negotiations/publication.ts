import type { Publication } from '../ledger/index.ts'
import type { Deed, SubjectKind } from './change.ts'
import type { AnyContent, ContentOf } from './schemas.ts'

interface Named {
  readonly slug: string
  readonly title: string
}

export interface Entered {
  readonly kind: SubjectKind
  readonly deed: Deed
  /** As it stands now, or as it stood before it was removed. */
  readonly content: AnyContent
  readonly treaty: Named
  /** The session that a schedule or an outcome belongs to. */
  readonly session?: { readonly slug: string; readonly name: string } | undefined
}

type Told = Pick<Publication, 'kind' | 'title' | 'path'> & { readonly news: boolean }

/**
 * How a change of the record is told in feeds and updates. Additions, and moves of place and dates, are news;
 * corrections and the plan of chapters are not: pages follow them all the same.
 */
export function tellOf({ kind, deed, content, treaty, session }: Entered): Told {
  const treatyPath = `/treaties/${treaty.slug}`
  const sessionPath = session ? `${treatyPath}/sessions/${session.slug}` : treatyPath
  const added = deed === 'add'
  const told = (published: string, title: string, path: string, news: boolean): Told => ({
    kind: added || published === 'session.changed' ? published : 'treaty.changed',
    title,
    path,
    news: news && deed !== 'remove',
  })
  switch (kind) {
    case 'treaty':
      return told(
        'treaty.changed',
        (content as ContentOf['treaty']).title,
        treatyPath,
        (content as ContentOf['treaty']).published,
      )
    case 'stage':
      return told(
        'treaty.changed',
        (content as ContentOf['stage']).name,
        `${treatyPath}#where-things-stand`,
        true,
      )
    case 'fact': {
      const { label, value } = content as ContentOf['fact']
      return told('treaty.changed', `${label}: ${value}`, `${treatyPath}#where-things-stand`, true)
    }
    case 'session': {
      const { name, slug } = content as ContentOf['session']
      return told(
        'session.changed',
        name,
        deed === 'remove' ? treatyPath : `${treatyPath}/sessions/${slug}`,
        true,
      )
    }
    case 'schedule':
      return told('session.changed', session?.name ?? treaty.title, sessionPath, true)
    case 'chapter':
      return told('treaty.changed', (content as ContentOf['chapter']).title, `${treatyPath}#chapters`, false)
    case 'document': {
      const { symbol, title } = content as ContentOf['document']
      return told('document.added', symbol ? `${symbol}: ${title}` : title, `${treatyPath}#documents`, added)
    }
    case 'outcome':
      return told('outcome.added', (content as ContentOf['outcome']).title, `${sessionPath}#outcomes`, added)
    case 'statement':
      return told(
        'statement.added',
        (content as ContentOf['statement']).title,
        `${treatyPath}#statements`,
        added,
      )
  }
}
