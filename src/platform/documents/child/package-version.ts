import { readFileSync } from 'node:fs'

/** The version of an installed package, whose entry lies one folder below its manifest. */
export function packageVersion(name: string): string {
  const manifest = new URL('../package.json', import.meta.resolve(name))
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return `${name} ${version}`
}
