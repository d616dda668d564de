import { existsSync, readFileSync, statSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import { ledger } from '../../capabilities/ledger/capability.ts'
import {
  type CheckFinding,
  type CheckReport,
  checkWithFiles,
  findingsInOrder,
  nodeTools,
  readFromFolder,
  readFromWeb,
} from '../../capabilities/ledger/index.ts'
import { languages } from '../../platform/translation/languages.ts'
import type { MessageKey } from '../../platform/translation/messages.ts'
import { createTranslator } from '../../platform/translation/words.ts'
import { Refused } from './refused.ts'

interface Options {
  readonly log?: string
  readonly key?: string
  readonly proof?: string
  readonly since?: string
  readonly witness?: string[]
  readonly all?: boolean
  readonly json?: boolean
}

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('Check a receipt, or a whole log, with the published files alone. Needs no database.')
    .argument('[receipt]', 'the file with the receipt; without one only the log is checked')
    .option(
      '--log <address>',
      'where the log is published, or a folder with its files (default: where the receipt says)',
    )
    .option('--key <key>', 'the log’s key as you have it from elsewhere: a file, or a verifier key', readKey)
    .option(
      '--proof <file>',
      'the proof you downloaded: with it and --key, nothing of the log is needed',
      readText,
    )
    .option('--since <file>', 'an older checkpoint, which the log must still contain', readText)
    .option('--witness <key...>', 'verifier keys of witnesses you trust')
    .option('--all', 'compute the whole log anew from every entry')
    .option('--json', 'print what was found as one JSON object')
    .addHelpText(
      'after',
      '\nEnds with 0 when everything that could be checked is right, and with 1 otherwise.',
    )
    .action(async (path: string | undefined, options: Options) => {
      const receipt = path === undefined ? undefined : readText(path)
      const offline = options.proof !== undefined && options.key !== undefined && !options.log
      const address = options.log ?? logOf(receipt)
      if (address === undefined && !offline)
        throw new Refused('Say where the log is: --log, with its address or a folder with its files.')
      const { key, since, all, witness, proof } = options
      const report = await checkOrRefuse(
        { receipt, key, proof, since, all, witnesses: witness },
        offline ? undefined : address,
      )
      process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : inWords(report))
      if (!report.right) process.exitCode = 1
    })
}

async function checkOrRefuse(question: Parameters<typeof checkWithFiles>[0], address: string | undefined) {
  if (address === undefined) return checkWithFiles(question, async () => undefined, nodeTools)
  const isWeb = /^https?:\/\//.test(address)
  if (!isWeb && !statSync(address, { throwIfNoEntry: false })?.isDirectory())
    throw new Refused(`${address} is neither an address (https://…) nor a folder.`)
  try {
    return await checkWithFiles(question, isWeb ? readFromWeb(address) : readFromFolder(address), nodeTools)
  } catch (error) {
    const { message, cause } = error as Error & { cause?: Error }
    throw new Refused(`The log could not be read: ${cause?.message || message}`, { cause: error })
  }
}

/** The log's address, as the receipt names it. That it is the right one is checked with the rest. */
function logOf(receipt: string | undefined): string | undefined {
  try {
    const { issuer } = JSON.parse(receipt ?? '').statement
    return /^https?:\/\//.test(issuer) ? `${issuer}/log` : undefined
  } catch {
    return undefined
  }
}

const marks = {
  right: '  right    ',
  wrong: '  WRONG    ',
  unknown: '  not checked  ',
  told: '  note     ',
} as const

function inWords({ said, findings, right }: CheckReport): string {
  const words = createTranslator([ledger.messages], languages).in('en')
  const say = (key: string, detail: Record<string, string> = {}) => words.named(key as MessageKey, detail)
  const about = said
    ? [
        `${say(`ledger.verify.kind.${said.kind}`)}: ${said.reference}, ${said.consultation}, ${said.version}, ${said.receivedAt}`,
        '',
      ]
    : []
  const lines = findingsInOrder(findings).map(
    (finding) => `${marks[finding.outcome].padEnd(15)}${sentence(finding, say)}`,
  )
  return `${[...about, ...lines, '', say(right ? 'ledger.verify.right' : 'ledger.verify.not-right')].join('\n')}\n`
}

function sentence(
  { code, detail }: CheckFinding,
  say: (key: string, detail?: Record<string, string>) => string,
): string {
  const known =
    detail.reason !== undefined && /^(blank|test|repeat|not-a-submission|import-undone)$/.test(detail.reason)
  return say(
    `ledger.check.${code}`,
    known ? { ...detail, reason: say(`ledger.check.reason.${detail.reason}`) } : { ...detail },
  )
}

/** The text of a file, or of what is piped in. */
export function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8')
  } catch (error) {
    throw new InvalidArgumentError(`It cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
}

const readKey = (value: string): string => (existsSync(value) ? readText(value) : value)
