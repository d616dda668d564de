import { readReference } from '../reference.ts'

/** What an address of ours says after the plus: nothing, a submission's reference, or a consultation's slug. */
export type Addressed =
  | { readonly kind: 'bare' }
  | { readonly kind: 'reference'; readonly reference: string }
  | { readonly kind: 'slug'; readonly slug: string }

/** `submissions@consult.example.nz` and `draft-principles` make `submissions+draft-principles@consult.example.nz`. */
export function addressWith(base: string, tag: string): string {
  const at = base.lastIndexOf('@')
  return `${base.slice(0, at)}+${tag}${base.slice(at)}`
}

/** Where replies about a submission go. */
export const addressOfSubmission = (base: string, reference: string): string =>
  addressWith(base, reference.toLowerCase())

/** Reads an address; undefined when it is not one of ours. Case is folded, as all mail servers do. */
export function readAddress(base: string, address: string): Addressed | undefined {
  const [own, given] = [splitAddress(base), splitAddress(address)]
  if (!own || !given || own.domain !== given.domain) return undefined
  if (given.local === own.local) return { kind: 'bare' }
  if (!given.local.startsWith(`${own.local}+`)) return undefined
  const tag = given.local.slice(own.local.length + 1)
  const reference = readReference(tag)
  return reference ? { kind: 'reference', reference } : { kind: 'slug', slug: tag }
}

function splitAddress(address: string): { local: string; domain: string } | undefined {
  const at = address.lastIndexOf('@')
  if (at < 1) return undefined
  return { local: address.slice(0, at).toLowerCase(), domain: address.slice(at + 1).toLowerCase() }
}

/** References that stand in a subject. */
export const referencesIn = (text: string): string[] =>
  (text.match(/\b[0-9a-z]{4}-?[0-9a-z]{4}-?[0-9a-z]{4}\b/gi) ?? []).flatMap(
    (each) => readReference(each) ?? [],
  )
