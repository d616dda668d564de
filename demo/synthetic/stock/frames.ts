import type { Stance, Voice, WithholdCategory } from '../../types.ts'
import { adopted, type Said } from './eras.ts'

/** Ways to begin, by voice. */
export const openings: Record<Voice, string[]> = {
  individual: [
    'Thank you for the chance to comment.',
    'I am writing for myself.',
    'I have worked in {trade} for {years} years and now live in {place}.',
    'I am no expert, but I have thought about this.',
    'Kia ora, and thank you for asking.',
    'I am a student in {place} and this is my first submission on anything.',
    'I am retired, I use the internet every day, and I have been caught out once.',
  ],
  organisation: [
    'We are a membership group with about {count} members, most of them in {place}.',
    'Our board discussed the paper at its last meeting and agreed on what follows.',
    'We thank the departments for asking and would be glad to say more.',
    'Our members do not all agree, and we say where they differ.',
  ],
  'iwi-hapu': [
    'Tēnā koutou. We write on behalf of our people, who discussed this at a hui in {place}.',
    'We write as kaitiaki of what our tūpuna left us, and data is part of that today.',
    'This submission was agreed by our rūnanga and should be read as one voice.',
  ],
  company: [
    'We run services for about {count} customers and answer lawful orders a few times a year.',
    'Our firm has {count} clients in {place} and nearby, and writes from that experience.',
    'We are a small provider and speak only for ourselves.',
  ],
  academic: [
    'We teach and study law and technology, and comment on the points that our work touches.',
    'This submission draws on teaching and on {years} years of reading treaties of this kind.',
    'I research how states share evidence, and keep to that here.',
  ],
  'on-behalf': [
    'I send this for my neighbour in {place}, who does not use a computer and has read it through with me.',
    'I help people with forms, and write down here what I was told.',
    'This is for my mother, in her words as far as I could keep them.',
  ],
}

/** Ways to end. */
export const closings = [
  'Thank you for reading this.',
  'I would be happy to talk about any of it.',
  'Please tell us what became of our comments.',
  'Ngā mihi.',
  'We look forward to seeing the results.',
  'That is all I wanted to say.',
]

/** Small pieces of a life, to make one submission unlike the next. */
export const experiences = [
  'Last winter somebody got into my account and wrote to everyone I know, asking for money.',
  'My father paid a stranger {count} dollars for a repair that his computer did not need.',
  'The school that my children go to was locked out of its own files for {years} weeks.',
  'I once waited {years} months for a platform abroad to answer a police request.',
  'When I worked in {trade} we kept logs for ninety days, and the police came on day ninety-one, more often than not.',
  'I came to New Zealand because I could no longer write what I thought where I was.',
  'A friend found a hole in a council website, reported it, and did not sleep for a week until they thanked her.',
  'My daughter was sent pictures that no child should see, from an account that nobody could trace.',
  'In my street the fibre came {years} years ago, and the con men came the same week.',
  'I translate for {years} or so families, and they ask me whether it is safe to sign up to anything.',
  'I lost {count} dollars on a concert ticket that did not exist, and I am not the sort of person that happens to.',
  'My neighbour in {place} still keeps her passwords on the fridge, and I no longer laugh about it.',
  'For {years} years I have sat on the board of a small charity, and the only crime we ever had came by email.',
  'My son wanted to show his teacher a weakness in the school network and was told to stop asking.',
]

/** The same for those who write for many. */
export const groupExperiences = [
  'Our marae lost years of photographs when a server was encrypted, and there was no copy.',
  'Someone we work with moved to another country for fear of what her old government could find out about her.',
  'We run a help desk on Saturdays in {place}, and half of the questions are about scams.',
  'We were asked for data by an office abroad that none of us had heard of.',
  'Of {count} people who came to our last workshop, most had been tricked at least once and few had told anyone.',
  'It took us {years} days to find out who in New Zealand we should report a break-in to.',
  'Two years ago we rang every number we could find in {place} and nobody could tell us who keeps the statistics.',
  'Those who ask us for help seldom speak of law; they want it to stop, and their pictures back.',
]

