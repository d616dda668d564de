import { same, textOfBytes } from './bytes.ts'
import { findEntry } from './find-entry.ts'
import { isSignedByOne, type Keys, readKeys, readTrustedKey } from './keys.ts'
import {
  type CheckpointNote,
  cosignedAt,
  ed25519,
  isSignedBy,
  readCheckpoint,
  readVerifierKey,
} from './note.ts'
import { checkProof } from './proof.ts'
import { checkSignature, type Receipt, readReceipt } from './receipt.ts'
import { checkCounted } from './register.ts'
import { checkStatements, readStatements } from './statements.ts'
import { Broken, type Finding, found, type ReadFile, type Tools } from './tools.ts'
import { openTree, rootAt, type Tree } from './tree.ts'
import { checkWholeLog } from './whole-log.ts'

export interface Question {
  /** The receipt as it was downloaded; without one only the log is checked. */
  readonly receipt?: string | undefined
  /** A key the person has from elsewhere, as a verifier key or as PEM. */
  readonly key?: string | undefined
  /** A downloaded proof of the receipt's entry, with which no file of the log is needed but its keys. */
  readonly proof?: string | undefined
  /** An older checkpoint, which the log must still contain. */
  readonly since?: string | undefined
  /** Compute the whole tree anew from every entry. */
  readonly all?: boolean | undefined
  /** Verifier keys of witnesses one trusts; without them those that the log names. */
  readonly witnesses?: readonly string[] | undefined
  readonly progress?: (entries: number) => void
  /** The present; the clock's when left out. */
  readonly now?: Date
}

/** What a receipt says, once it could be read. */
export interface Said {
  readonly kind: Receipt['statement']['kind']
  readonly reference: string
  readonly consultation: string
  readonly version: number
  readonly receivedAt: string
  /** The number of its entry, from 1, once it was found. */
  readonly entry: number | undefined
}

export interface Report {
  readonly said: Said | undefined
  readonly findings: readonly Finding[]
  /** True when nothing that could be checked was wrong. */
  readonly right: boolean
}

/**
 * Checks a receipt against the published files of a log, and the log itself. Goes on as far as it can, so that a person
 * learns everything that is wrong.
 */
export async function check(question: Question, read: ReadFile, tools: Tools): Promise<Report> {
  const findings: Finding[] = []
  /** One line of checking: what breaks it is a finding too. */
  const step = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      if (
        !findings.some(({ code, detail }) => code === error.finding.code && sameDetail(detail, error.finding))
      )
        findings.push(error.finding)
      return undefined
    }
  }
  const receipt = question.receipt === undefined ? undefined : readReceipt(question.receipt)
  if (question.receipt !== undefined && !receipt) findings.push(found('wrong', 'receipt.unreadable'))

  const keys = await step(() => findKeys(question, read, tools, findings))
  const signature = receipt && keys && (await checkSignature(receipt, keys, tools))
  if (receipt && keys && signature) {
    findings.push(signature)
    if (keys.origins.length > 0 && !keys.origins.includes(receipt.statement.log))
      findings.push(found('wrong', 'receipt.other-log', { log: receipt.statement.log }))
  }
  const { proof } = question
  if (proof !== undefined) {
    const entry = receipt && keys && (await step(() => checkProof(proof, receipt, keys, tools, findings)))
    return reportOf(receipt, entry, findings)
  }
  const checkpoint = await step(() => findCheckpoint(question, keys, read, tools, findings))
  const tree = checkpoint && (await step(() => openTree(checkpoint, read, tools)))
  // Patience is for what the log signed itself: whoever forges a receipt can write any time into it.
  const isFresh = receipt !== undefined && wasJustGiven(receipt, question.now ?? new Date())
  const isOurs = signature?.outcome === 'right' ? true : signature?.outcome === 'unknown' ? undefined : false
  const place =
    receipt &&
    tree &&
    (await step(() => findPlace(receipt, { isFresh, isOurs }, tree, read, tools, findings)))
  const statements = question.all && tree ? await step(() => readStatements(read)) : undefined
  if (receipt && tree && place !== undefined)
    await step(async () => {
      const number = await registerNumber(receipt, place, tree, read, tools)
      const { consultation, kind } = receipt.statement
      findings.push(
        await checkCounted(
          {
            number,
            consultation,
            withdrawn: kind === 'withdrawn',
            isFresh: isFresh && isOurs === true,
            statements,
          },
          tree,
          read,
          tools,
        ),
      )
    })
  const { since } = question
  if (since !== undefined && tree && keys)
    await step(async () => {
      findings.push(await checkHistory(since, keys, tree, tools))
    })
  if (question.all && tree) {
    await step(async () => {
      await checkWholeLog(tree, tools, question.progress)
      findings.push(found('right', 'log.whole', { size: tree.size }))
    })
    if (statements)
      await step(async () => {
        await checkStatements(statements, tree, tools)
        findings.push(found('right', 'statements.right', { count: statements.length }))
      })
  }
  return reportOf(receipt, place, findings)
}

