const deepest = 64

/**
 * JSON in the one way that RFC 8785 allows: no space, keys in the order of their UTF-16 units, numbers as ECMAScript
 * writes them. Undefined for what has no such form, which is a lone surrogate, and for what is nested deeper than anything of
 * ours.
 */
export function canonical(value: unknown, depth = 0): string | undefined {
  if (depth > deepest) return undefined
  if (typeof value === 'string') return hasLoneSurrogate(value) ? undefined : JSON.stringify(value)
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return JSON.stringify(value)
  if (Array.isArray(value))
    return inBrackets(
      '[',
      value.map((each) => canonical(each, depth + 1)),
      ']',
    )
  if (typeof value !== 'object') return undefined
  const members = Object.keys(value)
    .sort()
    .map((key) => {
      const [name, content] = [canonical(key), canonical((value as Record<string, unknown>)[key], depth + 1)]
      return name === undefined || content === undefined ? undefined : `${name}:${content}`
    })
  return inBrackets('{', members, '}')
}

const inBrackets = (open: string, parts: readonly (string | undefined)[], close: string) =>
  parts.includes(undefined) ? undefined : open + parts.join(',') + close

const hasLoneSurrogate = (text: string): boolean => /\p{Surrogate}/u.test(text)
