import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import opening from '../capabilities/accounts/messages/en.json' with { type: 'json' }
import { isRecordedWhenAsked } from '../capabilities/ledger/index.ts'
import english from '../capabilities/ledger/messages/en.json' with { type: 'json' }
import { roles } from '../platform/access.ts'
import type { Capability } from '../platform/capability.ts'
import { capabilities } from './capabilities.ts'
import { createWeb } from './server.ts'
import { startHouse } from './testing/start.ts'

interface Route {
  readonly method: string
  readonly url: string
  readonly permission: string
  readonly audit: string
}

const routes: Route[] = []

beforeAll(async () => {
  const { house, close } = await startHouse({ keep: true })
  const capabilities = house.capabilities.map(
    (capability): Capability => ({
      ...capability,
      routes(app, house) {
        app.addHook('onRoute', ({ method, url, config }) => {
          const { permission = '', audit = '' } = config ?? {}
          if (method !== 'HEAD') routes.push({ method: String(method), url, permission, audit })
        })
        return capability.routes?.(app, house)
      },
    }),
  )
  const app = await createWeb(
    { ...house, capabilities },
    { rateLimitPerMinute: 100, trustProxy: false, assetsDir: 'dist/assets', isReady: async () => true },
  )
  await app.ready()
  return async () => {
    await app.close()
    await close()
  }
})

/** What verbs call their deeds: names, and templates of names, in the files that write entries. */
const written: readonly RegExp[] = readdirSync('src/capabilities', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|factories/.test(path))
  .map((path) => readFileSync(`src/capabilities/${path}`, 'utf8'))
  .filter((text) => /\brecord(ing)?\(db, \{/.test(text))
  .flatMap((text) => [
    ...text.matchAll(/'([a-z]+\.[a-z-]+)'|`((?:[a-z]+|\$\{\w+\})\.(?:[a-z-]+|\$\{\w+\}))`/g),
  ])
  .map(
    ([, name, template]) =>
      new RegExp(`^${(name ?? template ?? '').replace('.', '\\.').replace(/\$\{\w+\}/, '[a-z-]+')}$`),
  )

const isWritten = (audit: string) => written.some((name) => name.test(audit))

describe('what a route says of the audit trail is true', () => {
  test('every deed that a route names is one that a verb writes', () => {
    const named = routes
      .map(({ audit }) => audit)
      .filter((audit) => audit !== 'none' && !isRecordedWhenAsked(audit))
    expect(named.length).toBeGreaterThan(30)
    expect(new Set(named.filter((audit) => !isWritten(audit)))).toEqual(new Set())
  })

  test('every view and every export that a route names is recorded: someone is signed in, and it is a page that is read', () => {
    const asked = routes.filter(({ audit }) => isRecordedWhenAsked(audit))
    expect(asked.filter(({ method, permission }) => method !== 'GET' || permission === 'public')).toEqual([])
  })

  test('every entry has words in the trail, and no words are left of entries that nothing writes', () => {
    const names = new Set(routes.map(({ audit }) => audit).filter((audit) => audit !== 'none'))
    const worded = Object.keys(english)
      .filter((key) => key.startsWith('ledger.action.'))
      .map((key) => key.replace('ledger.action.', ''))
    expect([...names].filter((audit) => !worded.includes(audit))).toEqual([])
    expect(worded.filter((audit) => !names.has(audit) && !isWritten(audit))).toEqual([])
  })

  test('every permission that not every role has bears words that say what it opens', () => {
    const tables = capabilities.flatMap(({ permissions }) => Object.entries(permissions))
    const telling = tables.filter(([, holders]) => holders.length < roles.length)
    const worded = Object.keys(opening)
      .filter((key) => key.startsWith('accounts.opens.'))
      .map((key) => key.replace('accounts.opens.', ''))
    expect(telling.map(([permission]) => permission).filter((each) => !worded.includes(each))).toEqual([])
    const known = tables.map(([permission]) => permission)
    expect(worded.filter((each) => !known.includes(each))).toEqual([])
  })

  test('the pages of the workspace that are read without an entry show nothing personal and nothing unpublished', () => {
    const unrecorded = routes.filter(
      ({ method, url, audit }) => method === 'GET' && url.startsWith('/staff') && audit === 'none',
    )
    expect(unrecorded.map(({ url }) => url).sort()).toEqual(
      [
        // The agencies are named on public pages.
        '/staff/agencies',
        '/staff/agencies/:id',
        '/staff/agencies/add',
        // Leads on to a submission, whose page is recorded.
        '/staff/consultations/:id/inbox/:step',
        // Empty forms.
        '/staff/consultations/:id/entries/meeting',
        // Leads on to an entry, whose page is recorded.
        '/staff/consultations/:id/entries/compare',
        '/staff/consultations/new',
        '/staff/people/invite',
        '/staff/treaties/new',
        // Nobody is signed in yet.
        '/staff/sign-in',
        '/staff/sign-in/code',
        '/staff/welcome/:token',
        '/staff/welcome/:token/code',
      ].sort(),
    )
  })
})
