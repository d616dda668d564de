import type { FastifyReply, FastifyRequest } from 'fastify'
import { rolesWith } from '../platform/access.ts'
import type { House } from '../platform/house.ts'
import { isUnsafe } from '../platform/http/request.ts'
import { isPrivateLink } from '../platform/http/security-headers.ts'
import type { Words } from '../platform/translation/words.ts'
import { ErrorPage, Link, PageHeading, StaffShell, useWords } from '../ui/index.ts'
import { sendPage } from '../ui/page.tsx'
import { formPageOf, InNewTab, typedIn, WhatWasTyped } from './typed-fields.tsx'

const statuses = {
  'sign-in': 403,
  'not-found': 404,
  forbidden: 403,
  stale: 403,
  'too-large': 413,
  'too-many': 429,
  unreadable: 400,
  failed: 500,
} as const

export type Problem = keyof typeof statuses

/** Tells the person what happened and what to do; programs that ask for JSON get the same in JSON. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
  problem: Problem,
): FastifyReply {
  const words = house.words.in(request.language)
  // Who only wanted to see a page is led through sign-in to it. What was sent would be lost on the way.
  if (problem === 'sign-in' && !isUnsafe(request)) {
    const path = `/staff/sign-in?next=${encodeURIComponent(request.url)}`
    return reply.header('cache-control', 'no-store').redirect(words.href(path), 303)
  }
  const status = statuses[problem]
  const title = words.named(`app.problem.${problem}.title`)
  const advice = words.named(`app.problem.${problem}.advice`)
  if (isForPrograms(request))
    return reply
      .code(status)
      .header('cache-control', 'no-store')
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify({ type: 'about:blank', title, status, detail: advice }))
  if (prefersJson(request))
    return reply.code(status).header('cache-control', 'no-store').send({ error: problem, title, advice })
  const view = isRefusedForm(problem) ? (
    <RefusedForm request={request} house={house} problem={problem} title={title} advice={advice} />
  ) : (
    <ErrorPage title={title} advice={advice}>
      {problem === 'forbidden' ? <WhoMay request={request} house={house} words={words} /> : null}
    </ErrorPage>
  )
  // The address may hold a secret, and nobody asked for a page of that name: other languages begin at their front.
  const path = isPrivateLink(request.url) ? '/' : undefined
  return sendPage(request, reply, house, view, { status, path })
}

/** Forms of the workspace that were not taken only because their session or their token was over. */
const isRefusedForm = (problem: Problem): problem is 'sign-in' | 'stale' =>
  problem === 'sign-in' || problem === 'stale'

interface RefusedFormProps {
  readonly request: FastifyRequest
  readonly house: House
  readonly problem: 'sign-in' | 'stale'
  readonly title: string
  readonly advice: string
}

/** Says that nothing was saved, and gives back what was typed. */
function RefusedForm({ request, house, problem, title, advice }: RefusedFormProps) {
  const { t } = useWords()
  const page = formPageOf(request, house)
  return (
    <StaffShell title={title}>
      <PageHeading>{title}</PageHeading>
      <div class="app-prose">
        <p>{advice}</p>
        {problem === 'sign-in' ? (
          <InNewTab href={`/staff/sign-in?next=${encodeURIComponent(page ?? '/staff')}`}>
            {t('app.problem.sign-in.link')}
          </InNewTab>
        ) : page ? (
          <InNewTab href={page}>{t('app.problem.stale.link')}</InNewTab>
        ) : null}
        <WhatWasTyped texts={typedIn(request, house)} />
      </div>
    </StaffShell>
  )
}

/** Whom a page is open to, so that the person knows what to ask for, or to give themself. */
function WhoMay({ request, house, words }: { request: FastifyRequest; house: House; words: Words }) {
  const { actor } = request
  const { permission } = request.routeOptions.config
  if (!actor || !permission) return null
  const tables = house.capabilities.map((capability) => capability.permissions)
  const may = rolesWith(permission, tables)
  const named = words.list(may.map((role) => words.named(`accounts.role.${role}`)))
  return (
    <>
      <p>{words.t('app.problem.forbidden.who-may', { count: may.length, roles: named })}</p>
      <p>
        {actor.permissions.has('staff.administer') ? (
          <Link href={`/staff/people/${actor.id}`}>{words.t('app.problem.forbidden.change-your-roles')}</Link>
        ) : (
          words.t('app.problem.forbidden.ask')
        )}
      </p>
    </>
  )
}

/** Addresses that only programs ask for: they are told as problem details (RFC 9457), whatever they say they accept. */
const isForPrograms = (request: FastifyRequest): boolean => request.url.startsWith('/api/v1')

const prefersJson = (request: FastifyRequest): boolean => {
  const accept = request.headers.accept ?? ''
  return accept.includes('application/json') && !accept.includes('text/html')
}
