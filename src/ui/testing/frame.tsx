import type { ComponentChildren } from 'preact'
import { languages } from '../../platform/translation/languages.ts'
import { createTranslator } from '../../platform/translation/words.ts'
import { type Frame, FrameProvider } from '../frame.tsx'
import { uiMessages } from '../messages.ts'

const translator = createTranslator([uiMessages], languages)

/** Stands round a component under test as a page does. */
export function TestFrame(props: {
  language?: string
  isUntranslated?: boolean
  frame?: Partial<Omit<Frame, 'words' | 'around'>>
  children: ComponentChildren
}) {
  const around = translator.in(props.language ?? 'en')
  const words = props.isUntranslated ? translator.englishWithin(around.language.code) : around
  const frame: Frame = {
    words,
    around,
    path: '/consultations/first?page=2',
    languages: languages.map(({ code, name }) => ({
      code,
      name,
      path: translator.in(code).href('/consultations/first?page=2'),
      current: code === around.language.code,
    })),
    settings: {
      baseUrl: 'https://consult.example.nz',
      siteName: 'Travaux',
      timeZone: 'Pacific/Auckland',
      closingGraceMinutes: 30,
      secure: true,
      uploads: { fileBytes: 50_000_000, totalBytes: 100_000_000, addressBytesPerHour: 2_000_000_000 },
    },
    asset: (name) => `/assets/${name}`,
    navigation: [],
    csrfToken: 'token',
    ...props.frame,
  }
  return <FrameProvider value={frame}>{props.children}</FrameProvider>
}
