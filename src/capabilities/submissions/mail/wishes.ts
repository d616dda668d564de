import type { Wish } from './messages.ts'

/** Where a mail program puts the message that is answered below, without marking its lines. */
const answeredBelow =
  /^[ \t]{0,80}(-{2,80}[ \t]{0,80}(original message|forwarded message)|_{10,200}[ \t]{0,80}$)/im
/** The line before a quote, and the head of one. */
const quoteIntroduction = /^(on .{4,120} wrote:|le .{4,120} a écrit\s*:)\s*$/i
const quoteHead = /^(from|sent|date|to|cc|subject):\s/i

/** The words of a message without those it answers, wherever they stand. */
export function ownWordsOf(text: string): string {
  const cut = text.search(answeredBelow)
  const lines = (cut > 0 ? text.slice(0, cut) : text).split('\n')
  return lines
    .filter(
      (line, i) =>
        !line.startsWith('>') &&
        !quoteIntroduction.test(line.trim()) &&
        // A head has several of its lines together; one of them alone is somebody's own words.
        !(quoteHead.test(line) && (quoteHead.test(lines[i + 1] ?? '') || quoteHead.test(lines[i - 1] ?? ''))),
    )
    .join('\n')
    .trim()
}

const withdrawal =
  /\b(withdraw(n|ing|al|s)?|retract(ed|ing)?|take (it |them |(my|our) \w+ )?back|(do not|don.t|no longer|not) (count|use|publish|include|consider)|(delete|remove|cancel|disregard|ignore|scrap|erase|drop|discard) (my|our|the|this|it|what|that)\b|changed (my|our) mind|tango(hia)? (atu|mai)|unukia)/i

/** Words that ask for nothing, in all. */
const nothing =
  /^((many |kind )?thank(s| you)( (very|so) much)?( (for|again)[^.!?\n]{0,60})?|ta|cheers|ok(ay)?|(well )?received|got it|noted|great|kia ora( koutou)?|t[eē]n[aā] ko[eu]\w*|ng[aā] mihi( nui)?|all good|no worries|(best|kind|warm)? ?regards|yours (sincerely|faithfully)|sent from my \w+)$/i

/**
 * What a message about a submission seems to ask for. Only a person acts on it, and being wrong costs them a look: so there is
 * a wish unless every sentence of it plainly asks for nothing.
 */
export function wishOf(subject: string, text: string, hasFiles: boolean): Wish | undefined {
  const own = ownWordsOf(text)
  // The subject of an answer to us holds our own words.
  const title = /^(re|aw|sv|antw)\s*:/i.test(subject) ? '' : subject
  if (withdrawal.test(own) || withdrawal.test(title)) return 'withdrawal'
  if (hasFiles || own === '') return own === '' && !hasFiles ? undefined : 'correction'
  const sentences = own.split(/[\n.!,;]+/).map((each) => each.trim())
  const says = sentences.filter((each) => each !== '' && !nothing.test(each))
  // A name under it says nothing either.
  return says.length === 0 || (says.length === 1 && isName(says[0] ?? '') && sentences.length > 1)
    ? undefined
    : 'correction'
}

const isName = (text: string): boolean => /^\p{Lu}[\p{L}'-]+( \p{Lu}[\p{L}'-]+){0,3}$/u.test(text)
