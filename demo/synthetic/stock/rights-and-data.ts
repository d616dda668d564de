import { adopted, beforehand } from './eras.ts'

/** Sentences on rights, expression, privacy and Māori data. */
export const rightsAndData = {
  'human-rights': {
    for: [
      adopted('The article on human rights is short, but it is more than most crime treaties have.'),
      'I would rather have a treaty with a human rights clause that courts can use than no treaty and no clause.',
      'Rights belong to victims too, and a treaty that helps them is a human rights instrument in its own way.',
      'New Zealand has a good record on rights and should bring it into the room.',
      adopted('Having our name on the treaty gives us standing to complain when others misuse it.'),
    ],
    mixed: [
      'Support should depend on rights being written into the working articles, not only into the opening ones.',
      'Name the International Covenant on Civil and Political Rights by its name, so that nobody can pretend not to know which rights are meant.',
      'A clause that points to each country’s own law does not protect people in countries with bad law.',
      adopted(
        'We could live with the text if New Zealand says clearly, when it joins, how it reads the rights clause.',
      ),
      adopted('The words are fine; what worries me is who checks whether anybody keeps to them.'),
      'Every power in the treaty should be read together with a duty to respect rights, article by article.',
    ],
    against: [
      'Some of the loudest supporters of this treaty put people in prison for a post, and we should not help them do it.',
      adopted('Human rights come in as a courtesy and go out again when the powers begin.'),
      'A treaty that cannot say “human rights” without adding “as appropriate” is not one for New Zealand.',
      adopted('There is no body that a person can complain to when a state uses these powers against her.'),
      'We will be asked to assist in cases that we would call persecution, and there will be pressure to say yes.',
    ],
  },
  expression: {
    for: [
      'Nothing in a narrow list of computer crimes has to touch what people may say.',
      'Threats and harassment silence people too; stopping them gives others their voice back.',
      adopted('With the right to refuse in hand, New Zealand need not help anyone punish opinions.'),
      'I do not see how stopping ransomware limits anybody’s free speech.',
    ],
    mixed: [
      'No offence should turn on the content of what is said, with the one exception of material that abuses children.',
      'Journalists who receive leaked files need a clear line that tells them they are not criminals.',
      beforehand(
        'If words like “extremism” or “subversion” come into the text, New Zealand should leave the table.',
      ),
      beforehand('Draw the offences so that a protest website and a botnet cannot be confused.'),
      beforehand(
        'I would ask for a plain sentence that peaceful expression is never an offence under this treaty.',
      ),
    ],
    against: [
      'Broad offences are how governments silence people without having to say so.',
      'Our own communities include people who fled from states that will be parties to this treaty.',
      'A blogger in another country should not have to fear that a request from her government is answered in Wellington.',
      'Once speech offences travel under the name of cybercrime, it will take decades to get them out again.',
      'People in {place} who write about home under another name tell me that they are afraid of this.',
    ],
  },
  privacy: {
    for: [
      'Clear rules on personal data are better than the quiet arrangements that exist now.',
      'An order from a judge, for one named account, does not frighten me.',
      adopted(
        'The data protection article gives agencies something to hold on to when a request goes too far.',
      ),
      'Evidence moves between police forces already; a treaty at least writes down the rules.',
    ],
    mixed: [
      'Personal data should go to another state only when that state protects it as well as we do.',
      'Say how long data may be kept after a case is closed, and who has to delete it.',
      'People should be told that their data was handed over, as soon as telling them no longer harms the case.',
      'Encryption must be left alone: no article should be read as asking anyone to weaken it.',
      'The Privacy Commissioner should be asked, in public, before New Zealand binds itself.',
      'Traffic data looks harmless and is not; it shows who somebody’s doctor, lawyer and friends are.',
      'I accept collection that is aimed at a suspect; I do not accept collection that is aimed at everyone.',
    ],
    against: [
      'Data that has left the country never comes back.',
      adopted('This is a surveillance treaty with a crime treaty’s title page.'),
      'Our privacy law gives people rights against New Zealand agencies, and none against a police force on the other side of the world.',
      'Secret requests with gag orders attached have no place in our law.',
      'Health records, bank records and messages would all be within reach for any crime that someone calls serious.',
    ],
  },
  'maori-data': {
    for: [
      beforehand('Te Tiriti is named, and it should stay named in everything that follows.'),
      'Our people are hit by online fraud like everyone else and deserve the same protection.',
      'A seat at the table lets New Zealand speak for indigenous peoples who have none.',
      beforehand('It is good that Māori were asked before the positions were settled, and that must go on.'),
    ],
    mixed: [
      'Māori data is a taonga, and those it comes from should share in decisions about it when it crosses a border.',
      'Ask iwi and hapū directly; a line on a website is not engagement.',
      'There should be a person in the central authority whose task it is to see what a request means for Māori.',
      'Data about whenua, whakapapa and health needs its own rule before it is handed to anyone abroad.',
      'The partnership of Te Tiriti means that we help to write the position, and not only comment on it.',
      beforehand('Record in the mandate how kaitiaki will be told when data they look after is asked for.'),
      'Māori are already searched, stopped and charged more than others, and new powers fall where old ones fell.',
    ],
    against: [
      'The Crown cannot give away what it does not own, and it does not own our data.',
      'We have seen what happens when others decide what is done with what is ours.',
      adopted('No article in this treaty knows the word tikanga, and none can be made to.'),
      'Until rangatiratanga over data is settled here at home, it should not be traded abroad.',
      'A treaty between governments leaves out the partner that this government has at home.',
    ],
  },
}
