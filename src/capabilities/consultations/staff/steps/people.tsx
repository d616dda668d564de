import { Checkboxes, errorOf, Fieldset, Input, Textarea, useWords } from '../../../../ui/index.ts'
import type { Step } from '../step.ts'
import { textOf, typedValues } from '../typed.ts'

/** Who asks, and whom people can ask. */
export const people: Step = {
  name: 'people',
  parts: ['agencySlugs', 'contact'],
  typedFrom: ({ agencySlugs, contact }) =>
    typedValues({
      agencySlugs,
      'contact.name': contact.name,
      'contact.email': contact.email,
      'contact.phone': contact.phone,
      'contact.post': contact.post,
    }),
  read(typed, edition, { agencies }) {
    const known = agencies.map(({ slug }) => slug)
    // An agency that was put away since stays named until somebody takes it out.
    const kept = edition.agencySlugs.filter((slug) => !known.includes(slug))
    return {
      edition: {
        ...edition,
        agencySlugs: [...known.filter((slug) => typed.all('agencySlugs').includes(slug)), ...kept],
        contact: {
          name: typed.one('contact.name').trim(),
          email: textOf(typed, 'contact.email'),
          phone: textOf(typed, 'contact.phone'),
          post: textOf(typed, 'contact.post'),
        },
      },
      errors: [],
    }
  },
  Fields({ typed, errors, context }) {
    const { t } = useWords()
    const field = (name: string) => ({
      name,
      value: typed.one(name),
      error: errorOf(errors, name),
    })
    return (
      <>
        {context.agencies.length > 0 ? (
          <Checkboxes
            name="agencySlugs"
            label={t('consultations.people.agencies')}
            labelSize="m"
            hint={t('consultations.people.agencies-hint')}
            value={typed.all('agencySlugs')}
            items={context.agencies.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
        ) : (
          <p class="govuk-body">{t('consultations.people.no-agencies')}</p>
        )}
        <Fieldset legend={t('consultations.people.contact')} legendSize="m">
          <Input
            {...field('contact.name')}
            label={t('consultations.people.name')}
            hint={t('consultations.people.name-hint')}
          />
          <Input
            {...field('contact.email')}
            label={t('consultations.people.email')}
            hint={t('consultations.people.one-of')}
            type="email"
            spellcheck={false}
          />
          <Input {...field('contact.phone')} label={t('consultations.people.phone')} type="tel" width={20} />
          <Textarea {...field('contact.post')} label={t('consultations.people.post')} rows={3} />
        </Fieldset>
      </>
    )
  },
}
