/** Whether the convention is still to be negotiated or has been adopted. People speak of it differently. */
export type Era = 'beforehand' | 'adopted'

/** A sentence for any time, or for one era only. */
export type Said = string | { era: Era; sentence: string }

/** Marks a sentence that only makes sense while there is no agreed text. */
export const beforehand = (sentence: string): Said => ({ era: 'beforehand', sentence })

/** Marks a sentence that speaks of the adopted text, or of signing it. */
export const adopted = (sentence: string): Said => ({ era: 'adopted', sentence })

/** The sentences that somebody could have written in this era. */
export function saidIn(era: Era, sentences: readonly Said[]): string[] {
  return sentences.flatMap((said) =>
    typeof said === 'string' ? said : said.era === era ? said.sentence : [],
  )
}
