import * as z from 'zod'
import { fieldOf, type PostedForm } from '../../platform/http/forms.ts'
import type { Words } from '../../platform/translation/words.ts'

/** Jobs carry identifiers only: whoever is told is looked up when they are told. */
export const TellOfResults = z.object({ consultationId: z.uuid(), after: z.uuid().optional() })
export const TellPerson = z.object({ submissionId: z.uuid() })

/** A message beside a field, or about the whole when no field is named. */
export interface FieldProblem {
  readonly field?: string
  readonly message: string
}

/** What somebody wrote about a page, as typed. */
export interface TypedFeedback {
  readonly page: string
  readonly doing: string
  readonly wrong: string
  readonly email: string
}

const longest = { page: 300, doing: 2_000, wrong: 5_000, email: 254 }

/** The page that is meant: an address of this site, without its query and without the key of a private link. */
export function readPage(given: string): string {
  const path = given.split(/[?#]/)[0] ?? ''
  if (!/^\/(?!\/)[^\s\\]*$/u.test(path)) return '/'
  return path.replace(/^((?:\/\w+)?\/my)\/[^/]+/, '$1/…').slice(0, longest.page)
}

/** Reads the form. What was typed comes back whole, also when it is refused. */
export function readFeedback(
  form: PostedForm,
  words: Words,
): { readonly typed: TypedFeedback; readonly problems: FieldProblem[] } {
  const problems: FieldProblem[] = []
  const text = (field: 'doing' | 'wrong' | 'email'): string => {
    const value = fieldOf(form, field)
    if (value.length > longest[field])
      problems.push({ field, message: words.t('engagement.improve.too-long', { limit: longest[field] }) })
    else if (form.mended.has(field)) problems.push({ field, message: words.t('engagement.improve.mended') })
    return value
  }
  const typed = {
    page: readPage(fieldOf(form, 'page')),
    doing: text('doing'),
    wrong: text('wrong'),
    email: text('email').trim(),
  }
  if (typed.wrong.trim() === '')
    problems.push({ field: 'wrong', message: words.t('engagement.improve.wrong-missing') })
  if (typed.email && typed.email.length <= longest.email && !z.email().safeParse(typed.email).success)
    problems.push({ field: 'email', message: words.t('engagement.improve.email-wrong') })
  return { typed, problems }
}
