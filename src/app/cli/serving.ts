import type { FastifyInstance } from 'fastify'
import { isMigrated } from '../../platform/database/migrate.ts'
import { assetsDirOf, type OpenHouse } from '../house.ts'
import { createWeb } from '../server.ts'
import { refusedListening } from './port.ts'
import { findRoot, migrationsDir } from './root.ts'
import type { Workplace } from './workplace.ts'

/** Starts the web side on the port; gives the running server. */
export async function serve(workplace: Workplace, open: OpenHouse, port: number): Promise<FastifyInstance> {
  const { config } = workplace
  const app = await createWeb(open.house, {
    rateLimitPerMinute: config.rateLimitPerMinute,
    trustProxy: config.trustProxy,
    assetsDir: assetsDirOf(findRoot()),
    isReady: () => isMigrated(open.pool, migrationsDir()).catch(() => false),
  })
  try {
    await app.listen({ host: config.host, port })
  } catch (error) {
    throw refusedListening(error, config.host, port)
  }
  return app
}
