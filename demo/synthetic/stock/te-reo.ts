/*
 * Passages in te reo Māori, written for this demonstration in simple sentences. A speaker of the language should read them
 * before they are shown to anyone as examples of good Māori.
 */

/** Statements that can stand in a submission on their own, with the stance they fit. */
export const teReoSentences: { stance: 'for' | 'mixed' | 'against'; text: string }[] = [
  { stance: 'mixed', text: 'He taonga tuku iho ngā raraunga Māori.' },
  { stance: 'mixed', text: 'Me whai wāhi te Māori ki ngā whakatau katoa e pā ana ki ā rātou raraunga.' },
  { stance: 'mixed', text: 'Kei roto i Te Tiriti o Waitangi ngā herenga o te Karauna ki te iwi Māori.' },
  { stance: 'mixed', text: 'Ko te kaitiakitanga tētahi o ngā mātāpono nui mō tēnei mahi.' },
  { stance: 'mixed', text: 'Me tiaki te mana o te tangata i te ao matihiko.' },
  {
    stance: 'against',
    text: 'Kāore mātou e whakaae kia tukuna ā mātou raraunga ki tāwāhi ki te kore he whakaaetanga.',
  },
  { stance: 'against', text: 'Kia tūpato tātou ki ngā mana hou ka hoatu ki te pirihimana.' },
  { stance: 'against', text: 'Kāore anō te Karauna kia rongo i te reo o ngā hapū mō tēnei take.' },
  {
    stance: 'for',
    text: 'E tautoko ana mātou i te kaupapa, kia noho haumaru ā tātou tamariki i runga i te ipurangi.',
  },
  {
    stance: 'for',
    text: 'He pai kia mahi tahi ngā whenua katoa ki te aukati i ngā mahi kino o te ipurangi.',
  },
  { stance: 'for', text: 'Me tū a Aotearoa ki te taha o ōna whanaunga o Te Moana-nui-a-Kiwa.' },
]

export const teReoGreetings = [
  'Tēnā koutou katoa.',
  'Ngā mihi nui ki a koutou mō tēnei mahi.',
  'E ngā mana, e ngā reo, tēnā koutou.',
]
export const teReoFarewells = [
  'Nō reira, tēnā koutou, tēnā koutou, tēnā koutou katoa.',
  'Ngā mihi ki a koutou katoa.',
]
