// An invented library as five databases would export it: works, copies of them in other dress, and works that only look alike.
import type { Comparable } from '../../src/sources/duplicates/matching/comparable.ts'

/** `work` is the same for copies of one work. */
export type Entry = { readonly work: number; readonly record: Comparable }

/** The same `seed` gives the same library in every run. */
export function inventedLibrary(count: number, seed: number): readonly Entry[] {
  const dice = throwing(seed)
  const entries: Entry[] = []
  const works: Comparable[] = []
  while (entries.length < count) {
    const at = works.length
    const share = dice(100)
    if (at < 20 || share < 70) {
      works.push(share < 8 && at > 20 ? lookAlike(works[at - 1 - dice(20)]!, at, dice) : workOf(at, dice))
      entries.push({ work: at, record: works[at]! })
    } else {
      // Most copies come from the next file, some from a search long after.
      const work = at - 1 - dice(share < 95 ? Math.min(at, 3_000) : at)
      entries.push({ work, record: copyOf(works[work]!, dice) })
    }
  }
  return entries
}

export type Dice = (below: number) => number

/** The same `seed` gives the same throws. */
export function throwing(seed: number): Dice {
  let state = seed >>> 0
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const ONSETS = 'b c d f g h l m n p r s t v br cl dr gr pl st tr'.split(' ')
const VOWELS = 'a e i o u ia ea io'.split(' ')
const ENDINGS = 'l n r s t nce tion ment ty ship ing'.split(' ')
const LINKS = ['of', 'and', 'in', 'for', 'with', 'among', 'the', 'on']

export function word(dice: Dice): string {
  const syllables = 1 + dice(3)
  let text = ''
  for (let at = 0; at < syllables; at++) text += ONSETS[dice(ONSETS.length)]! + VOWELS[dice(VOWELS.length)]!
  return text + ENDINGS[dice(ENDINGS.length)]!
}

function phrase(words: number, dice: Dice): string {
  const all = Array.from({ length: words }, (_, at) => (at % 3 === 2 ? LINKS[dice(LINKS.length)]! : word(dice)))
  return capital(all.join(' '))
}

export const capital = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}`

function workOf(number: number, dice: Dice): Comparable {
  const first = 1 + dice(900)
  return {
    type: 'article',
    title: `${phrase(4 + dice(5), dice)}: ${phrase(3 + dice(5), dice).toLowerCase()}`,
    authors: Array.from({ length: 1 + dice(6) }, () => `${capital(word(dice))}, ${capital(word(dice))}`),
    year: 1995 + dice(30),
    journal: `Journal of ${capital(word(dice))} Research`,
    volume: String(1 + dice(80)),
    issue: String(1 + dice(12)),
    pages: `${first}-${first + 3 + dice(12)}`,
    doi: dice(10) < 8 ? `10.5555/invented.${number}` : '',
    pmid: dice(10) < 5 ? String(30_000_000 + number) : '',
    isbn: '',
    abstract: dice(10) < 8 ? phrase(25, dice) : '',
  }
}

/** Under the title of another work: a notice, the next part, the next year's report, a talk about it. */
function lookAlike(work: Comparable, number: number, dice: Dice): Comparable {
  const other = { ...workOf(number, dice), doi: `10.5555/other.${number}` }
  const kinds = [
    { ...other, title: `Correction to: ${work.title}`, authors: work.authors, journal: work.journal },
    { ...other, title: `${work.title}, part ${2 + dice(3)}`, authors: work.authors, journal: work.journal },
    { ...work, year: 2030 + (number % 900), doi: '', pmid: '', volume: '', issue: '', pages: '', abstract: '' },
    { ...other, title: work.title, authors: work.authors, year: work.year, pages: `S${1 + dice(90)}` },
  ]
  return kinds[dice(kinds.length)]!
}

/** What databases and reference managers do to a record, several at once. */
function copyOf(work: Comparable, dice: Dice): Comparable {
  let copy: Comparable = { ...work, pmid: dice(2) === 0 ? work.pmid : '' }
  const changes = 1 + dice(4)
  for (let at = 0; at < changes; at++) copy = CHANGES[dice(CHANGES.length)]!(copy, dice)
  return copy
}

const CHANGES: readonly ((record: Comparable, dice: Dice) => Comparable)[] = [
  record => ({ ...record, title: record.title.toUpperCase() }),
  record => ({ ...record, title: `${record.title}.` }),
  record => ({ ...record, title: `[${record.title}].` }),
  record => ({ ...record, title: record.title.replace(' and ', ' &amp; ').replace(' of ', ' <i>of</i> ') }),
  (record, dice) => ({ ...record, title: slip(record.title, dice) }),
  record => ({ ...record, title: record.doi === '' ? record.title : (record.title.split(':', 1)[0] ?? '') }),
  record => ({ ...record, authors: record.authors.map(name => name.replace(/, (\p{Lu}).*/u, ' $1')) }),
  record => ({ ...record, authors: record.authors.map(name => name.replace(/(.*), (.*)/, '$2 $1')) }),
  record => ({ ...record, authors: [record.authors.map(name => name.replace(/, (\p{Lu}).*/u, ', $1.')).join('; ')] }),
  record => ({ ...record, journal: record.journal.replace('Journal of', 'J').replace('Research', 'Res') }),
  record => ({
    ...record,
    pages: record.pages.replace(/^(\d+)\d-\1(\d)$/, (all, _, last) => all.replace(/-\d+/, `-${last}`)),
  }),
  record => ({ ...record, doi: record.doi === '' ? '' : `https://doi.org/${record.doi.toUpperCase()}` }),
  record => ({ ...record, doi: '' }),
  record => ({ ...record, abstract: record.abstract === '' ? '' : `BACKGROUND: ${record.abstract}` }),
  record =>
    record.doi === '' ? record : { ...record, year: (record.year ?? 2000) - 1, volume: '', issue: '', pages: '' },
]

/** Two letters that change places. */
function slip(title: string, dice: Dice): string {
  const at = 1 + dice(Math.max(1, title.length - 3))
  return title.slice(0, at) + (title[at + 1] ?? '') + (title[at] ?? '') + title.slice(at + 2)
}
