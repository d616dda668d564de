import { sha256 } from '../../platform/ids.ts'
import { type Notice, type NoticeElement, noticeElements } from './edition.ts'
import en from './messages/en.json' with { type: 'json' }

/** Elements the notice says nothing about, in order. */
export const missingElements = (notice: Notice): readonly NoticeElement[] =>
  noticeElements.filter((element) => !notice.elements[element]?.trim())

/**
 * The exact notice as it is kept for the record: each element under its heading, in English whatever the language
 * of the page, so that one notice has one hash. What it leaves out is said too.
 */
export function noticeText(notice: Notice): string {
  return noticeElements
    .map((element) => {
      const heading = en[`consultations.notice.element.${element}`]
      const body = notice.elements[element]?.trim() || en['consultations.notice.missing']
      return `## ${element}. ${heading}\n\n${body}\n`
    })
    .join('\n')
}

/** Names the notice: SHA-256 of its text, hex. */
export const noticeHash = (notice: Notice): string => sha256(noticeText(notice))
