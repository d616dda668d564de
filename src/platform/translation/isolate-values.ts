import type { IntlMessageFormat } from 'intl-messageformat'

type Parts = ReturnType<IntlMessageFormat['getAst']>

// What a value and plain text are called in the parser's tree (TYPE.argument, TYPE.literal); the library that brings it
// gives out the tree but not the names.
const valueType: Parts[number]['type'] = 1
const textType: Parts[number]['type'] = 0

/**
 * Keeps what is set into a sentence of another script whole, by Unicode's isolates (UAX 9, 2.4.2): else the punctuation
 * around a name in Latin letters wanders to the other end of it.
 */
export const isolateValues = (parts: Parts): Parts =>
  parts.flatMap((part): Parts => {
    if (part.type === valueType)
      return [{ type: textType, value: '\u2068' }, part, { type: textType, value: '\u2069' }] as Parts
    if ('options' in part) {
      const options = Object.entries(part.options).map(([name, option]) => [
        name,
        { ...option, value: isolateValues(option.value) },
      ])
      return [{ ...part, options: Object.fromEntries(options) }] as Parts
    }
    return 'children' in part ? [{ ...part, children: isolateValues(part.children) }] : [part]
  })
