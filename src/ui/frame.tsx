import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Actor } from '../platform/access.ts'
import type { AssetUrl, Settings } from '../platform/house.ts'
import type { Words } from '../platform/translation/words.ts'

export interface NavigationLink {
  readonly path: string
  readonly label: string
  /** The language of the label, where it is not the page's. */
  readonly lang?: string | undefined
  readonly current: boolean
}

/** What surrounds a page: the language, the site, who is signed in. Shell and components read it from context. */
export interface Frame {
  /** The words of the page itself. */
  readonly words: Words
  /** The words of what surrounds it: other ones where the page is not translated into the person's language. */
  readonly around: Words
  /** The page's own path without the language part, with its query. */
  readonly path: string
  readonly languages: readonly { code: string; name: string; path: string; current: boolean }[]
  readonly settings: Settings
  readonly asset: AssetUrl
  /** On staff pages. */
  readonly actor?: Actor
  readonly navigation: readonly NavigationLink[]
  /** Token for every form on the page. */
  readonly csrfToken?: string
}

const FrameContext = createContext<Frame | undefined>(undefined)

export const FrameProvider = FrameContext.Provider

export function useFrame(): Frame {
  const frame = useContext(FrameContext)
  if (!frame) throw new Error('a component was rendered outside a page')
  return frame
}

/** What stands around a page, in the person's own language. */
export function Around({ children }: { children: ComponentChildren }) {
  const frame = useFrame()
  return <FrameProvider value={{ ...frame, words: frame.around }}>{children}</FrameProvider>
}

/** The words of the page's language. Every string a person reads comes from here. */
export const useWords = (): Words => useFrame().words
