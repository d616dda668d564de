import { adopted } from './eras.ts'

/** Sentences on taking part, openness and the decision at home. */
export const atHome = {
  'taking-part': {
    for: [
      'If rules are being written, New Zealand should be holding a pen.',
      'Small states do well when there are rules and badly when there are none.',
      'Staying away would not stop the treaty, it would only make it worse.',
      'We have friends on every side of this, and that is worth something in a long negotiation.',
      'There should be one treaty that everyone can join, and we should help to make it a decent one.',
      'Go, listen, speak up, and bring home what you can.',
    ],
    mixed: [
      'Take part, but do not be afraid to walk away.',
      'Whatever comes of this should build on the Budapest Convention and not beside it.',
      'I doubt that a new treaty is needed, and I still want New Zealand in the room.',
      'Put our limits on paper before the first day, so that the last night does not move them.',
      'Work with states that think alike, and explain to the public why.',
      'A treaty that is merely not harmful would already be a success.',
    ],
    against: [
      'The Budapest Convention works; a second one exists because some do not want to be bound by the first.',
      'Taking part makes the result look better than it is.',
      'The states that asked for this are those that shelter the criminals.',
      'Our diplomats are few, and years of this is time that they do not spend on something useful.',
      'It is naive to think that anybody will listen to us in that room.',
    ],
  },
  openness: {
    for: [
      'Thank you for asking early; it is not something that every country did.',
      'Keep publishing drafts and positions as they come, and people will trust the result more.',
      adopted('Meetings with interested people before each session worked well and should go on.'),
    ],
    mixed: [
      'Tell us afterwards what was done with what we said, point by point.',
      'Three weeks is not enough for a group that meets once a month.',
      'Civil society should be in the room in Vienna and New York, and New Zealand should say so there.',
      'Please write it in plain words; half of our members gave up on page two.',
      'Publish the submissions, all of them, except what has to be held back.',
      'Send a reminder before it closes; we found out by chance.',
    ],
    against: [
      'It feels as though the answer was settled before the question was put.',
      'A form on a website is not a conversation.',
      adopted('We wrote last time and never heard what became of it.'),
      adopted('The parties cannot even agree to let civil society listen to their meetings.'),
    ],
  },
  'domestic-process': {
    for: [
      'Sign while the window is open; it costs nothing and keeps the choice.',
      'A signature now says which side we are on, and Parliament still has the last word.',
      'We are most of the way there with the law passed for the Budapest Convention.',
      'If we wait for perfect we will wait for ever.',
      'Accession later is possible, but those who sign early write the rules of the conference.',
      'The select committee is the right place for the doubts, so let it have the text.',
    ],
    mixed: [
      'Publish the national interest analysis in draft and let people comment before it goes to the House.',
      'Do the law first, the safeguards first, and the signature after.',
      'There is no hurry: acceding in two years is worth the same as signing in a week.',
      'Fifteen sitting days is very little for sixty-eight articles; give the committee longer.',
      'If New Zealand joins, it should say in a declaration how it reads articles 6, 24 and 40.',
      'Come back to it after five years and say honestly what it did.',
      'Watch what the first forty do with it, and then decide.',
      'An independent person should look at every request and report to Parliament once a year.',
    ],
    against: [
      'Do not sign in the last days of December because a calendar says so.',
      'A signature is a promise not to work against it, and I do not want that promise made in my name.',
      'Parliament gets to see treaties when it is too late to change a comma.',
      'New Zealand said itself that the treaty goes too far, so why join it?',
      'Staying out loses us nothing that the Budapest Convention does not give.',
      'Let those who wanted it live with it first.',
    ],
  },
}
