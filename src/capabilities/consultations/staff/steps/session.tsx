import { Checkboxes, Fieldset, Radios, useWords } from '../../../../ui/index.ts'
import type { Step } from '../step.ts'
import { typedValues } from '../typed.ts'

const textNames = {
  structure: 'consultations.session.text-structure',
  final: 'consultations.session.text-final',
} as const
type KnownText = keyof typeof textNames

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
            { value: '', label: t('consultations.session.none') },
            // The latest first: a consultation seldom prepares what is long past.
            ...context.sessions.toReversed().map(({ slug, name, begins }) => ({
              value: slug,
              label: name,
              hint: begins?.length === 10 ? words.date(begins) : begins,
            })),
          ]}
        />
        {context.chapters.length > 0 ? (
          <Fieldset legend={t('consultations.session.chapters')} legendSize="m">
            {[...new Set(context.chapters.map(({ structure }) => structure))].map((structure) => (
              <Checkboxes
                key={structure}
                id={`chapters-${structure}`}
                name="chapterSlugs"
                label={structure in textNames ? t(textNames[structure as KnownText]) : structure}
                labelSize="s"
                small
                value={typed.all('chapterSlugs')}
                items={context.chapters
                  .filter((chapter) => chapter.structure === structure)
                  .map(({ slug, name }) => ({ value: slug, label: name }))}
              />
            ))}
          </Fieldset>
        ) : null}
      </>
    )
  },
}
