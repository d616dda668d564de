import { exampleAddress } from '../contact.ts'
import type { DemoConsultation } from '../types.ts'
import { whatNextSections } from './what-next-2026-questions.ts'

/**
 * An invented consultation, open so that a visitor can go the whole way. It says at every turn that it is a demonstration,
 * and its contact addresses lead nowhere: nobody should write to a department because of it.
 */
export const whatNext2026: DemoConsultation = {
  slug: 'what-next-2026',
  state: 'open',
  demonstration: true,
  source: 'Made for this demonstration',
  certainty: 'computed',
  channel: {
    value: 'Online, email, post and meetings',
    source: 'Made for this demonstration',
    certainty: 'computed',
  },
  dates: {
    opens: {
      value: '2026-11-02T09:00',
      precision: 'minute',
      source: 'Made for this demonstration',
      certainty: 'computed',
    },
    closes: {
      value: '2027-02-26T17:00',
      precision: 'minute',
      source: 'Made for this demonstration',
      certainty: 'computed',
    },
  },
  notes: [
    'No department has asked these questions. The facts about the treaty in it are real; the consultation is not.',
    'The window for signing closes on 31 December 2026, while this consultation is open.',
  ],
  bodyQuestionId: 'anything-else',
  edition: {
    title: 'Try Travaux: what should New Zealand do next on the convention?',
    summary:
      'A demonstration, open to everyone who wants to try the software: should New Zealand sign or join the United Nations Convention against Cybercrime, and how should it decide?',
    overview: [
      '**This is a demonstration.** No government department is asking, and none will read what you send. It goes only to the people who run this copy of the software. Please write nothing here that you want to keep to yourself.',
      'The convention was adopted in December 2024 and can be signed until 31 December 2026. After that a state that has not signed can still join, by acceding. As far as our sources go, New Zealand has not signed.',
      'We ask four things: where you stand, which safeguards matter, how New Zealand should come to its decision, and how you would like to be involved. It takes about ten minutes. You can save what you have written and come back.',
    ].join('\n\n'),
    background: [
      '### What the convention does',
      'It has nine chapters. They say which acts states must make crimes, which powers police and courts must have to get electronic evidence, with what conditions, and how states help one another. The evidence rules reach beyond cybercrime to other serious crimes.',
      '### What New Zealand has said',
      'In the General Assembly’s Third Committee New Zealand supported adoption. It said that the convention goes further than it wanted, and named its safeguards: article 6 on human rights, article 24 on conditions and safeguards, article 36 on personal data, and paragraphs 21 and 22 of article 40 on refusing assistance.',
      '### What would have to happen here',
      'Signing does not bind New Zealand. Before it binds itself, Cabinet decides, a national interest analysis goes to the House, a select committee looks at the treaty, and Parliament passes any law that is needed. Joining is a choice: New Zealand can also stay out.',
    ].join('\n\n'),
    documents: [
      {
        title: 'General Assembly resolution 79/243, with the text of the convention',
        url: 'https://undocs.org/A/RES/79/243',
        note: 'On the United Nations website, in six languages.',
      },
      {
        title: 'Interpretative notes, A/AC.291/27',
        url: 'https://undocs.org/A/AC.291/27',
        note: 'On the United Nations website. They travel with the convention.',
      },
      {
        title: 'Draft national interest analysis',
        note: 'Placeholder: no such document exists. In a real consultation it would stand here.',
      },
    ],
    opens: '2026-11-02T09:00',
    closes: '2027-02-26T17:00',
    timeZone: 'Pacific/Auckland',
    hoursStated: true,
    chapterSlugs: [
      'final-general-provisions',
      'final-criminalisation',
      'final-procedural-measures',
      'final-international-cooperation',
      'final-technical-assistance',
    ],
    agencySlugs: ['dpmc', 'mfat', 'moj'],
    contact: {
      name: 'Demonstration contact (nobody reads this address)',
      email: exampleAddress,
    },
    otherWays:
      'In this demonstration the form is the only way: nobody reads the address below, and there are no meetings. In a real consultation this says where to send a letter or an email, where to speak in person, and how to ask for large print, Braille, audio, Easy Read or New Zealand Sign Language.',
    files: { most: 10 },
    notice: {
      elements: {
        '1': 'This is a demonstration. In a real consultation, what you send would become official information. Treat it here as if it did.',
        '2': 'In a real consultation, people in New Zealand could ask for it under the Official Information Act 1982.',
        '3': 'It would be made available unless there were good reason to withhold it.',
        '4': 'Good reasons are set out in sections 6 and 9 of the Act.',
        '5': 'You can mark any answer, or any passage in it, as something that should not be made public, and say why. For example, it may be commercially sensitive, or put someone at risk. What you mark is kept with your submission, and whoever reads it sees the mark and your reason. In a real consultation the department would consider it; it could not promise to withhold it.',
        '6': 'In a real consultation the department would decide, on each request and outside this software. If you or someone else disagreed, the Ombudsman could review the decision and could find it wrong.',
        '7': 'We collect your answers so that people can try this software, from sending a submission to seeing what was done with it.',
        '8': 'Your answers go to whoever runs this copy of the software. No department receives them. In a real consultation the three departments named on this page would.',
        '9': 'A summary may be published after closing: how many submissions there were, what people said and what was done. Submissions themselves, and names and addresses in them, are not published by this software.',
        '10': 'You can read, correct or withdraw your submission on your own page, with the private link you are given. You can ask us for the information we hold about you, and ask us to correct it, under the Privacy Act 2020.',
        '11': 'In this demonstration, submissions are kept until the people who run it remove them. In a real consultation they would be kept as public records, for as long as the Public Records Act 2005 and the department’s disposal authority require.',
        '12': `Questions about this notice: ${exampleAddress}. That address is an example, and nobody reads it.`,
        '13': 'Closes on Friday 26 February 2027 at 5.00 pm New Zealand daylight time (Pacific/Auckland, UTC+13).',
        '14': 'You can write in English, in te reo Māori or in both. The pages work with screen readers and print well. In a real consultation you could also ask for large print, Braille, audio or New Zealand Sign Language.',
        '15': 'If you write about somebody else, leave out what would identify them unless it matters, and tell them if you can. In a real consultation the department would have to consider telling them that it holds information about them (Privacy Act 2020, information privacy principle 3A).',
      },
    },
    sections: whatNextSections,
  },
}
