import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf, recordOf } from '../../../platform/http/forms.ts'
import { isOwnForm } from '../../../platform/http/own-form.ts'
import { sendPage } from '../../../ui/index.ts'
import { authenticate } from '../authenticate.ts'
import { knownBrowserOf, setKnownBrowser } from '../known-browser.ts'
import { problemsOf, SignInForm } from '../schemas.ts'
import { clearSessionCookie, findHalfwaySession, sessionSecretOf, setSessionCookie } from '../sessions.ts'
import { giveCode, givePassword } from '../sign-in.ts'
import { signOut } from '../sign-out.ts'
import { safeNext } from './safe-next.ts'
import { type CodePage, CodeView, type SignInPage, SignInView } from './sign-in.view.tsx'

const open = { permission: 'public', audit: 'none' } as const
// Tries at a password or code from one network, beside the waits that grow with failures.
const tried = { permission: 'public', audit: 'staff.signed-in', perMinute: 60 } as const

type Query = { Querystring: { next?: string; 'signed-out'?: string } }

/** Signing in in two steps, and out. */
export function signInRoutes(app: FastifyInstance, house: House): void {
  const { db, keys, settings } = house

  app.get<Query>('/staff/sign-in', { config: open }, async (request, reply) => {
    const next = safeNext(request.query.next)
    if (await authenticate(house, request, reply)) return go(request, reply, next)
    return showSignIn(request, reply, { email: '', next, signedOut: request.query['signed-out'] === 'yes' })
  })

  app.post('/staff/sign-in', { config: tried }, async (request, reply) => {
    const form = formOf(request)
    const next = safeNext(fieldOf(form, 'next'))
    const words = house.words.in(request.language)
    const email = fieldOf(form, 'email')
    const refuse = (message: string, status: number) =>
      showSignIn(request, reply, { email, next, errors: [{ field: 'email', message }] }, status)
    if (!isOwnForm(request, house)) return refuse(words.t('accounts.problem.foreign-form'), 403)
    const parsed = SignInForm.safeParse(recordOf(form))
    if (!parsed.success)
      return showSignIn(request, reply, { email, next, errors: problemsOf(parsed.error, words) }, 422)
    const browser = knownBrowserOf(request, house, house.now())
    const given = await givePassword(db, keys, house.now(), { ...parsed.data, address: request.ip, browser })
    if (given.ok) {
      setSessionCookie(reply, settings, given.secret)
      return go(request, reply, withNext('/staff/sign-in/code', next))
    }
    return given.reason === 'wait'
      ? refuse(words.t('accounts.problem.wait', { seconds: given.seconds }), 429)
      : refuse(words.t('accounts.problem.wrong-password'), 422)
  })

  app.get<Query>('/staff/sign-in/code', { config: open }, async (request, reply) => {
    const next = safeNext(request.query.next)
    const secret = sessionSecretOf(request, settings)
    const waiting = secret && (await findHalfwaySession(db, house.now(), secret))
    return waiting ? showCode(request, reply, { next }) : go(request, reply, withNext('/staff/sign-in', next))
  })

  app.post('/staff/sign-in/code', { config: tried }, async (request, reply) => {
    const form = formOf(request)
    const next = safeNext(fieldOf(form, 'next'))
    const words = house.words.in(request.language)
    const refuse = (message: string, status: number) =>
      showCode(request, reply, { next, errors: [{ field: 'code', message }] }, status)
    if (!isOwnForm(request, house)) return refuse(words.t('accounts.problem.foreign-form'), 403)
    const secret = sessionSecretOf(request, settings) ?? ''
    const browser = knownBrowserOf(request, house, house.now())
    const given = await giveCode(db, keys, house.now(), secret, fieldOf(form, 'code'), browser)
    if (given.ok) {
      setSessionCookie(reply, settings, given.secret)
      setKnownBrowser(reply, house, house.now(), given.staffId)
      return go(request, reply, next)
    }
    if (given.reason === 'over') return go(request, reply, withNext('/staff/sign-in', next))
    return given.reason === 'wait'
      ? refuse(words.t('accounts.problem.wait', { seconds: given.seconds }), 429)
      : refuse(words.t('accounts.problem.wrong-code'), 422)
  })

  const signedIn = { permission: 'staff.home', audit: 'staff.signed-out' } as const
  app.post('/staff/sign-out', { config: signedIn }, async (request, reply) => {
    const secret = sessionSecretOf(request, settings)
    if (secret && request.actor) await signOut(db, house.now(), request.actor, secret)
    clearSessionCookie(reply, settings)
    return go(request, reply, '/staff/sign-in?signed-out=yes')
  })

  const showSignIn = (request: FastifyRequest, reply: FastifyReply, page: SignInPage, status = 200) =>
    sendPage(request, reply, house, <SignInView page={page} />, { status })
  const showCode = (request: FastifyRequest, reply: FastifyReply, page: CodePage, status = 200) =>
    sendPage(request, reply, house, <CodeView page={page} />, { status })
  const go = (request: FastifyRequest, reply: FastifyReply, path: string) =>
    reply.header('cache-control', 'no-store').redirect(house.words.in(request.language).href(path), 303)
}

const withNext = (path: string, next: string): string =>
  next === '/staff' ? path : `${path}?next=${encodeURIComponent(next)}`
