import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { sendText } from '../../../platform/http/send-text.ts'
import { sendPage } from '../../../ui/index.ts'
import { getHomePage } from '../home-page.ts'
import { findSessionPage } from '../session-page.ts'
import { getSiteMap, robotsTxt, sitemapXml } from '../site-map.ts'
import { findTreatyPage } from '../treaty-page.ts'
import { ConsultationsView, TreatiesView } from './consultations.view.tsx'
import { HomeView } from './home.view.tsx'
import { SessionView } from './session.view.tsx'
import { SiteMapView } from './site-map.view.tsx'
import { AccessibilityView, PrivacyView } from './statements.view.tsx'
import { TreatyView } from './treaty.view.tsx'

const open = { config: { permission: 'public', audit: 'none' } }

/** Pages that compose what the other capabilities publish. All are the same for everyone. */
export function publicRoutes(app: FastifyInstance, house: House): void {
  app.get('/', open, async (request, reply) => {
    const page = await getHomePage(house)
    return sendPage(request, reply, house, <HomeView page={page} />, {
      keep: true,
      validUntil: page.validUntil,
    })
  })
  app.get('/consultations', open, async (request, reply) => {
    const page = await getHomePage(house)
    return sendPage(request, reply, house, <ConsultationsView page={page} />, {
      keep: true,
      validUntil: page.validUntil,
    })
  })
  app.get('/treaties', open, async (request, reply) => {
    const page = await getHomePage(house)
    return sendPage(request, reply, house, <TreatiesView page={page} />, {
      keep: true,
      validUntil: page.validUntil,
    })
  })
  app.get<{ Params: { slug: string } }>('/treaties/:slug', open, async (request, reply) => {
    const page = await findTreatyPage(house, request.params.slug)
    if (!page) return reply.callNotFound()
    return sendPage(request, reply, house, <TreatyView page={page} />, {
      keep: true,
      validUntil: page.validUntil,
    })
  })
  app.get<{ Params: { slug: string; session: string } }>(
    '/treaties/:slug/sessions/:session',
    open,
    async (request, reply) => {
      const page = await findSessionPage(house, request.params.slug, request.params.session)
      if (!page) return reply.callNotFound()
      return sendPage(request, reply, house, <SessionView page={page} />, {
        keep: true,
        validUntil: page.validUntil,
      })
    },
  )
  app.get('/accessibility', open, async (request, reply) =>
    sendPage(request, reply, house, <AccessibilityView />, { keep: true }),
  )
  app.get('/privacy', open, async (request, reply) =>
    sendPage(request, reply, house, <PrivacyView />, { keep: true }),
  )
  app.get('/sitemap', open, async (request, reply) => {
    const map = await getSiteMap(house)
    return sendPage(request, reply, house, <SiteMapView map={map} />, { keep: true })
  })
  app.get('/sitemap.xml', open, async (request, reply) => {
    const xml = sitemapXml(await getSiteMap(house), house.settings.baseUrl)
    return sendText(request, reply, house, 'application/xml; charset=utf-8', xml)
  })
  app.get('/robots.txt', open, async (request, reply) =>
    sendText(request, reply, house, 'text/plain; charset=utf-8', robotsTxt(house.settings.baseUrl)),
  )
}
