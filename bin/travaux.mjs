#!/usr/bin/env node
// Starts the built program; in a developer's checkout it is built first when its sources changed.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const program = join(root, 'dist', 'travaux.js')

// A module's own imports run before anything here, so what may be missing is imported only once it is known to be there.
const problem = findProblem()
if (problem) {
  console.error(problem)
  process.exit(1)
}
await buildWhenStale()
// Without this, a stack would name lines of the bundle, which nobody can look up.
process.setSourceMapsEnabled(true)
await import(pathToFileURL(program).href)

function findProblem() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || major === 21 || (major === 20 && minor < 19))
    return `Travaux needs Node 20.19 or newer, or 22 or newer. This is Node ${process.versions.node}.`
  if (!existsSync(join(root, 'node_modules', 'commander')) && !existsSync(program))
    return `The packages are not installed yet. Run "npm ci" in ${root} first.`
  return undefined
}

async function buildWhenStale() {
  const hasBuilder =
    existsSync(join(root, 'node_modules', 'esbuild')) && existsSync(join(root, 'scripts', 'build.mjs'))
  if (!hasBuilder) {
    if (existsSync(program)) return
    console.error(
      'There is no built program in dist/, and the packages that build it are not installed. Run "npm ci".',
    )
    process.exit(1)
  }
  const { buildIfStale, isBuilt } = await import(new URL('../scripts/build.mjs', import.meta.url).href)
  try {
    await buildIfStale()
  } catch (error) {
    // Someone who may only read the checkout can still run what was built in it.
    if (['EACCES', 'EROFS', 'EPERM'].includes(error.code) && isBuilt()) return
    if (['EACCES', 'EROFS', 'EPERM'].includes(error.code)) {
      console.error(`Travaux is built at its first start, and ${root} cannot be written to by this account.`)
      console.error('Run "npm run build" once as the owner of the folder, or make a copy of your own.')
      process.exit(1)
    }
    console.error(`The program could not be built.\n${error.message}`)
    process.exit(1)
  }
}
