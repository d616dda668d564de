import type { Stage } from './types.ts'

/* The life of the treaty, from the mandate to entry into force, with the path inside New Zealand. */
export const stages: Stage[] = [
  {
    slug: 'mandate',
    order: 1,
    title: 'Mandate',
    description:
      'The General Assembly decides that a convention shall be drawn up, sets up a committee and says how it will work.',
    begins: '2019-12-27',
    ends: '2021-05-26',
    status: 'done',
    source: 'The 2021 discussion paper; UNODC AHC home page',
    certainty: 'stated',
  },
  {
    slug: 'negotiation',
    order: 2,
    title: 'Drafting and negotiation',
    description:
      'Six sessions and a concluding session in two parts, in New York and Vienna, with consultations between them.',
    begins: '2022-02-28',
    ends: '2024-08-09',
    status: 'done',
    source: 'UNODC AHC home page',
    certainty: 'stated',
  },
  {
    slug: 'adoption',
    order: 3,
    title: 'Adoption',
    description:
      'The Third Committee and then the General Assembly adopt the text. From here on it cannot be changed except by amendment.',
    begins: '2024-11-11',
    ends: '2024-12-24',
    status: 'done',
    source: 'UN press release GA/SHC/4428; United Nations Treaty Collection',
    certainty: 'stated',
  },
  {
    slug: 'signature',
    order: 4,
    title: 'Open for signature',
    description:
      'A signature shows support and opens the way to ratifying. It does not make a state a party.',
    begins: '2025-10-25',
    ends: '2026-12-31',
    status: 'current',
    source: 'United Nations Treaty Collection; the effect of signing is domain knowledge',
    certainty: 'stated',
  },
  {
    slug: 'domestic-process',
    order: 5,
    title: 'New Zealand’s own decision',
    description:
      'Before New Zealand binds itself, Cabinet decides, a national interest analysis goes to the House, and a select committee looks at the treaty. The Government waits for its report or for fifteen sitting days, whichever is sooner. Laws that are needed come first. Taking part in the negotiation promised nothing here: New Zealand may also decide to stay out.',
    status: 'not-known',
    source:
      'Cabinet Manual; New Zealand Parliament fact sheet; the 2021 discussion paper. No sign that the process has begun was found',
    certainty: 'uncertain',
  },
  {
    slug: 'ratification',
    order: 6,
    title: 'Ratification and entry into force',
    description:
      'States that signed ratify; others accede. The convention enters into force ninety days after the fortieth has done so.',
    status: 'ahead',
    source: 'United Nations Treaty Collection, article 65',
    certainty: 'stated',
  },
]
