import type { Catalogues } from '../../platform/translation/messages.ts'
import en from './messages/en.json' with { type: 'json' }

declare module '../../platform/translation/messages.ts' {
  interface Messages extends Record<keyof typeof en, string> {}
}

export const messages: Catalogues = { en }
