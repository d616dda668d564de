import type { Wish } from './messages.ts'

// What people write above what they answer: their own words are before it.
const quotedFrom =
  /^(>|\s*-{2,}\s*(original message|forwarded message)|on .{4,120} wrote:|from: .+@|_{10,}\s*$)/im

/** The words of a message without the one it answers. */
export function ownWordsOf(text: string): string {
  const at = text.search(quotedFrom)
  return (at === -1 ? text : text.slice(0, at)).trim()
}

const withdrawal =
  /\b(withdraw(n|ing|al)?|retract(ed|ing)?|take (it |my \w+ )?back|(delete|remove|cancel|disregard) (my|our|the|this) (\w+ )?(submission|response|feedback|comments?|message))\b/i

const correction =
  /\b(correct(ed|ion|ions|ing)?|amend(ed|ment|ing)?|(new|updated|revised|final|replacement) version|replac(e|es|ing)|instead of (my|our|the)|supersed(e|es|ing)|forgot|left out|should (read|say)|add(ing)? to (my|our)|typo|mistake|error in (my|our))\b/i

/** Longer messages about a submission say something new, in whatever words. */
const saysSomethingNew = 240

/**
 * What a message about a submission seems to ask for. Only a person acts on it; being wrong costs them a look, so that in
 * doubt there is a wish.
 */
export function wishOf(subject: string, text: string, hasFiles: boolean): Wish | undefined {
  const own = ownWordsOf(text)
  const said = `${subject.replace(/^((re|fwd?|aw|sv):\s*)+/i, '')}\n${own}`
  // The subject of an answer to us holds our own words.
  if (withdrawal.test(own) || (withdrawal.test(said) && !/was withdrawn/i.test(subject))) return 'withdrawal'
  if (hasFiles || correction.test(own) || own.length > saysSomethingNew) return 'correction'
  return undefined
}
