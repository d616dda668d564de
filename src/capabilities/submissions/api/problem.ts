import type { FastifyReply } from 'fastify'
import type { House } from '../../../platform/house.ts'

/** What can be wrong with a request, and its status. The page `/api` explains each. */
export const problems = {
  'not-json': 400,
  'no-idempotency-key': 400,
  'no-key': 401,
  'key-revoked': 403,
  'not-found': 404,
  'not-open': 409,
  'too-large': 413,
  'not-supported': 415,
  'not-valid': 422,
  'notice-not-current': 422,
  'idempotency-key-reused': 422,
  'too-many': 429,
  'broken-off': 400,
  empty: 422,
} as const
export type ProblemName = keyof typeof problems

/** One thing that is wrong, with where it stands in the body (RFC 6901). */
export interface PointedProblem {
  readonly pointer: string
  readonly detail: string
}

/** Says what is wrong with a request as problem details (RFC 9457). */
export function sendProblemDetails(
  reply: FastifyReply,
  house: House,
  name: ProblemName,
  more: { readonly detail?: string; readonly errors?: readonly PointedProblem[] } = {},
): FastifyReply {
  const words = house.words.in('en')
  const status = problems[name]
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(
      JSON.stringify({
        type: `${house.settings.baseUrl}/api#${name}`,
        title: words.named(`submissions.api.problem.${name}.title`),
        status,
        detail: more.detail ?? words.named(`submissions.api.problem.${name}.detail`),
        errors: more.errors,
      }),
    )
}

/** A place in a body as a JSON pointer. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((each) => `/${String(each).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
