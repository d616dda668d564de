import { expect, test } from 'vitest'
import { richEdition, richSections } from './factories.ts'
import english from './messages/en.json' with { type: 'json' }
import { validateEdition } from './schemas.ts'
import { questionTypes } from './staff/question-form.ts'

/* What the compiler cannot ask for when a kind of question is added. */

test.each(questionTypes)(
  'a question of the kind %s has words, a shape that loses nothing, and an example',
  (type) => {
    expect(Object.keys(english)).toContain(`consultations.type.${type}`)
    expect(Object.keys(english)).toContain(`consultations.type-name.${type}`)
    const examples = richSections.flatMap(({ questions }) => questions).filter((each) => each.type === type)
    expect(examples.length).toBeGreaterThan(0)
    const checked = validateEdition(richEdition(new Date('2026-11-24T00:00:00Z')))
    const kept = checked.ok ? checked.edition.sections.flatMap(({ questions }) => questions) : []
    expect(kept.filter((each) => each.type === type)).toEqual(examples)
  },
)
