import type { ComponentChildren } from 'preact'
import { useFrame } from '../frame.tsx'

export interface DocumentProps {
  /** The page's own name, without the site's. */
  readonly title: string
  readonly description?: string | undefined
  /** Path (`/…`, in English) under which this page is to be found, when it can be reached by more than one. */
  readonly canonical?: string | undefined
  /** Newsfeeds of the page. */
  readonly feeds?: readonly { readonly title: string; readonly href: string; readonly type?: string }[]
  /** Puts "Error:" before the title, the first thing a screen reader says after a form is sent. */
  readonly hasErrors?: boolean | undefined
  readonly style: 'site' | 'staff'
  readonly bodyClass?: string
  readonly children: ComponentChildren
}

/** The html element, the head, and nothing a person sees. */
export function Document(props: DocumentProps) {
  const { words, around, settings, asset, languages } = useFrame()
  const { language } = around
  const title = words.t(props.hasErrors ? 'ui.page-title.error' : 'ui.page-title', {
    title: props.title,
    site: settings.siteName,
  })
  const absolute = (path: string) => `${settings.baseUrl}${path}`
  const isPublic = props.style === 'site'
  return (
    <html lang={language.code} dir={language.direction} class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0d4f47" />
        {props.description ? <meta name="description" content={props.description} /> : null}
        <link
          rel="preload"
          href={asset('public-sans.woff2')}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
        <link
          rel="stylesheet"
          href={asset(language.direction === 'rtl' ? `${props.style}.rtl.css` : `${props.style}.css`)}
        />
        <link rel="icon" href={asset('favicon.svg')} type="image/svg+xml" />
        {props.canonical ? <link rel="canonical" href={absolute(words.href(props.canonical))} /> : null}
        {isPublic
          ? languages.map((each) => <link rel="alternate" hreflang={each.code} href={absolute(each.path)} />)
          : null}
        {props.feeds?.map((feed) => (
          <link
            rel="alternate"
            type={feed.type ?? 'application/atom+xml'}
            title={feed.title}
            href={words.href(feed.href)}
          />
        ))}
        {isPublic ? null : <meta name="robots" content="noindex" />}
        <script type="module" src={asset(isPublic ? 'site.js' : 'staff.js')} />
      </head>
      <body class={props.bodyClass ? `govuk-template__body ${props.bodyClass}` : 'govuk-template__body'}>
        {props.children}
      </body>
    </html>
  )
}
