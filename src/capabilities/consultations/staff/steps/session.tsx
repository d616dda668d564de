import { Checkboxes, Radios, useWords } from '../../../../ui/index.ts'
import type { Step } from '../step.ts'
import { typedValues } from '../typed.ts'

/** Which session the consultation prepares, and which chapters it is about. */
export const session: Step = {
  name: 'session',
  parts: ['sessionSlug', 'chapterSlugs'],
  typedFrom: ({ sessionSlug, chapterSlugs }) => typedValues({ sessionSlug: sessionSlug ?? '', chapterSlugs }),
  read(typed, edition, { sessions, chapters }) {
    const chosen = typed.one('sessionSlug')
    return {
      edition: {
        ...edition,
        sessionSlug: sessions.some(({ slug }) => slug === chosen) ? chosen : undefined,
        chapterSlugs: chapters
          .map(({ slug }) => slug)
          .filter((slug) => typed.all('chapterSlugs').includes(slug)),
      },
      errors: [],
    }
  },
  Fields({ typed, context }) {
    const words = useWords()
    const { t } = words
    return (
      <>
        <Radios
          name="sessionSlug"
          label={t('consultations.session.session')}
          labelSize="m"
          hint={t('consultations.session.session-hint')}
          small
          value={typed.one('sessionSlug')}
          items={[
            ...context.sessions.map(({ slug, name, begins }) => ({
              value: slug,
              label: name,
              hint: begins?.length === 10 ? words.date(begins) : begins,
            })),
            { value: '', label: t('consultations.session.none') },
          ]}
        />
        {context.chapters.length > 0 ? (
          <Checkboxes
            name="chapterSlugs"
            label={t('consultations.session.chapters')}
            labelSize="m"
            small
            value={typed.all('chapterSlugs')}
            items={context.chapters.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
        ) : null}
      </>
    )
  },
}
