import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { cleanFileName, tellApart } from '../../../platform/files/file-name.ts'
import type { House } from '../../../platform/house.ts'
import {
  type MessageFile,
  type ParsedMessage,
  parseMessage,
} from '../../../platform/mail/inbound/parse-message.ts'
import { isTnef, unpackTnef } from '../../../platform/mail/inbound/tnef.ts'
import type { ArrivingFile } from '../attachments/attachment.ts'
import { isSignature, isSmallPicture } from './program-parts.ts'

export interface OpenedMessage {
  readonly message: ParsedMessage
  /** Stored, in the order in which they stand in the message. */
  readonly files: readonly ArrivingFile[]
  /** True where the message holds more words or files than were taken out of it. */
  readonly isCut: boolean
}

/** Of one file in a message; the message as a whole is bounded already. */
const largestFile = 64 * 1024 * 1024
/** More than any honest message holds; what goes beyond it is still in the raw message. */
const mostFiles = 200
/** Messages within messages within messages. */
const deepest = 3

/**
 * Takes a stored message apart and stores the files in it: those attached, those packed into a winmail.dat, and those of
 * messages that were passed on. A file that is stored and then named by no row is harmless.
 */
export async function openMessage(house: Pick<House, 'files'>, rawSha256: string): Promise<OpenedMessage> {
  const files: ArrivingFile[] = []
  const message = await takeApart(house, rawSha256, files, 1)
  return { message, files, isCut: message.isCut || files.length >= mostFiles }
}

/** Only at its end is it known which of its pictures its text shows. */
async function takeApart(
  house: Pick<House, 'files'>,
  rawSha256: string,
  files: ArrivingFile[],
  depth: number,
): Promise<ParsedMessage> {
  const pictures: { readonly at: number; readonly contentId: string }[] = []
  const message = await parseMessage(await house.files.open(rawSha256), async (file) => {
    const at = files.length
    const kept = await keep(house, file, files, depth)
    if (kept && file.contentId && isSmallPicture(file, kept)) pictures.push({ at, contentId: file.contentId })
  })
  for (const { at, contentId } of pictures) {
    const file = files[at]
    if (file && message.shownIds.includes(contentId)) files[at] = { ...file, origin: 'message-picture' }
  }
  return message
}

async function keep(
  house: Pick<House, 'files'>,
  file: MessageFile,
  files: ArrivingFile[],
  depth: number,
): Promise<ArrivingFile | undefined> {
  if (files.length >= mostFiles) return undefined
  const stored = await house.files.put(file.content, largestFile)
  if (!stored.ok || stored.bytes === 0) return undefined
  const kept: ArrivingFile = {
    name: nameFor(file, files),
    declaredType: file.type,
    sha256: stored.sha256,
    bytes: stored.bytes,
    origin: isSignature(file, stored) ? 'message-signature' : 'message',
  }
  const at = files.push(kept) - 1
  if (isTnef(stored.head)) await unpack(house, stored.sha256, files)
  if (file.type === 'message/rfc822' && depth < deepest) await openWithin(house, stored.sha256, files, depth)
  return files[at]
}

async function unpack(house: Pick<House, 'files'>, sha256: string, files: ArrivingFile[]): Promise<void> {
  for (const { name, content } of unpackTnef(await bytesOf(house, sha256))) {
    if (files.length >= mostFiles || content.length === 0) continue
    const stored = await house.files.put(Readable.from(content), largestFile)
    if (stored.ok)
      files.push({
        name: tellApart(
          cleanFileName(name),
          files.map((each) => each.name),
        ),
        sha256: stored.sha256,
        bytes: stored.bytes,
        origin: 'message',
      })
  }
}

/** What was attached to a message that was passed on. Its words are read with its file. */
async function openWithin(
  house: Pick<House, 'files'>,
  sha256: string,
  files: ArrivingFile[],
  depth: number,
): Promise<void> {
  try {
    await takeApart(house, sha256, files, depth + 1)
  } catch {
    // The passed-on message is kept as a file all the same, and its reading will say what is wrong with it.
  }
}

async function bytesOf(house: Pick<House, 'files'>, sha256: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  await pipeline(await house.files.open(sha256), async (source) => {
    for await (const chunk of source) chunks.push(chunk as Buffer)
  })
  return Buffer.concat(chunks)
}

const extensions: Readonly<Record<string, string>> = {
  'message/rfc822': 'message.eml',
  'text/calendar': 'invitation.ics',
  'text/plain': 'text.txt',
  'text/html': 'text.html',
  'application/pdf': 'document.pdf',
  'image/jpeg': 'image.jpg',
  'image/png': 'image.png',
  'application/pkcs7-signature': 'smime.p7s',
  'application/pgp-signature': 'signature.asc',
}

const nameFor = (file: MessageFile, files: readonly ArrivingFile[]): string =>
  tellApart(
    cleanFileName(file.name ?? extensions[file.type] ?? 'file'),
    files.map(({ name }) => name),
  )
