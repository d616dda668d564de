/** "17:00", "5 pm", "5.30pm", "9am", "noon", "midnight" as `17:00`; undefined for what is no time of day. */
export function readTimeOfDay(typed: string): string | undefined {
  const text = typed.trim().toLowerCase().replace(/\./g, ':')
  if (text === 'noon' || text === 'midday') return '12:00'
  if (text === 'midnight') return '00:00'
  const match = /^(\d{1,2})(?::(\d{2}))?\s*(am|pm|a:m:?|p:m:?)?$/.exec(text)
  if (!match) return undefined
  let hour = Number(match[1])
  const minute = Number(match[2] ?? 0)
  const half = match[3]?.[0]
  // A bare "5" could be morning or evening.
  if (half === undefined && match[2] === undefined) return undefined
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined
    hour = (hour % 12) + (half === 'p' ? 12 : 0)
  }
  if (hour > 23 || minute > 59) return undefined
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
