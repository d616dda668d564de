import type { Language } from './reading.ts'
export function tellLanguage(text: string): Language {
  return text.trim() === '' ? 'unknown' : 'en'
}
