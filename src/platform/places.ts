import type { ComponentChildren } from 'preact'
import type { Actor } from './access.ts'
import type { Db } from './database/database.ts'

/** What a panel may use to make its content. */
export interface PanelContext {
  readonly db: Db
  /** The role that can read only `published_*` views; panels on public pages use nothing else. */
  readonly publicDb: Db
  readonly now: Date
  /** The member of staff looking, on staff pages. */
  readonly actor?: Actor
  /** Token for forms inside the panel, on staff pages. */
  readonly csrfToken?: string
}

/** A named spot on a page, where capabilities above the page's own put panels. The page does not know who fills it. */
export interface Place<Subject> {
  readonly name: string
  /** Only for the type: no place carries a subject. */
  readonly subject?: Subject
}

export interface Panel {
  readonly place: string
  /** Where among the place's panels: smaller first. */
  readonly order: number
  render(subject: unknown, context: PanelContext): Promise<ComponentChildren>
}

export const definePlace = <Subject>(name: string): Place<Subject> => ({ name })

/** Fills a place: `render` gives the panel's content, or null when it has nothing to say of this subject. */
export function panel<Subject>(
  place: Place<Subject>,
  order: number,
  render: (subject: Subject, context: PanelContext) => Promise<ComponentChildren>,
): Panel {
  return { place: place.name, order, render: render as Panel['render'] }
}

export interface Places {
  /** The contents of a place for a subject, in order. */
  fill<Subject>(place: Place<Subject>, subject: Subject, context: PanelContext): Promise<ComponentChildren[]>
}

export function createPlaces(panels: readonly Panel[]): Places {
  const sorted = [...panels].sort((a, b) => a.order - b.order)
  return {
    async fill(place, subject, context) {
      const here = sorted.filter((each) => each.place === place.name)
      return (await Promise.all(here.map((each) => each.render(subject, context)))).filter(Boolean)
    },
  }
}
