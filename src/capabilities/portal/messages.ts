import type { Catalogues } from '../../platform/translation/messages.ts'
import ar from './messages/ar.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }

declare module '../../platform/translation/messages.ts' {
  interface Messages extends Record<keyof typeof en, string> {}
}

export const messages: Catalogues = { en, ar }
