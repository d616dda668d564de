import type { Words } from '../../../platform/translation/words.ts'
import { partialDateWords } from '../when.tsx'
import type { RecordField } from './fields.ts'
import type { Picks } from './picks.ts'

/** The value of a field in words; '' where there is none. */
export function valueText(field: RecordField, value: unknown, picks: Picks, words: Words): string {
  if (value === null || value === undefined || value === '') return ''
  const nameOf = (list: keyof Picks, id: unknown) =>
    picks[list].find((each) => each.id === id)?.name ?? words.t('negotiations.value.gone')
  switch (field.as) {
    case 'date':
      return partialDateWords(String(value), words.language.locale)
    case 'choice':
      return words.named(field.wordOf(String(value)))
    case 'one':
      return nameOf(field.list, value)
    case 'several':
    case 'in-order':
      return (value as string[]).map((id) => nameOf(field.list, id)).join('\n')
    case 'lines':
      return (value as string[]).join('\n')
    case 'yes':
      return words.t(value ? 'negotiations.value.yes' : 'negotiations.value.no')
    case 'relations':
      return (value as { kind: string; symbol: string }[])
        .map(({ kind, symbol }) => `${words.named(`negotiations.document.relation.${kind}`)} ${symbol}`)
        .join('\n')
    default:
      return String(value)
  }
}
