import * as z from 'zod'
import { roles } from '../../platform/access.ts'
import { isId } from '../../platform/ids.ts'
import type { Words } from '../../platform/translation/words.ts'
import type { FieldError } from '../../ui/index.ts'

// Messages are keys of the catalogue: the page says them in its language.

const name = z
  .string({ error: 'accounts.problem.name' })
  .trim()
  .min(1, 'accounts.problem.name')
  .max(120, 'accounts.problem.name-long')

const email = z
  .string({ error: 'accounts.problem.email' })
  .trim()
  .max(254, 'accounts.problem.email')
  .pipe(z.email({ pattern: z.regexes.unicodeEmail, error: 'accounts.problem.email' }))

const optionalId = z
  .string()
  .optional()
  .transform((value) => (value && isId(value) ? value : null))

/** A field sent once is a string, several times a list, not at all nothing. */
const several = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]))

export const SignInForm = z.object({
  email: z
    .string({ error: 'accounts.problem.email' })
    .trim()
    .min(1, 'accounts.problem.email')
    .max(254, 'accounts.problem.email'),
  password: z.string({ error: 'accounts.problem.password' }).min(1, 'accounts.problem.password'),
})

// In the order of the page: problems are listed as the fields stand.
const chosen = {
  password: z.string({ error: 'accounts.problem.password' }).min(1, 'accounts.problem.password'),
  repeated: z.string().optional().default(''),
}

export const WelcomeForm = z.object({ name, ...chosen })

export const FirstWelcomeForm = z.object({ name, email, ...chosen })

export const StaffForm = z.object({
  name,
  email,
  roles: several.pipe(
    z.array(z.enum(roles, { error: 'accounts.problem.roles' })).min(1, 'accounts.problem.roles'),
  ),
  agencyId: optionalId,
})

export const AgencyFields = z.object({
  name: z
    .string({ error: 'accounts.problem.agency-name' })
    .trim()
    .min(1, 'accounts.problem.agency-name')
    .max(200, 'accounts.problem.agency-name'),
  nameMi: z.string().trim().max(200, 'accounts.problem.agency-name').optional(),
  slug: z
    .string({ error: 'accounts.problem.slug' })
    .trim()
    .max(60, 'accounts.problem.slug')
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'accounts.problem.slug'),
  role: z.string().trim().max(1_000, 'accounts.problem.agency-role').optional(),
})

/** What was wrong, in the page's language, beside the fields. The first problem of a field is enough. */
export function problemsOf(error: z.ZodError, words: Words): FieldError[] {
  const problems = new Map<string, string>()
  for (const issue of error.issues) {
    const field = String(issue.path[0])
    // A field sent twice, or made up: nothing a page of ours sends, so there are no words for each case.
    const key = words.has(issue.message) ? issue.message : 'accounts.problem.unreadable'
    if (!problems.has(field)) problems.set(field, words.named(key))
  }
  return [...problems].map(([field, message]) => ({ field, message }))
}
