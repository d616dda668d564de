/** The built-in formats of spreadsheets that show dates or times, and any of one's own with letters for them. */
export function isDateFormat(number: number, code: string | undefined): boolean {
  if (code === undefined) return (number >= 14 && number <= 22) || (number >= 45 && number <= 47)
  const letters = code.replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]/gi, '')
  return /[dmyhs]/i.test(letters) && !/general/i.test(letters)
}

/** A count of days from the last of 1899, as `2026-11-24` or `2026-11-24 09:30`; undefined when it is no day of ours. */
export function serialDate(days: number): string | undefined {
  if (!Number.isFinite(days) || days < 0 || days > 2_958_465) return undefined
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1_000).toISOString()
  const time = at.slice(11, 16)
  if (days < 1) return time
  return Number.isInteger(days) ? at.slice(0, 10) : `${at.slice(0, 10)} ${time}`
}