/** Between paragraphs of a longer text; complete sentences, so that any sentence can follow. */
export const connectors = [
  '',
  '',
  '',
  '',
  'Another point.',
  'Then there is this.',
  'And one more thing.',
  'A different matter.',
]

/** Before views that the writer reports and does not share. */
export const otherSide = [
  'Not everybody agrees, and the other side deserves to be heard.',
  'Others put it to us like this.',
  'We know the answer that is given to this.',
  'I have also listened to people who see it the other way.',
]

/** What people write when they write hardly anything. */
export const fewWords: Record<Stance, Said[]> = {
  for: [
    'Yes.',
    'Support',
    'Tautoko.',
    'Sign it',
    'Agreed, all of it.',
    'Good idea',
    'Āe.',
    'yes please and soon',
  ],
  mixed: [
    'Maybe',
    'Only with safeguards.',
    'Depends',
    'Yes, but slowly.',
    'See above',
    'Not as it stands',
    'Ask Māori first.',
  ],
  against: [
    'No.',
    'Oppose',
    'Kāo.',
    adopted('Do not sign'),
    'No thanks',
    'Leave it',
    'Why?',
    'we have Budapest',
  ],
}

export const places = [
  'Whanganui',
  'Invercargill',
  'Tauranga',
  'Ōtautahi',
  'the Hutt Valley',
  'Gisborne',
  'Nelson',
  'Kaitāia',
  'South Auckland',
  'Westport',
  'Palmerston North',
  'Queenstown',
]

export const trades = [
  'network support',
  'banking',
  'teaching',
  'a law office',
  'dairy farming',
  'nursing',
  'software testing',
  'the public service',
  'a courier firm',
]

/** What people would rather not see published, with the reason they give. */
export const sensitive: {
  /** Who would say it: one person, a firm or group, or an iwi or hapū. */
  from: 'person' | 'group' | 'iwi-hapu'
  category: WithholdCategory
  sentence: string
  because: string
}[] = [
  {
    from: 'group',
    category: 'commercial',
    sentence: 'Our last break-in cost us about {count} thousand dollars and one large customer.',
    because: 'Customers and competitors do not know about this, and it would harm our business.',
  },
  {
    from: 'group',
    category: 'commercial',
    sentence:
      'We answer orders with two people and a spreadsheet, and could not answer more than {years} at once.',
    because: 'It shows where we are weak, which is commercially sensitive.',
  },
  {
    from: 'person',
    category: 'safety',
    sentence: 'I left somebody who read my messages, and he still looks for me under my old name.',
    because: 'He would know at once that this is me. I could be in danger.',
  },
  {
    from: 'person',
    category: 'safety',
    sentence:
      'My brother is still in the country that I came from, and he is questioned whenever I publish something.',
    because: 'My family could be harmed if this were linked to me.',
  },
  {
    from: 'person',
    category: 'privacy',
    sentence: 'My wife was one of the people whose pictures were shared, {years} years ago.',
    because:
      'It is about my wife and not about me. She agreed that I may mention it, not that it is published.',
  },
  {
    from: 'person',
    category: 'privacy',
    sentence: 'I was a client of that clinic myself when its records were taken.',
    because: 'This is about my health.',
  },
  {
    from: 'iwi-hapu',
    category: 'cultural',
    sentence: 'The whakapapa records that our whānau keeps are on a server abroad, and we were never asked.',
    because: 'Where these records lie is for our people to say and not for a public page.',
  },
  {
    from: 'group',
    category: 'commercial',
    sentence:
      'Three of our contracts, worth {count} thousand dollars between them, depend on keeping data in the country.',
    because: 'The contracts are confidential between us and our customers.',
  },
  {
    from: 'group',
    category: 'safety',
    sentence: 'Two of our volunteers have been threatened at home because of this work.',
    because: 'They did not agree to be mentioned in public, and it could start again.',
  },
  {
    from: 'iwi-hapu',
    category: 'cultural',
    sentence:
      'The recordings that our kuia made are held under a tikanga that we have described to the ministry in person.',
    because: 'It contains mātauranga that is not ours to hand out.',
  },
]
