import { startEmbedded } from '../index.ts'

// A process that keeps an embedded server until it is told to end: `node --import tsx keep-embedded.ts DATA_DIR [own|join]`.
// It prints one line of JSON when it is ready, or when it was refused.
const [dataDir = '', sharing = 'own'] = process.argv.slice(2)
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const say = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`)

try {
  const { connection, joined, stop } = await startEmbedded({
    dataDir,
    sharing: sharing === 'join' ? 'join' : 'own',
    application: 'travaux test',
    log: silent,
  })
  const open = setInterval(() => undefined, 60_000)
  process.once('SIGTERM', async () => {
    clearInterval(open)
    await stop()
  })
  say({ ready: true, connection, joined })
} catch (error) {
  say({ ready: false, message: error instanceof Error ? error.message : String(error) })
  process.exitCode = 1
}
