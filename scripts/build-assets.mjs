// Builds what browsers load: styles, scripts, fonts, icon. Deterministic: the same sources give the same bytes and names.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'esbuild'
import rtlcss from 'rtlcss'
import { compileAsync } from 'sass'
import subsetFont from 'subset-font'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const ui = join(root, 'src/ui')

/**
 * Writes `outDir/assets/<name>-<hash>.<ext>`, with `.br` and `.gz` beside what compresses, and
 * `outDir/assets/manifest.json`: plain names (`site.css`) to hashed ones.
 */
export async function buildAssets(outDir) {
  const [fonts, scripts, icon] = await Promise.all([
    buildFonts(),
    buildScripts(),
    readFile(join(ui, 'styles/favicon.svg')),
  ])
  const assets = new Map([...fonts, ...scripts, ['favicon.svg', icon]])
  const names = new Map([...assets].map(([name, bytes]) => [name, hashedName(name, bytes)]))
  for (const [name, bytes] of await buildStyles(names)) {
    assets.set(name, bytes)
    names.set(name, hashedName(name, bytes))
  }

  const folder = join(outDir, 'assets')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await Promise.all(
    [...assets].map(async ([name, bytes]) => {
      const path = join(folder, names.get(name))
      const written = [writeFile(path, bytes)]
      // A woff2 file is brotli inside: compressing it again makes it larger.
      if (extname(name) !== '.woff2') {
        written.push(writeFile(`${path}.br`, await brotli(bytes)), writeFile(`${path}.gz`, await gz(bytes)))
      }
      await Promise.all(written)
    }),
  )
  const manifest = Object.fromEntries([...names].sort(([a], [b]) => (a < b ? -1 : 1)))
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest
}

function hashedName(name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
  const extension = extname(name)
  return `${name.slice(0, -extension.length)}-${hash}${extension}`
}

const brotli = (bytes) =>
  promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
const gz = (bytes) => promisify(gzip)(bytes, { level: 9 })

// ---- styles

async function buildStyles(names) {
  const built = []
  for (const entry of ['site', 'staff']) {
    const { css } = await compileAsync(join(ui, `styles/${entry}.scss`), {
      style: 'compressed',
      loadPaths: [join(root, 'node_modules/govuk-frontend/dist')],
      charset: false,
      quietDeps: true,
    })
    const linked = css.replace(/asset:([\w.-]+)/g, (_, name) => {
      const hashed = names.get(name)
      if (!hashed) throw new Error(`${entry}.scss names an asset that is not built: ${name}`)
      return hashed
    })
    built.push(
      [`${entry}.css`, Buffer.from(linked)],
      [`${entry}.rtl.css`, Buffer.from(rtlcss.process(linked))],
    )
  }
  return built
}

// ---- scripts

/** Scripts of single pages, beside the capability whose pages load them. */
function pageScripts() {
  const capabilities = join(root, 'src/capabilities')
  return readdirSync(capabilities)
    .map((name) => join(capabilities, name, 'browser'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.ts'))
    .sort()
}

async function buildScripts() {
  const { outputFiles } = await build({
    entryPoints: [...['site', 'staff'].map((name) => join(ui, `browser/${name}.ts`)), ...pageScripts()],
    outdir: join(root, 'dist'),
    bundle: true,
    format: 'esm',
    target: ['es2020'],
    minify: true,
    write: false,
    legalComments: 'none',
  })
  return outputFiles.map((file) => [file.path.split(/[\\/]/).at(-1), Buffer.from(file.contents)])
}

// ---- fonts

const range = (from, to) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('')

/**
 * Three files a typeface, chosen by the browser through unicode-range: what every page needs, the long vowels of
 * te reo Māori, and the accents of other languages, which few pages need.
 */
export const alphabets = {
  basic: `${range(0x20, 0x7e)}\u00a0§©–—‘’“”•…×`,
  macrons: 'ĀĒĪŌŪāēīōū',
  accents: [...range(0xa1, 0xff)].filter((each) => !'§©×'.includes(each)).join(''),
}

const features = ['kern', 'liga', 'ccmp', 'locl', 'mark', 'mkmk', 'tnum', 'lnum']

async function buildFonts() {
  const folder = join(root, 'node_modules/@fontsource-variable')
  const faces = [
    ['public-sans', 'public-sans/files/public-sans', 'normal', { min: 400, max: 700 }],
    ['source-serif', 'source-serif-4/files/source-serif-4', 'normal', { min: 400, max: 650 }],
    ['source-serif-italic', 'source-serif-4/files/source-serif-4', 'italic', { min: 400, max: 650 }],
  ]
  const parts = [
    ['', 'latin', alphabets.basic],
    ['-macrons', 'latin-ext', alphabets.macrons],
    ['-accents', 'latin', alphabets.accents],
  ]
  return Promise.all(
    faces.flatMap(([name, path, style, wght]) =>
      parts.map(async ([suffix, subset, text]) => {
        const whole = await readFile(join(folder, `${path}-${subset}-wght-${style}.woff2`))
        const options = {
          targetFormat: 'woff2',
          variationAxes: { wght },
          keepFeatures: features,
          noHinting: true,
        }
        return [`${name}${suffix}.woff2`, await subsetFont(whole, text, options)]
      }),
    ),
  )
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const manifest = await buildAssets(join(root, 'dist'))
  process.stdout.write(`${Object.values(manifest).join('\n')}\n`)
}
