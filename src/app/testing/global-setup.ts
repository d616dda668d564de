import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openPool } from '../../platform/database/database.ts'
import { startEmbedded } from '../../platform/database/embedded/index.ts'
import { migrate } from '../../platform/database/migrate.ts'
import { createLog } from '../../platform/log.ts'

export interface TestServer {
  readonly host?: string
  readonly port?: number
  readonly user?: string
  readonly connectionString?: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    server: TestServer
    template: string
    /** The bundle of the process that reads documents. */
    readerProgram: string
  }
}

/** One real PostgreSQL for the run, with a migrated template that each test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildAssetsOnce()
  const programs = await buildReader(project)
  const given = process.env.TEST_DATABASE_URL
  const folder = mkdtempSync(join(tmpdir(), 'travaux-test-'))
  const embedded = given ? undefined : await startEmbedded({ dataDir: folder, log: createLog('warn') })
  const server: TestServer = given ? { connectionString: given } : { ...embedded?.connection }
  const template = `travaux_template_${process.pid}`
  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(`create database ${template}`)
  await admin.end()
  const pool = openPool(onDatabase(server, template))
  await migrate(pool, resolve('migrations'))
  await pool.end()
  project.provide('server', server)
  project.provide('template', template)
  return async () => {
    if (given) {
      const last = new pg.Client(server)
      await last.connect()
      await last.query(`drop database if exists ${template} with (force)`)
      await last.end()
    }
    await embedded?.stop()
    rmSync(folder, { recursive: true, force: true })
    rmSync(programs, { recursive: true, force: true })
  }
}

/** The same server, another database. */
export function onDatabase(server: TestServer, database: string) {
  if (!server.connectionString) return { ...server, database }
  const url = new URL(server.connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.toString() }
}

/** Inside the checkout, where its packages are found, and apart from what people may be running. */
async function buildReader(project: TestProject): Promise<string> {
  const folder = resolve(`dist.test-reader-${process.pid}`)
  const program = join(folder, 'document-reader.js')
  mkdirSync(folder, { recursive: true })
  const { buildProgram } = await import(pathToFileURL(resolve('scripts/build.mjs')).href)
  await buildProgram(program, 'src/platform/documents/child/main.ts')
  project.provide('readerProgram', program)
  return folder
}

async function buildAssetsOnce(): Promise<void> {
  if (existsSync(resolve('dist/assets/manifest.json'))) return
  const { buildAssets } = await import(pathToFileURL(resolve('scripts/build-assets.mjs')).href)
  await buildAssets(resolve('dist'))
}