const reportOf = (
  receipt: Receipt | undefined,
  entry: number | undefined,
  findings: readonly Finding[],
): Report => ({
  said: receipt && { ...receipt.statement, entry },
  findings,
  right: findings.every(({ outcome }) => outcome !== 'wrong'),
})

const sameDetail = (detail: Finding['detail'], other: Finding): boolean =>
  JSON.stringify(detail) === JSON.stringify(other.detail)

async function findKeys(
  question: Question,
  read: ReadFile,
  tools: Tools,
  findings: Finding[],
): Promise<Keys> {
  const trusted = question.key === undefined ? undefined : readTrustedKey(question.key, tools)
  if (question.key !== undefined && !trusted) throw new Broken('keys.given-unreadable')
  const { keys, finding } = await readKeys(read, tools, trusted)
  findings.push(finding)
  return keys
}

async function findCheckpoint(
  question: Question,
  keys: Keys | undefined,
  read: ReadFile,
  tools: Tools,
  findings: Finding[],
): Promise<CheckpointNote> {
  const file = await read('checkpoint')
  if (!file) throw new Broken('checkpoint.missing')
  const note = readCheckpoint(textOfBytes(file) ?? '')
  if (!note) throw new Broken('checkpoint.unreadable')
  if (!keys) throw new Broken('checkpoint.no-key')
  if (keys.origins[0] !== undefined && keys.origins[0] !== note.origin)
    throw new Broken('checkpoint.other-log', { log: note.origin })
  const newest = keys.chain.at(-1) as Keys['chain'][number]
  const signed = await isSignedBy(
    note,
    { name: note.origin, type: ed25519, publicKey: newest.publicKey },
    tools,
  )
  if (signed === undefined) findings.push(found('unknown', 'checkpoint.not-here', { size: note.size }))
  else if (signed !== true) throw new Broken('checkpoint.forged')
  else findings.push(found('right', 'checkpoint.signed', { size: note.size }))
  for (const text of question.witnesses ?? keys.witnesses) {
    const witness = readVerifierKey(text, tools)
    const time = witness && (await cosignedAt(note, witness, tools))
    if (witness && time !== undefined)
      findings.push(
        found('right', 'checkpoint.witnessed', {
          name: witness.name,
          at: new Date(time * 1000).toISOString(),
        }),
      )
    else if (question.witnesses)
      findings.push(found('unknown', 'checkpoint.not-witnessed', { name: text.split('+')[0] ?? '' }))
  }
  return note
}

/** Entries and numbers of the register are given out some seconds after a receipt. */
const patienceMs = 2 * 60_000

const wasJustGiven = ({ statement }: Receipt, now: Date): boolean =>
  Math.abs(now.getTime() - Date.parse(statement.receivedAt)) < patienceMs

/**
 * @param isOurs whether the log signed the receipt; undefined where that could not be checked. Of one that it did not sign
 * nothing is said when it has no entry: it was never promised one.
 */
async function findPlace(
  receipt: Receipt,
  { isFresh, isOurs }: { isFresh: boolean; isOurs: boolean | undefined },
  tree: Tree,
  read: ReadFile,
  tools: Tools,
  findings: Finding[],
): Promise<number | undefined> {
  const number = await findEntry(tools.sha256(receipt.preimage), receipt.entry, tree, read, tools)
  if (number === undefined && isOurs === false) return undefined
  if (number === undefined && isFresh) {
    findings.push(found('unknown', isOurs ? 'place.soon' : 'place.unclear'))
    return undefined
  }
  if (number === undefined) throw new Broken('place.missing', { size: tree.size })
  findings.push(found('right', 'place.included', { number, size: tree.size }))
  return number
}

/** The register lists a submission under the entry of its first version, which later receipts name. */
async function registerNumber(
  { statement }: Receipt,
  place: number,
  tree: Tree,
  read: ReadFile,
  tools: Tools,
): Promise<number> {
  if (statement.kind === 'received') return place
  if (statement.first === undefined) throw new Broken('count.first-missing')
  const first = Uint8Array.from(statement.first.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  const number = await findEntry(first, undefined, tree, read, tools)
  if (number === undefined) throw new Broken('count.first-missing')
  return number
}

/** Whether the log is still the one of an older checkpoint, with more at its end. */
async function checkHistory(text: string, keys: Keys, tree: Tree, tools: Tools): Promise<Finding> {
  const older = readCheckpoint(text)
  if (!older) throw new Broken('history.unreadable')
  if (keys.origins.length > 0 && !keys.origins.includes(older.origin))
    throw new Broken('history.other-log', { log: older.origin })
  const signed = await isSignedByOne(older, keys, tools)
  if (signed === false) throw new Broken('history.forged')
  if (older.size > tree.size) throw new Broken('history.shorter', { before: older.size, size: tree.size })
  if (!same(await rootAt(tree, older.size, tools), older.root))
    throw new Broken('history.rewritten', { before: older.size, size: tree.size })
  return found(signed === undefined ? 'unknown' : 'right', 'history.extends', {
    before: older.size,
    size: tree.size,
  })
}
