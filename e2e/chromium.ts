import { spawnSync } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** A browser that can be started, and what its process needs beside the usual. */
interface Found {
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
}

const flags = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
]

/** Starts a browser: the one named by CHROME_PATH, else the system's, else the one that npm brought. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findBrowser()
  return chromium.launch({
    executablePath,
    args: flags,
    env: { ...process.env, ...env } as Record<string, string>,
  })
}

async function findBrowser(): Promise<Found> {
  const named = process.env.CHROME_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names ${named}, which does not exist`)
    return { executablePath: named, env: {} }
  }
  const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))
  return installed ? { executablePath: installed, env: {} } : unpackBrowser()
}

/** Unpacks the browser from npm once per version and person, and gives it the libraries the system lacks. */
async function unpackBrowser(): Promise<Found> {
  const manifest = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const version = manifestVersion(manifest)
  const home = join(cacheFolder(), `chromium-${version}`)
  if (!existsSync(join(home, 'chromium'))) await unpackInto(home)
  const env: Record<string, string> = { FONTCONFIG_FILE: writeFontSettings(home) }
  const linked = spawnSync('ldd', [join(home, 'chromium')], { encoding: 'utf8' })
  if (linked.status !== 0 || linked.stdout.includes('not found'))
    env.LD_LIBRARY_PATH = [join(home, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return { executablePath: join(home, 'chromium'), env }
}

/**
 * The package's own font settings look only in the system's temporary folder, and a browser that finds no font at
 * all crashes at the first text field. Ours name the fonts that came with it, and the system's for other scripts.
 */
function writeFontSettings(home: string): string {
  const path = join(home, 'fonts.conf')
  const escaped = home.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  writeFileSync(
    path,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escaped}/fonts/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${escaped}/fonts-cache</cachedir>
</fontconfig>
`,
  )
  return path
}

/**
 * The package unpacks into the temporary folder it is told of and takes whatever lies there for complete. So it
 * is given a fresh one, which gets its lasting name only when all is there: an interrupted or a second run at the
 * same time leaves no half browser.
 */
async function unpackInto(home: string): Promise<void> {
  mkdirSync(dirname(home), { recursive: true, mode: 0o700 })
  const fresh = mkdtempSync(`${home}-`)
  const before = { TMPDIR: process.env.TMPDIR, AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV }
  process.env.TMPDIR = fresh
  // The one switch by which the package also unpacks the system libraries it carries.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x'
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    await packed.executablePath()
  } finally {
    for (const [name, value] of Object.entries(before))
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
  }
  try {
    renameSync(fresh, home)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(join(home, 'chromium'))) throw error
  }
}

function manifestVersion(entry: string): string {
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'package.json')
    if (!existsSync(path)) continue
    const { name, version } = createRequire(import.meta.url)(path) as { name?: string; version?: string }
    if (name === '@sparticuz/chromium' && version) return version
  }
  throw new Error('the browser package has no version: run npm ci')
}

/** In the checkout where it can be written, so that it is found again; else in a folder of this person's own. */
function cacheFolder(): string {
  const user = process.getuid?.() ?? 0
  const own = join(import.meta.dirname, '..', 'node_modules', '.cache')
  try {
    mkdirSync(own, { recursive: true })
    accessSync(own, constants.W_OK)
    return own
  } catch {
    const shared = join(tmpdir(), `travaux-browser-${user}`)
    mkdirSync(shared, { recursive: true, mode: 0o700 })
    if (statSync(shared).uid !== user)
      throw new Error(`${shared} belongs to somebody else: remove it, or set TMPDIR`)
    return shared
  }
}
