import { createServer } from 'node:http'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { authenticate } from '../capabilities/accounts/index.ts'
import type { House } from '../platform/house.ts'
import { acceptForms, fieldOf, formOf } from '../platform/http/forms.ts'
import { isUnsafe } from '../platform/http/request.ts'
import { isPrivateLink, privateLinkHeaders, securityHeaders } from '../platform/http/security-headers.ts'
import { isFormToken } from '../platform/http/tokens.ts'
import { isUpload } from '../platform/http/upload.ts'
import { languages } from '../platform/translation/languages.ts'
import { serveAssets } from './assets.ts'
import { makeOnce } from './make-once.ts'
import { sendProblem } from './problem-pages.tsx'
import { endSlowRequest, usualPatience } from './slow-requests.ts'
import { fastifyTrust, type TrustedProxies } from './trusted-proxies.ts'
import { viewRecorder } from './view-recorder.ts'

export interface ServerOptions {
  readonly rateLimitPerMinute: number
  readonly trustProxy: TrustedProxies
  readonly assetsDir: string
  /** True once the schema is up to date and the worker, if it is in this process, runs. */
  isReady(): Promise<boolean>
  /** Told of every route, for tests that must not forget one. */
  onRoute?(method: string, url: string): void
}

/** The largest form body: far above any honest answer, so that too long an answer can be given back with a message. */
const largestBody = 12 * 1024 * 1024

/**
 * Fastify sets none of these on a server of our own. A proxy in front keeps its connections for a minute: closing them sooner
 * than it does makes it answer 502.
 */
const timeouts = { requestTimeout: usualPatience.uploadMs, headersTimeout: 30_000, keepAliveTimeout: 72_000 }

/** Puts the web side together, on one screen: what happens to a request, in order. */
export async function createWeb(house: House, options: ServerOptions): Promise<FastifyInstance> {
  const headers = securityHeaders(house.settings.secure)
  const prepare = (request: FastifyRequest, reply: FastifyReply) => {
    reply.headers(headers)
    if (isPrivateLink(request.url)) reply.headers(privateLinkHeaders)
    request.language = (request.raw as { language?: string }).language ?? 'en'
  }
  const app = Fastify({
    // Pages kept in memory are answered before the framework: a read that changes nothing costs next to nothing.
    serverFactory: (handler) =>
      createServer(timeouts, (request, response) => {
        endSlowRequest(request, response)
        if (!house.pages.serve(request, response)) handler(request, response)
      }),
    rewriteUrl: (request) => stripLanguage(request as { url?: string; language?: string }),
    bodyLimit: largestBody,
    trustProxy: fastifyTrust(options.trustProxy),
    logger: false,
    exposeHeadRoutes: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: 'idle',
    // Addresses the router cannot take; its own answer would repeat them.
    frameworkErrors: (_error, request, reply) => {
      prepare(request, reply)
      sendProblem(request, reply, house, 'unreadable')
    },
  })

  requireAccess(app, house)
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) options.onRoute?.(method, route.url)
  })
  await app.register(cookie)
  await app.register(rateLimit, {
    global: true,
    max: (request) => request.routeOptions.config.perMinute ?? options.rateLimitPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => {
      const { config, url } = request.routeOptions
      return `${request.ip} ${config.perMinute || config.countedApart ? url : ''}`
    },
    cache: 50_000,
  })
  acceptForms(app)
  makeOnce(app, house.pages)

  app.decorateRequest('language', 'en')
  app.decorateRequest('capability', '')
  app.decorateRequest('actor', undefined)
  app.decorateRequest('revision', 0)
  app.decorateRequest('csrfToken', undefined)

  app.addHook('onRequest', async (request, reply) => {
    prepare(request, reply)
    request.revision = house.pages.revision
    // PostgreSQL text cannot hold a NUL, so no address with one names anything here.
    if (request.url.includes('%00')) return sendProblem(request, reply, house, 'unreadable')
  })
  app.addHook('preHandler', async (request, reply) => {
    const config = request.routeOptions.config
    if (!config.permission || config.permission === 'public') return
    const signedIn = await authenticate(house, request, reply)
    if (!signedIn) return reply.sent ? reply : sendProblem(request, reply, house, 'sign-in')
    request.actor = signedIn.actor
    request.csrfToken = signedIn.csrfToken
    if (!signedIn.actor.permissions.has(config.permission))
      return sendProblem(request, reply, house, 'forbidden')
    if (isUnsafe(request)) {
      const token = tokenOf(request)
      if (!isFormToken(signedIn.formSecret, token)) return sendProblem(request, reply, house, 'stale')
    }
  })
  app.addHook('preHandler', viewRecorder(house))

  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) =>
    sendProblem(request, reply, house, 'not-found'),
  )
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error)
    if (status >= 500) house.log.error({ err: error, route: request.routeOptions.url }, 'request failed')
    return sendProblem(request, reply, house, problemOf(status))
  })

  serveAssets(app, options.assetsDir)
  const open = { config: { permission: 'public', audit: 'none' } }
  app.get('/healthz', open, async () => ({ status: 'ok' }))
  app.get('/readyz', open, async (_request, reply) =>
    (await options.isReady()) ? { status: 'ready' } : reply.code(503).send({ status: 'not ready' }),
  )
  for (const capability of house.capabilities) {
    await app.register(async (scope) => {
      scope.addHook('onRequest', (request, _reply, done) => {
        request.capability = capability.name
        done()
      })
      await capability.routes?.(scope, house)
    })
  }
  return app
}

/** In the form; of a form with files, which is read only by its own route, in the address. */
function tokenOf(request: FastifyRequest): string {
  if (!isUpload(request)) return fieldOf(formOf(request), '_csrf')
  const { _csrf: token } = request.query as { _csrf?: unknown }
  return typeof token === 'string' ? token : ''
}

/** A route that does not say who may use it and what is audited keeps the server from starting. */
function requireAccess(app: FastifyInstance, house: House): void {
  const known = new Set(house.capabilities.flatMap((capability) => Object.keys(capability.permissions)))
  app.addHook('onRoute', (route) => {
    const { permission, audit } = route.config ?? {}
    if (!permission || !audit)
      throw new Error(`${route.method} ${route.url} does not say who may use it and what is audited`)
    if (permission !== 'public' && !known.has(permission))
      throw new Error(`${route.method} ${route.url} asks for ${permission}, which no capability grants`)
  })
}

function stripLanguage(request: { url?: string; language?: string }): string {
  const url = request.url ?? '/'
  const match = /^\/([a-z]{2})(?=\/|\?|$)/.exec(url)
  const language = match && languages.find((each) => each.code === match[1] && each.code !== 'en')
  if (!language) return url
  request.language = language.code
  const rest = url.slice(3)
  return rest.startsWith('/') ? rest : `/${rest}`
}

function statusOf(error: unknown): number {
  const status = (error as { statusCode?: unknown }).statusCode
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500
}

function problemOf(status: number) {
  if (status === 413) return 'too-large'
  if (status === 429) return 'too-many'
  if (status === 404) return 'not-found'
  return status < 500 ? 'unreadable' : 'failed'
}
