import { adopted, beforehand } from './eras.ts'

/** Sentences on offences, security research, powers and cooperation. */
export const crimesAndPowers = {
  criminalisation: {
    for: [
      'Breaking into systems, destroying data and holding it for ransom should be crimes in every country.',
      'Criminals choose the countries with no law against what they do, so a common list closes doors.',
      'Our law has most of these offences already, so the cost of agreeing is small.',
      'A common list of offences makes extradition and evidence far easier to get.',
      'Fraud by computer is the crime that people in {place} meet most often; leave it in.',
    ],
    mixed: [
      beforehand('Keep to crimes that cannot be committed without a computer, and add very few others.'),
      'Each offence needs intent, and serious harm, before it belongs in a treaty.',
      'If an act is already a crime offline, it does not need a second name because a phone was used.',
      beforehand('The list should be closed, so that it cannot grow by reference to other treaties.'),
      beforehand('Do not let “without right” do all the work; say what right means.'),
      beforehand(
        'Theft of a password and the sale of a tool are different things and should be in different articles.',
      ),
    ],
    against: [
      beforehand('The list of offences keeps growing every time somebody new takes the floor.'),
      '“Serious crime” is whatever a state gives four years for, and some give four years for an insult.',
      'We have a treaty for the core offences, and a second list will only blur the first.',
      'Vague offences are worse than none, because police have to use them and courts have to guess.',
      'Young people who try things out will be caught by this long before any gang is.',
    ],
  },
  researchers: {
    for: [
      'Most researchers I know would welcome a clear rule, even a strict one.',
      'A published policy on reporting weaknesses, with the treaty behind it, would help everybody.',
      adopted('Honest testers work with permission, and the treaty does not touch them.'),
    ],
    mixed: [
      beforehand('Add a defence for people who find a weakness, touch nothing more, and report it.'),
      beforehand('Illegal access should need a dishonest purpose, or else every test becomes a risk.'),
      'Of the people who reported a weakness in good faith, more than one got a letter from a lawyer as the first reply.',
      'Tools that test a network are the same tools that attack one; only intent tells them apart.',
      'Teachers of security need to know that their classroom exercises are lawful.',
      adopted(
        'Put good-faith research into our own law first, and into the declaration that we make on joining.',
      ),
    ],
    against: [
      'If reporting a weakness can bring a charge, people will stop reporting and start selling.',
      adopted(
        'The article on misuse of devices makes a suspect of everyone with a laptop and a curious mind.',
      ),
      'Our hospitals are safer because somebody looked, and this treaty would tell that somebody not to.',
      'A promise that prosecutors will be sensible is not a defence.',
    ],
  },
  'procedural-powers': {
    for: [
      'Evidence online is gone in days, and an order to preserve it must be quick.',
      'Police cannot investigate what they cannot see, and at the moment they see very little.',
      'A production order under a judge’s hand is the least intrusive power there is; use it well.',
      'Preserving data is not reading it, and people mix the two up.',
    ],
    mixed: [
      'Every power should need an independent decision before it is used.',
      'Powers must be needed, in proportion, limited in time, and open to challenge.',
      'Live interception belongs, if anywhere, to the gravest crimes alone.',
      'Publish each year how often each power was used, and for what.',
      'Nobody should be made to hand over a password that opens more than the order covers.',
      'Let the person affected go to court, with a lawyer, and with the papers.',
      'Small providers need time and help to answer an order; three staff cannot work like three hundred.',
    ],
    against: [
      adopted('The powers cover any crime with electronic evidence, which by now is any crime at all.'),
      adopted('Powers are spelled out in full and safeguards are left to each state’s taste.'),
      'Once a power to listen in real time exists, it will be used for less and less.',
      adopted('I have read the chapter twice and found many verbs for taking and hardly one for protecting.'),
      'A gag on the provider means that nobody will ever know that the power was misused.',
    ],
  },
  cooperation: {
    for: [
      'A request that takes a year helps nobody; a network that answers day and night would.',
      'Our police wait months for a page of records from abroad, and the money is long gone by then.',
      'Countries we have no agreement with are exactly those where the traces end.',
      'New Zealand asks more than it is asked, so it gains more than it gives.',
      'A single channel for evidence would save small agencies a great deal of work.',
    ],
    mixed: [
      'Help should be given only where the act is a crime here as well.',
      'Keep the right to refuse, use it, and publish how often.',
      'Cooperate on cybercrime first; leave other serious crimes for later, when we see how it goes.',
      'Give the central authority enough people, or the fine words will wait in a queue.',
      'No police force should reach across the border by itself: requests should go through a door with someone behind it.',
      beforehand('The treaty should say what happens to evidence after the trial.'),
    ],
    against: [
      'We would owe help to states whose courts we do not trust.',
      'There is nothing here that the Budapest Convention and our own statutes do not give us already, with better company.',
      'The reach goes far beyond cybercrime, to whatever a state chooses to call serious.',
      'Refusing will cost us favours elsewhere, and so we will refuse less often than we should.',
      'Rich states will send the requests and small ones will do the work.',
    ],
  },
}
