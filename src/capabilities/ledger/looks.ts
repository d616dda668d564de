/**
 * The end of the name of what was only looked at. An export is more than a look: it takes data out of the house. So
 * `….exported` is a deed, and stays in the trail when looks are left out.
 */
export const lookEnding = '.viewed'

/**
 * True for an entry that the server writes as something is asked for, before it is shown: each look, and an export,
 * which changes nothing here and so has no transaction of its own. All other deeds record themselves in theirs.
 */
export const isRecordedWhenAsked = (action: string): boolean =>
  action.endsWith(lookEnding) || action.endsWith('.exported')
