import type { SubjectKind } from '../change.ts'
import type { AnyContent, ContentOf } from '../schemas.ts'
import type { Picks } from './picks.ts'

/** What one thing of the record is called, for headings and lists. */
export function nameOf(
  kind: SubjectKind,
  subjectId: string,
  content: AnyContent | null | undefined,
  picks: Pick<Picks, 'sessions'>,
): string {
  // An announcement of dates has no name of its own.
  if (kind === 'schedule') return picks.sessions.find((session) => session.id === subjectId)?.name ?? ''
  if (!content) return ''
  switch (kind) {
    case 'fact':
      return (content as ContentOf['fact']).label
    case 'stage':
    case 'session':
      return (content as ContentOf['stage']).name
    case 'document': {
      const { symbol, title } = content as ContentOf['document']
      return symbol ? `${symbol}: ${title}` : title
    }
    default:
      return (content as ContentOf['outcome']).title
  }
}
