import { adopted } from './eras.ts'

/** Sentences on children, victims, the Pacific, prevention and business. */
export const peopleAndPlaces = {
  children: {
    for: [
      'Abuse of children is recorded in one country, stored in a second and watched in a third; no country can stop it alone.',
      adopted('Grooming should be a crime everywhere, and this text makes it one.'),
      adopted('If the treaty did nothing but protect children it would be worth signing.'),
      adopted('As a parent I cannot see why we would wait.'),
      'Every month of delay is a month in which pictures keep going round.',
    ],
    mixed: [
      'Protect children, and do not make criminals of teenagers who send pictures of themselves to one another.',
      'Children have a right to privacy as well, and to talk to a helpline without being watched.',
      adopted(
        'The offences about children are the strongest part of the text; they should not carry the weaker parts on their back.',
      ),
      'Fund the people who take calls from children before writing new articles.',
      'Teachers in {place} need training more than they need a treaty.',
    ],
    against: [
      'Children are put in the window so that nobody looks at the rest of the shop.',
      'We have good law on this already, and treaties on it that work.',
      'Scanning everybody’s messages to find a few is not protection.',
      adopted('Some states will use these articles against young people for whom they love.'),
    ],
  },
  victims: {
    for: [
      'My bank said the money had gone abroad and that was the end of it; a treaty would at least give them someone to ring.',
      'Older people in {place} lose their savings to a voice on the phone, and nobody is ever charged.',
      'People whose pictures were shared without their consent need this to be a crime wherever the server stands.',
      'A victim does not care which convention it is, only that somebody picks up.',
    ],
    mixed: [
      'Support for victims should be a duty in the text, with money behind it.',
      'Getting money back matters more to most people than a conviction years later.',
      'Give victims a say before their own messages are passed around as evidence.',
      'One place to report, in plain language, would do more than ten articles.',
      'Small firms are victims as well, and they are ashamed to say so.',
    ],
    against: [
      adopted('Victims get one article and the police get dozens.'),
      'Nothing here would have helped me: the police had the name and had no time.',
      'People who run from a violent partner are in danger when data travels easily.',
    ],
  },
  pacific: {
    for: [
      'Our neighbours have few investigators and the same criminals, and the chapter on assistance is for them.',
      'New Zealand should be the one to offer training in the region before others offer it with strings.',
      'A cable was laid, everyone went online, and nobody was there to protect them.',
      adopted('If Pacific states sign, we should be beside them.'),
      'Shared laws in the region would make it one place to hide less.',
    ],
    mixed: [
      'Ask Pacific governments what they want before speaking about them.',
      'Technical assistance should build skills that stay, and not only fly in experts for a week.',
      'Help with technology must not become help with watching people.',
      'Tokelau, Niue and the Cook Islands should be asked in their own right.',
      'A small state cannot answer fifty requests a year; the duties should grow with the means.',
    ],
    against: [
      'Small island states will be pressed to sign what they cannot afford to keep.',
      'Equipment for interception will arrive long before judges who understand it.',
      'There are better ways to help in the Pacific than a treaty that opens every filing cabinet.',
    ],
  },
  prevention: {
    for: [
      'Prevention is the cheapest part of the treaty and should be the first to be kept.',
      'Most break-ins I have seen in {years} years of {trade} came through a password that was used twice.',
      adopted('It is right that the text speaks of schools, firms and communities, and not only of police.'),
      'A campaign that all countries run in the same month would be heard.',
    ],
    mixed: [
      'Put numbers on it: how many people were reached, and did fewer of them lose money?',
      'Prevention needs people that communities know, in the languages they speak at home.',
      'Makers of devices should carry their share, since users cannot patch what nobody patches.',
      adopted('The chapter is kind and vague; tell us who will do what by when.'),
      'Libraries and marae are where people ask for help, so send the help there.',
    ],
    against: [
      'Nobody needs a convention to teach people about passwords.',
      'The preventive chapter is where the good intentions are kept, away from the budget.',
      'Prevention should not become a reason to keep everyone’s data just in case.',
    ],
  },
  business: {
    for: [
      'One set of rules for orders from abroad is easier for a provider than twenty.',
      'Customers ask us what we do about crime, and a treaty gives an answer.',
      'Ransomware is the largest uninsured risk that a firm of our size has.',
      'Clear law is good for business, and guessing is not.',
    ],
    mixed: [
      'The cost of answering orders should not fall on the smallest.',
      'Let providers challenge an order that is too wide, without breaking the law while they do.',
      'Say who is liable when a provider follows a foreign request in good faith.',
      'Firms need a year at least between the law and the day it begins.',
      'Trade secrets turn up in evidence, and the text should say how they are kept.',
    ],
    against: [
      'We would have to build systems for handing data over that are themselves a target.',
      'Our clients chose New Zealand because their data is safe here, and this weakens that.',
      'Liability for what a user does will make small hosts close.',
      'Each new duty is one more reason to put the servers somewhere else.',
    ],
  },
}
