import type { House } from '../../platform/house.ts'
import { type ListedConsultation, listPublishedConsultations } from '../consultations/index.ts'
import {
  listPublishedSessions,
  listPublishedTreaties,
  type PublishedSession,
  type PublishedTreaty,
} from '../negotiations/index.ts'

export interface SiteMap {
  readonly treaties: readonly {
    readonly treaty: PublishedTreaty
    readonly sessions: readonly PublishedSession[]
  }[]
  /** Newest first. */
  readonly consultations: readonly ListedConsultation[]
}

/** Every page of the site that anyone may read, from what is published now. */
export async function getSiteMap({ publicDb }: Pick<House, 'publicDb'>): Promise<SiteMap> {
  const [treaties, sessions, consultations] = await Promise.all([
    listPublishedTreaties(publicDb),
    listPublishedSessions(publicDb),
    listPublishedConsultations(publicDb),
  ])
  return {
    treaties: treaties.map((treaty) => ({
      treaty,
      sessions: sessions.filter(({ treatyId }) => treatyId === treaty.treatyId),
    })),
    consultations,
  }
}

/** The paths of the site map, in English. */
const pathsOf = ({ treaties, consultations }: SiteMap): string[] => [
  '/',
  '/treaties',
  ...treaties.flatMap(({ treaty, sessions }) => [
    `/treaties/${treaty.slug}`,
    ...sessions.map((session) => `/treaties/${treaty.slug}/sessions/${session.slug}`),
  ]),
  '/consultations',
  ...consultations.flatMap(({ slug, reportedAt }) => [
    `/consultations/${slug}`,
    `/consultations/${slug}/questions`,
    ...(reportedAt ? [`/consultations/${slug}/results`] : []),
  ]),
  '/updates',
  '/verify',
  '/accessibility',
  '/privacy',
  '/sitemap',
]

/** The site map for machines (sitemaps.org protocol 0.9). */
export function sitemapXml(map: SiteMap, baseUrl: string): string {
  const entries = pathsOf(map).map((path) => `  <url><loc>${escapeXml(`${baseUrl}${path}`)}</loc></url>`)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...entries,
    '</urlset>',
    '',
  ].join('\n')
}

/** What machines may fetch: everything public. Private pages of people are not for any index. */
export const robotsTxt = (baseUrl: string): string =>
  [
    'User-agent: *',
    'Disallow: /staff',
    'Disallow: /my/',
    'Disallow: /improve',
    '',
    `Sitemap: ${baseUrl}/sitemap.xml`,
    '',
  ].join('\n')

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (found) => entities[found] ?? found)
