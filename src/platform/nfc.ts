/** UAX #15, section 13: no real script stacks more marks on one letter; longer runs cost time with their square. */
const longestRunOfMarks = 30

const longRuns = new RegExp(`\\p{M}{${longestRunOfMarks}}`, 'gu')
const graphemeJoiner = '\u034f'

/**
 * Normalises text to NFC in time that grows with its length. Runs of more than thirty combining marks are parted by
 * U+034F, which is not seen (Unicode Standard Annex #15, Stream-Safe Text Process); nothing is taken away.
 */
export const toNfc = (text: string): string =>
  text.replace(longRuns, (run) => run + graphemeJoiner).normalize('NFC')
