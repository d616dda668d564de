import { useWords } from './frame.tsx'

const allowed = /^(?:https?:|mailto:|tel:)/i

/**
 * An address fit for `href`. Anything that could run as a script (`javascript:`, `data:`) or that pretends to be a
 * path of ours (`//elsewhere`) becomes `#`: renderers escape markup but not what an address does.
 */
function safeUrl(url: string): string {
  // Browsers drop tabs and line ends inside an address, so `java\nscript:` must be judged without them.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters browsers drop
  const seen = url.replace(/[\u0000-\u0020]/g, '')
  if (allowed.test(seen)) return url.trim()
  if (/^[a-z][a-z0-9+.-]*:/i.test(seen) || /^[/\\]{2}/.test(seen)) return '#'
  return url
}

/** True for an address of this site (`/…`), which is shown in the page's language. */
const isOwnPath = (url: string): boolean => /^\/(?![/\\])/.test(url)

/** Turns addresses into what `href` should say: ours in the page's language, others checked. */
export function useHref(): (url: string) => string {
  const words = useWords()
  return (url) => (isOwnPath(url) ? words.href(url) : safeUrl(url))
}
