import type { Option } from '../types.ts'

/** Five points from agreement to disagreement, and a way out for those without a view. */
export const agreement: Option[] = [
  { id: 'strongly-agree', label: 'Strongly agree' },
  { id: 'agree', label: 'Agree' },
  { id: 'neither', label: 'Neither agree nor disagree' },
  { id: 'disagree', label: 'Disagree' },
  { id: 'strongly-disagree', label: 'Strongly disagree' },
  { id: 'not-sure', label: 'Not sure' },
]

/** How closely someone wants to follow the treaty from here. */
export const interestLevels: Option[] = [
  { id: 'take-part', label: 'Closely: I would like to take part in talks and meetings' },
  { id: 'be-asked', label: 'Fairly: ask me when there is something to comment on' },
  { id: 'be-told', label: 'A little: tell me the main news' },
  { id: 'none', label: 'Not at all' },
]

export const engagementWays: Option[] = [
  { id: 'email-updates', label: 'Email updates' },
  { id: 'written-comment', label: 'Written comment on drafts' },
  { id: 'online-meeting', label: 'Online meetings' },
  { id: 'hui', label: 'Hui, in person' },
  { id: 'conversation', label: 'A conversation with the negotiating team' },
  { id: 'expert-group', label: 'A group of people who know the subject' },
]
