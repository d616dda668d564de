import { pastContact } from './contact.ts'
import { milestones } from './milestones.ts'
import { stages } from './stages.ts'
import type { Treaty } from './types.ts'

/**
 * The treaty process of the reference case. It holds facts only: sentences such as "open for signature for another 37
 * days" are composed by the page from these facts and the clock, so that they cannot go stale.
 */
export const treaty: Treaty = {
  slug: 'un-cybercrime-convention',
  title: {
    value: 'United Nations Convention against Cybercrime',
    source: 'United Nations Treaty Collection, chapter XVIII.16',
    certainty: 'stated',
  },
  fullTitle: {
    value:
      'United Nations Convention against Cybercrime; Strengthening International Cooperation for Combating Certain Crimes Committed by Means of Information and Communications Technology Systems and for the Sharing of Evidence in Electronic Form of Serious Crimes',
    source: 'Domain knowledge, not re-checked against the certified text',
    certainty: 'general-knowledge',
  },
  shortTitle: { value: 'UN cybercrime convention', source: 'Our short form', certainty: 'computed' },
  bodyName: {
    value:
      'Ad Hoc Committee to Elaborate a Comprehensive International Convention on Countering the Use of Information and Communications Technologies for Criminal Purposes',
    source: 'The 2021 discussion paper',
    certainty: 'stated',
  },
  summary: {
    value:
      'A worldwide agreement on which acts online are crimes, on how police and courts may get electronic evidence, and on how countries help one another with it. The United Nations negotiated it from 2021 to 2024 and adopted it in December 2024.',
    source: 'UNODC AHC home page; United Nations Treaty Collection',
    certainty: 'stated',
  },
  whyItMatters: {
    value:
      'Crime online crosses borders in a way that New Zealand’s courts and police cannot. More and more investigations, of every kind of serious crime, turn on evidence held in another country. A treaty can make that help quicker and surer. It can also widen what states may collect and pass on, so its limits matter as much as its powers: human rights, privacy, free expression, and the way Māori data is held and used. New Zealand’s neighbours in the Pacific face the same threats with fewer people to meet them.',
    source: 'The 2021 discussion paper; the DPMC web page; New Zealand Treaties Online on issues for Māori',
    certainty: 'stated',
  },
  overarchingGoal: {
    value:
      'To arrive at worldwide rules for working together against cybercrime that fit with one another, are up to date and do their job, with the needs of the Pacific in view.',
    source: 'The DPMC web page',
    certainty: 'stated',
  },
  contact: {
    value: pastContact,
    source: 'DPMC website; the name of the team and the address are ours',
    certainty: 'stated',
  },
  leadAgencySlugs: ['dpmc', 'mfat', 'moj'],
  stages,
  standing: [
    {
      id: 'signatories-hanoi',
      label: 'Signatories at the close of the Hanoi ceremony',
      value: '72',
      asOf: '2025-10-26',
      source: 'United Nations Treaty Collection; a news report',
      certainty: 'stated',
    },
    {
      id: 'signatories',
      label: 'Signatories',
      value: '74',
      asOf: '2026-02',
      note: 'The latest figure we found. Look it up in the United Nations Treaty Collection before relying on it.',
      source: 'A news report',
      certainty: 'uncertain',
    },
    {
      id: 'instruments-needed',
      label: 'Ratifications or accessions needed for entry into force',
      value: '40',
      asOf: '2024-12-24',
      note: 'The convention enters into force ninety days after the fortieth (article 65).',
      source: 'United Nations Treaty Collection, article 65',
      certainty: 'stated',
    },
    {
      id: 'days-to-entry-into-force',
      label: 'Days from the last needed instrument to entry into force',
      value: '90',
      asOf: '2024-12-24',
      source: 'United Nations Treaty Collection, article 65',
      certainty: 'stated',
    },
    {
      id: 'ratifications',
      label: 'Ratifications reported',
      value: '3',
      asOf: '2026-05',
      note: 'Azerbaijan, Qatar and Viet Nam. The dates of deposit are not verified, and nothing later was found.',
      source: 'A second-hand news report',
      certainty: 'uncertain',
    },
    {
      id: 'in-force',
      label: 'In force',
      value: 'No',
      asOf: '2026-11',
      source: 'Follows from the ratifications reported',
      certainty: 'uncertain',
    },
    {
      id: 'new-zealand-signed',
      label: 'Signed by New Zealand',
      value: 'No',
      asOf: '2025-11-19',
      note: 'Not signed in any list we found, the newest dated after 19 November 2025. Nothing later was found either way.',
      source: 'A news report of 29 October 2025; the Netherlands treaty database',
      certainty: 'uncertain',
    },
    {
      id: 'chapters',
      label: 'Chapters in the adopted text',
      value: '9',
      asOf: '2024-12-24',
      source: 'UNODC',
      certainty: 'stated',
    },
    {
      id: 'articles',
      label: 'Articles in the adopted text',
      value: '68',
      asOf: '2024-12-24',
      note: 'One news page prints 71; 68 is right.',
      source: 'c4ir.vn; chapters counted by UNODC',
      certainty: 'stated',
    },
    {
      id: 'chair',
      label: 'Chair of the committee',
      value: 'Faouzia Boumaiza Mebarki (Algeria)',
      asOf: '2024-08',
      source: 'Domain knowledge, not re-checked',
      certainty: 'general-knowledge',
    },
  ],
  milestones,
  relatedInstruments: [
    {
      title: 'Council of Europe Convention on Cybercrime (the Budapest Convention)',
      relation:
        'The older treaty on the same subject, which New Zealand was on the way to joining while this one was negotiated.',
      dates: [
        {
          date: '2001-11-23',
          what: 'Opened for signature',
          source: 'Domain knowledge, not re-checked',
          certainty: 'general-knowledge',
        },
        {
          date: '2004-07-01',
          what: 'Entered into force',
          source: 'Domain knowledge, not re-checked',
          certainty: 'general-knowledge',
        },
        {
          date: '2020-06-10',
          what: 'New Zealand asked to be invited',
          source: 'Council of Europe document',
          certainty: 'stated',
        },
        {
          date: '2020-07-15',
          what: 'Ministry of Justice opened a consultation on joining, until 11 September 2020',
          source: 'Ministry of Justice consultation site',
          certainty: 'stated',
        },
        {
          date: '2020-09',
          what: 'New Zealand was invited, for five years',
          source: 'New Zealand Treaties Online',
          certainty: 'stated',
        },
        {
          date: '2021-02-18',
          what: 'Cabinet’s decision to join was announced',
          source: 'Domain knowledge, not re-checked',
          certainty: 'general-knowledge',
        },
        {
          date: '2025-07-30',
          what: 'Budapest Convention and Related Matters Legislation Amendment Act 2025 received assent',
          source: 'A law firm’s summary',
          certainty: 'stated',
        },
        {
          date: '2025',
          what: 'New Zealand is said to have acceded; date of the instrument not verified',
          source: 'Transparency International New Zealand',
          certainty: 'uncertain',
        },
      ],
      source: 'The 2021 discussion paper',
      certainty: 'stated',
    },
  ],
}
