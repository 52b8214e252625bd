// Tables in the six shapes in which configurations are published; every sentence in them is invented.

/** One tagged sentence each; an overarching one without a number over 1b, 2a–2b and 3g. */
export const NESTED = [
  'No.\tCMOC\tSources',
  'Overarching\tWhen a garden is open to all (C1) or is run by those who use it (C2), people stay because they feel it is theirs (M1) and the beds are kept (O1).\t',
  '1b\tIn gardens with a shed (C1), volunteers meet by chance (O1) because they have a reason to linger (M1).\t(Alder 2019; Birch et al. 2020)',
  '2a–2b\tWhere tools are lent for nothing (C1), newcomers try things out (M1) without fear of blame (M2), which leads to more beds (O1) and fewer quarrels (O2).\tAlder 2019',
  '3g\tIf the gate is locked at noon (C1), parents give up (M1) and beds run wild (O1).\tCedar and Dogwood, 2018',
].join('\n')

/** Theme bands, numbered tagged sentences, a list of sources with marks and consultations. */
export const THEMED = [
  'Theme 1: Belonging',
  'CMOC 1: When neighbours are greeted by name (C), they feel expected (M), so they come again (O).',
  'Sources: Elder 2015; Fir et al, 2016 (opposite CMOC confirmed); Stakeholder consultation',
  'CMOC 2: When the table is long (C), strangers sit down together (M) and talk (O).',
  'Sources: Fir et al, 2016',
  'Theme 2: Learning',
  'CMOC 3: When seeds are labelled (C), children ask questions (M) and remember names (O).',
  'Sources: Gorse & Hazel 2012',
].join('\n')

/** Columns, mechanisms with codes that come back in other words, outcomes with the mechanism absent, citations on outcomes. */
export const CODED = [
  'Phase\tContext\tMechanism\tOutcome when mechanism present\tOutcome when mechanism absent',
  'Before planting\tA plan is shared early\t"M1: feeling consulted\nM2: seeing the whole"\t"Fewer changes later (Iris 2011)\nSteadier work"\tPlans are redone (Juniper et al. 2013)',
  'Before planting\tA plan is drawn by one\tM3: being overlooked\tPeople keep away (Iris 2011; Kale 2014)\t',
  'Harvest\tBaskets are counted in the open\tM2: knowing how it all fits\tLess is wasted (Kale 2014)\tMore is wasted',
].join('\n')

/** Domain, number, short title, contexts as a list, a mechanism with resource and response marked, outcomes as a list. */
export const TITLED = [
  'Domain\tID\tShort title\tContext\tMechanism\tOutcome',
  'Tools\t1\tLending\t"• few own a spade\n• the shed is near"\tSpades on loan (resource) make people bold (response)\t"• more digging\n• shared repairs"',
  'Tools\t2\tMending\t"• things break often"\tA bench for repairs (resource) lets people take care (response)\t"• tools last"',
].join('\n')

/** By context, with resource and response repeated within a sentence, sources as numbers of a list. */
export const REPEATED = [
  'Growing alone',
  'When a grower is new (C), a written guide (Mresource) makes them calm (Mresponse), and a phone number (Mresource) makes them ask (Mresponse), so that seedlings live (O). [1, 3]',
  'Growing together',
  'When growers share a bed (C), a rota (Mresource) makes them feel bound (Mresponse), so that watering is not missed (O). [2]',
].join('\n')

export const REPEATED_LIST = [
  '1. Larch A, Maple B, Nettle C. Notes on sowing. Journal of Beds. 2010;3(1):1–9.',
  '2. Oak D. Rotas that hold. Garden Studies. 2012;5:20–31.',
  '3. Pine E, Quince F. Asking for help. Journal of Beds. 2014;7(2):11–19.',
].join('\n')

/** If–then–because rows by stage. */
export const IF_THEN = [
  'Stage\tIf–then–because',
  'Coming\tIf the first visit is with a friend, then people return because they feel less watched.',
  'Staying\tIf tasks can be chosen, then people stay longer because they do what they can do well.',
].join('\n')
