import type { Agency } from './types.ts'

/** The three departments behind New Zealand's part in the negotiation. */
export const agencies: Agency[] = [
  {
    slug: 'dpmc',
    name: 'Department of the Prime Minister and Cabinet',
    nameMi: 'Te Tari o te Pirimia me te Komiti Matua',
    abbreviation: 'DPMC',
    role: 'Runs the public consultations and the web page, and is the first point of contact.',
    source: 'The 2021 discussion paper and the DPMC web page',
    certainty: 'stated',
  },
  {
    slug: 'mfat',
    name: 'Ministry of Foreign Affairs and Trade',
    nameMi: 'Manatū Aorere',
    abbreviation: 'MFAT',
    role: 'The department responsible for the treaty: it speaks for New Zealand in the negotiation and keeps the entry in New Zealand Treaties Online.',
    source: 'The 2021 discussion paper; New Zealand Treaties Online',
    certainty: 'stated',
  },
  {
    slug: 'moj',
    name: 'Ministry of Justice',
    nameMi: 'Te Tāhū o te Ture',
    abbreviation: 'MoJ',
    role: 'Advises on criminal law and on what New Zealand law would need; it also consulted on joining the Budapest Convention in 2020.',
    source:
      'The 2021 discussion paper; the Ministry of Justice consultation site. The name in te reo Māori and the advisory role are domain knowledge, not re-checked',
    certainty: 'general-knowledge',
  },
]
