import type { Attribution, DocumentKind, DocumentRelation, TreatyDocument } from './types.ts'

/*
 * Documents of the negotiation by their United Nations symbols. A relation may point at a symbol we do not hold: the
 * record should say that an addendum adds to something even while that something is missing.
 */

const known: Attribution = { source: 'Domain knowledge, not re-checked', certainty: 'general-knowledge' }
const doubtful: Attribution = {
  source: 'Domain knowledge, not re-checked; verify the symbol before relying on it',
  certainty: 'uncertain',
}
const stated = (source: string): Attribution => ({ source, certainty: 'stated' })

interface Extra {
  sessionSlug?: string
  date?: string
  symbolCertainty?: TreatyDocument['symbolCertainty']
  printedAs?: string
  url?: string
  relations?: DocumentRelation[]
  note?: string
}

const entry = (
  symbol: string,
  kind: DocumentKind,
  title: string,
  attribution: Attribution,
  extra: Extra = {},
): TreatyDocument => ({
  symbol,
  kind,
  title,
  // The United Nations answers every symbol at this address; the address form is general knowledge.
  url: symbol.startsWith('A/') ? `https://undocs.org/${symbol}` : undefined,
  relations: [],
  ...extra,
  ...attribution,
})

export const documents: TreatyDocument[] = [
  entry(
    'A/RES/74/247',
    'resolution',
    'General Assembly resolution 74/247, setting up the Ad Hoc Committee',
    stated('The 2021 discussion paper'),
    {
      date: '2019-12-27',
    },
  ),
  entry(
    'A/RES/75/282',
    'resolution',
    'General Assembly resolution 75/282, on how the negotiation would be run',
    stated('UNODC AHC home page; the day is domain knowledge'),
    {
      date: '2021-05-26',
    },
  ),
  entry(
    'A/AC.291/7',
    'report',
    'Report of the first session, with the road map and the agreed structure annexed',
    doubtful,
    {
      sessionSlug: 'first-session',
    },
  ),
  entry(
    'A/AC.291/8',
    'annotated-agenda',
    'Annotated provisional agenda of the second session',
    stated('United Nations Digital Library'),
    {
      sessionSlug: 'second-session',
    },
  ),
  entry(
    'A/AC.291/9',
    'compilation',
    'Compilation of proposals on general provisions, criminalisation and procedural measures',
    doubtful,
    {
      sessionSlug: 'second-session',
      note: 'Has addenda; their numbers are not in our sources.',
    },
  ),
  entry('A/AC.291/10', 'report', 'Report of the second session', stated('United Nations Digital Library'), {
    sessionSlug: 'second-session',
  }),
  entry(
    'A/AC.291/11',
    'annotated-agenda',
    'Annotated provisional agenda of the third session',
    stated('United Nations Digital Library, parallel texts'),
    {
      sessionSlug: 'third-session',
    },
  ),
  entry(
    'A/AC.291/12',
    'compilation',
    'Compilation of proposals for the third session',
    stated('UNODC page of the third session; the symbol is domain knowledge'),
    {
      sessionSlug: 'third-session',
      symbolCertainty: 'uncertain',
      note: 'Has several addenda; their numbers are not in our sources.',
    },
  ),
  entry(
    'A/AC.291/CRP.13',
    'conference-room-paper',
    'Compilation of draft provisions for the third session',
    stated('United Nations Digital Library'),
    {
      sessionSlug: 'third-session',
    },
  ),
  entry('A/AC.291/14', 'report', 'Report of the third session', doubtful, { sessionSlug: 'third-session' }),
  entry(
    'A/AC.291/16',
    'consolidated-negotiating-document',
    'Consolidated negotiating document, part one: general provisions, criminalisation, procedural measures',
    stated('dig.watch; the symbol is domain knowledge'),
    {
      sessionSlug: 'fourth-session',
      symbolCertainty: 'general-knowledge',
    },
  ),
  entry(
    'A/AC.291/19',
    'consolidated-negotiating-document',
    'Consolidated negotiating document, part two: preamble, cooperation, prevention, technical assistance, implementation, final provisions',
    stated('UNODC page of the fifth session; the symbol is domain knowledge'),
    {
      sessionSlug: 'fifth-session',
      symbolCertainty: 'general-knowledge',
    },
  ),
  entry(
    'A/AC.291/22',
    'draft-text',
    'Draft text of the convention (the “zero draft”)',
    stated('UNODC page of the sixth session; symbol and month are domain knowledge'),
    {
      sessionSlug: 'sixth-session',
      date: '2023-06',
      symbolCertainty: 'general-knowledge',
      note: 'A working version of 2 September 2023 records where the text stood after the session.',
    },
  ),
  entry('A/AC.291/22/Rev.1', 'draft-text', 'Revised draft text of the convention', known, {
    sessionSlug: 'concluding-session',
    relations: [{ kind: 'revises', symbol: 'A/AC.291/22' }],
  }),
  entry('A/AC.291/22/Rev.2', 'draft-text', 'Further revised draft text of the convention', known, {
    sessionSlug: 'concluding-session',
    date: '2024-02',
    relations: [{ kind: 'revises', symbol: 'A/AC.291/22/Rev.1' }],
  }),
  entry(
    'A/AC.291/22/Rev.3',
    'draft-text',
    'Updated draft text of the convention',
    stated('UNODC page of the reconvened session'),
    {
      sessionSlug: 'reconvened-concluding-session',
      relations: [{ kind: 'revises', symbol: 'A/AC.291/22/Rev.2' }],
    },
  ),
  entry(
    'A/DEC/78/549',
    'decision',
    'General Assembly decision 78/549, reconvening the concluding session',
    stated('UNODC AHC home page'),
    {
      symbolCertainty: 'uncertain',
      note: 'Cited as “decision 78/549”; the form of the symbol is ours.',
      url: undefined,
    },
  ),
  entry(
    'A/AC.291/24/Add.1',
    'annotated-agenda',
    'Annotated agenda of the reconvened concluding session',
    stated('UNODC page of the reconvened session'),
    {
      sessionSlug: 'reconvened-concluding-session',
      relations: [{ kind: 'adds-to', symbol: 'A/AC.291/24' }],
    },
  ),
  entry(
    'A/AC.291/25/Rev.1',
    'draft-resolution',
    'Revised draft resolution for the General Assembly',
    stated('UNODC page of the reconvened session'),
    {
      sessionSlug: 'reconvened-concluding-session',
      relations: [{ kind: 'revises', symbol: 'A/AC.291/25' }],
    },
  ),
  entry(
    'A/AC.291/27',
    'interpretative-notes',
    'Interpretative notes on articles of the convention',
    stated('UNODC page of the reconvened session'),
    {
      sessionSlug: 'reconvened-concluding-session',
      note: 'The notes travel with the convention.',
    },
  ),
  entry(
    'A/AC.291/L.15',
    'draft-text',
    'Draft convention tabled in August 2024',
    stated('dig.watch, which prints the symbol wrongly'),
    {
      sessionSlug: 'reconvened-concluding-session',
      date: '2024-08',
      symbolCertainty: 'computed',
      printedAs: 'A/AC/291/L.15',
      relations: [{ kind: 'supersedes', symbol: 'A/AC.291/22/Rev.3' }],
    },
  ),
  entry(
    'A/78/986',
    'report',
    'Report of the Ad Hoc Committee, with the draft resolution and the draft convention',
    stated('UN press release GA/SHC/4428'),
    {
      sessionSlug: 'reconvened-concluding-session',
      relations: [{ kind: 'supersedes', symbol: 'A/AC.291/L.15' }],
    },
  ),
  entry(
    'A/C.3/79/L.22',
    'amendment',
    'Amendment in the Third Committee, naming Hanoi as the place of signature',
    stated('UN press release GA/SHC/4428'),
    {
      relations: [{ kind: 'amends', symbol: 'A/78/986' }],
    },
  ),
  entry('A/79/460', 'report', 'Report of the Third Committee to the General Assembly', known),
  entry(
    'A/RES/79/243',
    'resolution',
    'General Assembly resolution 79/243, adopting the convention',
    stated('United Nations Treaty Collection, chapter XVIII.16'),
    {
      date: '2024-12-24',
      relations: [{ kind: 'adopts', symbol: 'A/78/986' }],
    },
  ),
  entry(
    'C.N.196.2025.TREATIES-XVIII.16',
    'depositary-notification',
    'Depositary notification on the convention',
    stated('United Nations Treaty Collection, chapter XVIII.16'),
    {
      date: '2025-05-13',
    },
  ),
]
