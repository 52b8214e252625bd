// One invented library with copies and look-alikes in it, as a database, EndNote and Zotero would write it.

export type Work = {
  readonly type: 'article' | 'chapter' | 'book'
  readonly title: string
  readonly authors: readonly (readonly [family: string, given: string])[]
  readonly year: number
  readonly journal: string
  readonly volume: string
  readonly issue: string
  readonly first: string
  readonly last: string
  readonly doi: string
  readonly abstract: string
}

const listening: Work = {
  type: 'article',
  title: 'Being listened to & what follows: why people return to a café for carers',
  authors: [
    ['Mercer', 'Anna Maria'],
    ['van der Holt', 'Ben'],
    ['Müller', 'Jürgen'],
  ],
  year: 2019,
  journal: 'Journal of Community Examples',
  volume: '12',
  issue: '3',
  first: '101',
  last: '119',
  doi: '10.1000/listening',
  abstract:
    'Background: Forty people spoke about what happened after they were first referred and what made them come back to us.',
}

const waiting: Work = {
  ...listening,
  title: 'Waiting lists and β-blockers: a realist synthesis of what staff believe',
  authors: [
    ['Quill', 'Rosa'],
    ['Okafor', 'Chidi'],
  ],
  year: 2021,
  volume: '14',
  first: '7',
  last: '29',
  doi: '',
  abstract:
    'Staff who know how long a list is speak of it in another way, and those who do not know it guess at it with care.',
}

const chapter: Work = {
  ...listening,
  type: 'chapter',
  title: 'What managers pay for when nobody asks',
  authors: [['Adeyemi', 'Tunde']],
  journal: 'A handbook of invented services',
  volume: '',
  issue: '',
  first: '44',
  last: '60',
  doi: '10.1000/handbook',
  abstract: '',
}

/** In the order of a merged library; the group says which are one work. */
export const library: readonly { readonly group: string; readonly work: Work }[] = [
  { group: 'listening', work: listening },
  { group: 'waiting', work: waiting },
  { group: 'listening', work: { ...listening, title: listening.title.toUpperCase(), doi: '', abstract: '' } },
  { group: 'waiting part', work: { ...waiting, title: `${waiting.title}, part 2`, first: '30', last: '41' } },
  { group: 'waiting', work: { ...waiting, title: `${waiting.title}.`, journal: 'J Community Ex' } },
  {
    group: 'correction',
    work: {
      ...listening,
      title: `Correction to: ${listening.title}`,
      doi: '10.1000/mended',
      first: '300',
      last: '300',
    },
  },
  {
    group: 'talk',
    work: { ...listening, journal: 'Talks and Posters', volume: '3', first: 'S12', last: 'S12', doi: '' },
  },
  { group: 'chapter', work: chapter },
  {
    group: 'other chapter',
    work: { ...chapter, title: 'Why volunteers stay for years', authors: [['Brandt', 'Eva']], first: '61', last: '80' },
  },
  { group: 'chapter', work: { ...chapter, doi: '' } },
  { group: 'editorial', work: { ...waiting, title: 'Editorial', first: '1', last: '2', abstract: '' } },
  { group: 'other editorial', work: { ...waiting, title: 'Editorial', first: '201', last: '202', abstract: '' } },
]

const RIS_TYPES = { article: 'JOUR', chapter: 'CHAP', book: 'BOOK' } as const
const ENDNOTE_TYPES = { article: 'Journal Article', chapter: 'Book Section', book: 'Book' } as const

/** As a database exports it: abbreviated given names, separate pages, an address for the DOI. */
export function asRis(works: readonly Work[]): string {
  const record = (work: Work) => [
    `TY  - ${RIS_TYPES[work.type]}`,
    ...work.authors.map(([family, given]) => `AU  - ${family}, ${initials(given)}`),
    `TI  - ${work.title}`,
    `T2  - ${work.journal}`,
    `PY  - ${work.year}///`,
    ...tags({ VL: work.volume, IS: work.issue, SP: work.first, EP: work.last, AB: work.abstract }),
    ...(work.doi ? [`DO  - https://dx.doi.org/${work.doi.toUpperCase()}`] : []),
    'ER  - ',
  ]
  return works.map(work => record(work).join('\r\n')).join('\r\n\r\n')
}

/** As Zotero exports it: full names, the journal under two tags, the pages joined. */
export function asZotero(works: readonly Work[]): string {
  const record = (work: Work) => [
    `TY  - ${RIS_TYPES[work.type]}`,
    `TI  - ${work.title}`,
    ...work.authors.map(([family, given]) => `AU  - ${family}, ${given}`),
    `T2  - ${work.journal}`,
    ...tags({ AB: work.abstract, DA: `${work.year}/06/01/`, PY: String(work.year), DO: work.doi }),
    ...tags({ VL: work.volume, IS: work.issue, SP: `${work.first}-${work.last}` }),
    'N1  - <p>Seen twice</p>',
    'ER  - ',
  ]
  return works.map(work => record(work).join('\n')).join('\n\n')
}

/** As EndNote exports it: every text in a style, pages with their end cut short. */
export function asEndNote(works: readonly Work[]): string {
  const style = (text: string) => `<style face="normal" font="default" size="100%">${escaped(text)}</style>`
  const field = (name: string, text: string) => (text === '' ? '' : `<${name}>${style(text)}</${name}>`)
  const record = (work: Work) => `<record><ref-type name="${ENDNOTE_TYPES[work.type]}">17</ref-type>
    <contributors><authors>${work.authors.map(([family, given]) => field('author', `${family}, ${initials(given, '. ')}`)).join('')}</authors></contributors>
    <titles>${field('title', work.title)}${field('secondary-title', work.journal)}</titles>
    ${field('pages', work.first === work.last ? work.first : `${work.first}-${shortened(work)}`)}${field('volume', work.volume)}${field('number', work.issue)}
    <dates>${field('year', String(work.year))}</dates>${field('electronic-resource-num', work.doi)}${field('abstract', work.abstract)}</record>`
  return `<?xml version="1.0" encoding="UTF-8" ?><xml><records>${works.map(record).join('')}</records></xml>`
}

function tags(values: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(values).flatMap(([tag, value]) => (value === '' ? [] : [`${tag}  - ${value}`]))
}

function initials(given: string, mark = ''): string {
  return given
    .split(' ')
    .map(name => `${name[0]}${mark}`)
    .join('')
    .trim()
}

function shortened({ first, last }: Work): string {
  return first.length === last.length && first[0] === last[0] ? last.slice(1) : last
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
