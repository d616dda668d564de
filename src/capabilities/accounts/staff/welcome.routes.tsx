import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf, recordOf } from '../../../platform/http/forms.ts'
import { isOwnForm } from '../../../platform/http/own-form.ts'
import { type FieldError, sendPage } from '../../../ui/index.ts'
import { setKnownBrowser } from '../known-browser.ts'
import { passwordRefusal, shortestPassword } from '../passwords.ts'
import { FirstWelcomeForm, problemsOf, WelcomeForm } from '../schemas.ts'
import { totpUri } from '../second-factor.ts'
import { setSessionCookie } from '../sessions.ts'
import { chooseAccount, confirmAccount, findOpenLink, type OpenLink } from '../set-up-account.ts'
import { LinkOverView, WelcomeCodeView, WelcomeView } from './welcome.view.tsx'

const open = { permission: 'public', audit: 'none' } as const
const deed = { permission: 'public', audit: 'staff.set-up', perMinute: 60 } as const

type Link = { Params: { token: string } }

/** What a one-time link leads through: name and password, then the authenticator app. */
export function welcomeRoutes(app: FastifyInstance, house: House): void {
  const { db, keys, settings } = house
  const find = (request: FastifyRequest<Link>) => findOpenLink(db, keys, house.now(), request.params.token)

  app.get<Link>('/staff/welcome/:token', { config: open }, async (request, reply) => {
    const link = await find(request)
    return link ? showWelcome(request, reply, link) : showOver(request, reply)
  })

  app.post<Link>('/staff/welcome/:token', { config: deed }, async (request, reply) => {
    const link = await find(request)
    if (!link) return showOver(request, reply)
    const form = formOf(request)
    const words = house.words.in(request.language)
    const typed = {
      ...link,
      name: fieldOf(form, 'name'),
      email: link.kind === 'first' ? fieldOf(form, 'email') : link.email,
    }
    const refuse = (errors: readonly FieldError[], status = 422) =>
      showWelcome(request, reply, typed, errors, status)
    if (!isOwnForm(request, house))
      return refuse([{ message: words.t('accounts.problem.foreign-form') }], 403)

    const schema = link.kind === 'first' ? FirstWelcomeForm : WelcomeForm
    const parsed = schema.safeParse(recordOf(form))
    const errors = parsed.success ? [] : problemsOf(parsed.error, words)
    const password = fieldOf(form, 'password')
    const refusal = password && passwordRefusal(password, [typed.name, typed.email, settings.siteName])
    if (refusal)
      errors.push({
        field: 'password',
        message: words.t(`accounts.problem.password.${refusal}`, { shortest: shortestPassword }),
      })
    else if (password && password !== fieldOf(form, 'repeated'))
      errors.push({ field: 'repeated', message: words.t('accounts.problem.repeated') })
    if (!parsed.success || errors.length > 0) return refuse(errors)

    const chosen = await chooseAccount(db, keys, link, parsed.data)
    if (!chosen.ok) return refuse([{ field: 'email', message: words.t('accounts.problem.email-taken') }])
    return reply.redirect(words.href(`${pathOf(request)}/code`), 303)
  })

  app.get<Link>('/staff/welcome/:token/code', { config: open }, async (request, reply) => {
    const link = await find(request)
    if (!link) return showOver(request, reply)
    if (!link.totpSecret) return reply.redirect(house.words.in(request.language).href(pathOf(request)), 303)
    return showCode(request, reply, link, link.totpSecret)
  })

  app.post<Link>('/staff/welcome/:token/code', { config: deed }, async (request, reply) => {
    const link = await find(request)
    if (!link?.totpSecret) return showOver(request, reply)
    const words = house.words.in(request.language)
    const refuse = (message: string, status: number) =>
      showCode(request, reply, link, link.totpSecret as string, [{ field: 'code', message }], status)
    if (!isOwnForm(request, house)) return refuse(words.t('accounts.problem.foreign-form'), 403)
    const code = fieldOf(formOf(request), 'code')
    const confirmed = await confirmAccount(db, keys, house.now(), request.params.token, code)
    if (confirmed.ok) {
      setSessionCookie(reply, settings, confirmed.secret)
      setKnownBrowser(reply, house, house.now(), confirmed.staffId)
      return reply.header('cache-control', 'no-store').redirect(words.href('/staff'), 303)
    }
    if (confirmed.reason === 'wrong-code') return refuse(words.t('accounts.problem.wrong-code'), 422)
    if (confirmed.reason === 'over') return showOver(request, reply)
    const taken = [{ field: 'email', message: words.t('accounts.problem.email-taken') }]
    return showWelcome(request, reply, link, taken, 422)
  })

  const showWelcome = (
    request: FastifyRequest<Link>,
    reply: FastifyReply,
    link: OpenLink,
    errors: readonly FieldError[] = [],
    status = 200,
  ) => {
    const { kind, name, email } = link
    const page = { kind, name, email, action: pathOf(request), errors }
    return sendPage(request, reply, house, <WelcomeView page={page} />, { status })
  }
  const showCode = (
    request: FastifyRequest<Link>,
    reply: FastifyReply,
    link: OpenLink,
    totpSecret: string,
    errors: readonly FieldError[] = [],
    status = 200,
  ) => {
    const page = {
      action: `${pathOf(request)}/code`,
      totpSecret,
      totpUri: totpUri(totpSecret, link.email, settings.siteName),
      errors,
    }
    return sendPage(request, reply, house, <WelcomeCodeView page={page} />, { status })
  }
  const showOver = (request: FastifyRequest, reply: FastifyReply) =>
    sendPage(request, reply, house, <LinkOverView />, { status: 410 })
}

const pathOf = (request: FastifyRequest<Link>): string => `/staff/welcome/${request.params.token}`
