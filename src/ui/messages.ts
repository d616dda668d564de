import type { Catalogues } from '../platform/translation/messages.ts'
import ar from './messages/ar.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }
import mi from './messages/mi.json' with { type: 'json' }

type Keys = Record<keyof typeof en, string>

declare module '../platform/translation/messages.ts' {
  interface Messages extends Keys {}
}

/** The strings of the page shell and of the components. */
export const uiMessages: Catalogues = { en, mi, ar }
