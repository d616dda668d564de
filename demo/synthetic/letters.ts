import type { Stance, Topic, Voice } from '../types.ts'
import type { Chance } from './chance.ts'
import { type Era, saidIn } from './stock/eras.ts'
import { experiences, openings } from './stock/frames.ts'
import { sentences } from './stock/sentences.ts'
import { fill } from './text.ts'

/**
 * A form letter as a campaign hands it out. Square brackets hold wordings that senders choose between or change, the one
 * before the first bar being the original.
 */
export interface FormLetter {
  id: string
  stance: Stance
  topics: Topic[]
  position: 'support' | 'support-with-changes' | 'oppose'
  subject: string
  paragraphs: string[]
}

export const formLetters = {
  'keep-it-narrow': {
    id: 'keep-it-narrow',
    stance: 'mixed',
    topics: ['criminalisation', 'expression', 'researchers'],
    position: 'support-with-changes',
    subject: 'Keep the cybercrime treaty narrow',
    paragraphs: [
      'I am [writing|getting in touch] to ask New Zealand to keep the [new cybercrime treaty|new United Nations treaty|convention] narrow.',
      'A treaty about cybercrime should be about [attacks on computers, networks and data|crimes against computers and networks]. It should not [make crimes of what people say|be used to punish speech], and it should not take in every offence in which a [computer|phone or computer] played some part.',
      'Please ask for [three things|these three things]: a closed list of offences; a need to show harmful intent for each of them; and a clear defence for people who [test security in good faith|look for weaknesses so that they can be mended].',
      '[If these are not in the text, New Zealand should not agree to it.|Without them New Zealand should say no.|If they are left out, please vote against it.]',
    ],
  },
  'do-not-sign': {
    id: 'do-not-sign',
    stance: 'against',
    topics: ['human-rights', 'privacy', 'domestic-process'],
    position: 'oppose',
    subject: 'Please do not sign the cybercrime convention',
    paragraphs: [
      'New Zealand should not [sign|put its name to] the United Nations cybercrime convention.',
      'New Zealand itself [said|told the United Nations] that the text goes further than it wanted. [Nothing has been taken out since then.|It has not become any narrower since.] Powers that can be used for any serious crime, with safeguards that each state [fills in as it likes|may read in its own way], will be used against [journalists, activists and minorities|people who speak up].',
      'We already have the Budapest Convention, [with partners whose courts we trust|with countries that share our standards]. We do not need [a second treaty|another one] with weaker limits.',
      'The date of 31 December is [not a reason|no reason] to hurry. [Let others try it first.|Wait and see what others do with it.] Please [stay out|leave it alone].',
    ],
  },
  'sign-for-the-children': {
    id: 'sign-for-the-children',
    stance: 'for',
    topics: ['children', 'victims', 'cooperation'],
    position: 'support',
    subject: 'Sign the convention and protect our children',
    paragraphs: [
      'Please sign the convention before the end of [the year|2026].',
      'It [makes grooming a crime|makes the grooming of children a crime] in every country that joins, and the sharing of intimate pictures without consent. It gives police [a way to ask for evidence|someone to ask for evidence] at any hour, wherever it is kept.',
      '[Children cannot wait|Our children cannot wait] until every lawyer is content. Each [year|month] that we stay away is one in which those who hurt them know that [nobody will come|they are safe].',
      'New Zealand has [the laws, the courts and the people|good laws and good courts] to do this well. [Sign now.|Please sign now.|Sign it.]',
    ],
  },
} satisfies Record<string, FormLetter>

export type FormLetterId = keyof typeof formLetters

/** One sender's copy of a form letter: as handed out, lightly edited, shortened, or with a paragraph of their own. */
export function writeLetter(chance: Chance, letter: FormLetter, voice: Voice, era: Era): string {
  const edits = chance.pick([0, 0, 0.2, 0.5])
  const paragraphs = letter.paragraphs.map((paragraph) =>
    paragraph.replaceAll(/\[([^\]]+)\]/g, (_, choices: string) => {
      const wordings = choices.split('|')
      return chance.happens(edits) ? chance.pick(wordings) : wordings[0]!
    }),
  )
  if (edits > 0 && chance.happens(0.25)) paragraphs.splice(chance.between(1, paragraphs.length - 1), 1)
  if (chance.happens(0.4)) {
    const own = [
      chance.happens(0.5) ? chance.pick(openings[voice]) : '',
      chance.pick(experiences),
      chance.pick(saidIn(era, sentences[chance.pick(letter.topics)][letter.stance])),
    ]
    paragraphs.splice(chance.between(0, paragraphs.length), 0, fill(chance, own.filter(Boolean).join(' ')))
  }
  return paragraphs.join('\n\n')
}
