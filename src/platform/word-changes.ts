/** A run of text that stands in both texts, only in the old one, or only in the new one. */
export interface TextRun {
  readonly kind: 'same' | 'out' | 'in'
  readonly text: string
}

/** Above this many pairs of words the middle is shown as one change: a page must not take seconds to compare. */
const mostPairs = 4_000_000

/**
 * What changed from one text to the other, word by word: the runs of both in order, so that leaving out the `in` runs
 * gives the old text and leaving out the `out` runs the new one.
 */
export function wordChanges(before: string, after: string): TextRun[] {
  const old = wordsOf(before)
  const young = wordsOf(after)
  let start = 0
  while (start < old.length && start < young.length && old[start] === young[start]) start++
  let end = 0
  while (
    end < old.length - start &&
    end < young.length - start &&
    old[old.length - 1 - end] === young[young.length - 1 - end]
  )
    end++
  const runs: { kind: TextRun['kind']; text: string }[] = []
  const add = (kind: TextRun['kind'], words: readonly string[]) => {
    if (words.length === 0) return
    const last = runs.at(-1)
    if (last?.kind === kind) last.text += words.join('')
    else runs.push({ kind, text: words.join('') })
  }
  add('same', old.slice(0, start))
  compare(old.slice(start, old.length - end), young.slice(start, young.length - end), add)
  add('same', old.slice(old.length - end))
  return runs
}

/** Words with the blanks behind them, so that nothing of the text is lost. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? []

/** The longest common subsequence, told run by run. */
function compare(
  old: readonly string[],
  young: readonly string[],
  add: (kind: TextRun['kind'], words: readonly string[]) => void,
): void {
  const width = young.length + 1
  if (old.length * young.length > mostPairs) {
    add('out', old)
    add('in', young)
    return
  }
  // lengths[i * width + j]: of the longest sequence common to old from i and young from j.
  const lengths = new Uint32Array((old.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = young.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        old[i] === young[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  let i = 0
  let j = 0
  while (i < old.length || j < young.length) {
    if (i < old.length && j < young.length && old[i] === young[j]) {
      add('same', [old[i++] as string])
      j++
    } else if (i < old.length && (j === young.length || at(i + 1, j) >= at(i, j + 1)))
      add('out', [old[i++] as string])
    else add('in', [young[j++] as string])
  }
}
