import type { Notice } from '../types.ts'

/**
 * The notice as the past consultations gave it: what becomes of a submission, and nothing on who receives it, how long it
 * is kept, how to get at it, or other formats. The gaps are part of the record. The thirteenth element stays empty
 * although the third consultation gave a day and an hour: it named neither year nor zone.
 */
export const pastNotice: Notice['elements'] = {
  '1': 'What you send becomes official information.',
  '2': 'Anyone entitled to may ask for it under the Official Information Act 1982.',
  '3': 'It will be released unless there is good reason to withhold it.',
  '4': 'Sections 6 and 9 of the Act set out what counts as good reason.',
  '5': 'If something in your submission should stay out of public view, tell us what and why. One reason could be that it would harm your business.',
  '6': 'We decide what is withheld. The Ombudsman can review our decision, and can find it wrong.',
  '7': null,
  '8': null,
  '9': null,
  '10': null,
  '11': null,
  '12': null,
  '13': null,
  '14': null,
  '15': null,
}
