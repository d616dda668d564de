/**
 * A short name made from words, for addresses and for questions: small letters, digits and dashes, macrons folded.
 * It is `fallback` where nothing of the words is left, and is given a number while it is taken.
 */
export function slugFrom(words: string, taken: readonly string[], fallback: string): string {
  const plain = words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  const first = plain || fallback
  let slug = first
  for (let number = 2; taken.includes(slug); number++) slug = `${first}-${number}`
  return slug
}
