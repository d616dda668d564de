import { errorOf, Input, Textarea, useWords } from '../../../../ui/index.ts'
import type { Step } from '../step.ts'
import { typedValues } from '../typed.ts'

/** Title, summary, overview and background. */
export const about: Step = {
  name: 'about',
  parts: ['title', 'summary', 'overview', 'background'],
  typedFrom: ({ title, summary, overview, background }) =>
    typedValues({ title, summary, overview, background }),
  read: (typed, edition) => ({
    edition: {
      ...edition,
      title: typed.one('title').trim(),
      summary: typed.one('summary').trim(),
      overview: typed.one('overview').trim(),
      background: typed.one('background').trim(),
    },
    errors: [],
  }),
  Fields({ typed, errors }) {
    const { t } = useWords()
    const field = (name: 'title' | 'summary' | 'overview' | 'background') => ({
      name,
      value: typed.one(name),
      error: errorOf(errors, name),
      label: t(`consultations.about.${name}`),
      hint: t(`consultations.about.${name}-hint`),
      labelSize: 's' as const,
    })
    return (
      <>
        <Input {...field('title')} />
        <Textarea {...field('summary')} rows={3} />
        <Textarea {...field('overview')} rows={12} />
        <Textarea {...field('background')} rows={16} />
      </>
    )
  },
}
