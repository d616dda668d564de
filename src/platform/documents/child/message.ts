import type { Findings } from './findings.ts'
import { Unreadable } from './findings.ts'
import { writeHtml } from './html.ts'
import { pageWriter } from './page-writer.ts'
import type { SourceFile } from './source-file.ts'

/** Messages with everything in them are rarely larger; the parser holds several copies. */
const mostBytes = 40 * 1024 * 1024

/** A message as a file: subject and words. What is attached to it is not opened; it is noted that there is something. */
export async function readMessage(file: SourceFile, found: Findings): Promise<void> {
  if (file.size > mostBytes) throw new Unreadable('too-large')
  const { simpleParser } = await import('mailparser')
  const message = await simpleParser(file.whole(), {
    skipImageLinks: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    maxHtmlLengthToParse: 1,
  })
  if (message.attachments.some((each) => !each.related)) found.note('holds-files')
  if (!message.text && message.html) return writeHtml(message.html, found)
  const pages = pageWriter(found)
  if (message.subject) pages.write(`${message.subject}\n\n`)
  for await (const text of pages.until(once(message.text ?? ''))) pages.write(text)
  await pages.end()
}

async function* once(text: string): AsyncIterable<string> {
  yield text
}
