import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../platform/house.ts'
import { ErrorPage } from '../ui/index.ts'
import { sendPage } from '../ui/page.tsx'

const statuses = {
  'not-found': 404,
  forbidden: 403,
  stale: 403,
  'too-large': 413,
  'too-many': 429,
  unreadable: 400,
  failed: 500,
} as const

export type Problem = keyof typeof statuses | 'sign-in'

/** Tells the person what happened and what to do; programs that ask for JSON get the same in JSON. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
  problem: Problem,
): FastifyReply {
  const words = house.words.in(request.language)
  if (problem === 'sign-in') {
    const next = request.method === 'GET' ? `?next=${encodeURIComponent(request.url)}` : ''
    return reply.header('cache-control', 'no-store').redirect(words.href(`/staff/sign-in${next}`), 303)
  }
  const status = statuses[problem]
  const title = words.named(`app.problem.${problem}.title`)
  const advice = words.named(`app.problem.${problem}.advice`)
  if (prefersJson(request))
    return reply.code(status).header('cache-control', 'no-store').send({ error: problem, title, advice })
  return sendPage(request, reply, house, <ErrorPage title={title} advice={advice} />, { status })
}

const prefersJson = (request: FastifyRequest): boolean => {
  const accept = request.headers.accept ?? ''
  return accept.includes('application/json') && !accept.includes('text/html')
}
