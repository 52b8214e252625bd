// RIS files as databases export them: records of about 2 kB, each with title, authors, DOI, abstract and keywords of its own.
import fs from 'node:fs'
import { capital, type Dice, throwing, word } from './invented-library.ts'
import { prose } from './prose.ts'

const ABSTRACT = 1500
const COPY_EVERY = 20
const FARTHEST_COPY = 2_000

/**
 * Writes `count` records. One in twenty is a copy of an earlier one as it stands, one in twenty a copy without DOI in the
 * dress of another database. Words of titles are spread as in a real library: a few stand in many, most in one or two.
 */
export async function writeReferences(file: string, count: number): Promise<void> {
  const pool = prose(count).paragraph(200_000)
  const language = inventLanguage()
  const out = fs.createWriteStream(file)
  for (let at = 1; at <= count; at++) {
    const isCopy = at % COPY_EVERY === 0
    const isInOtherDress = at % COPY_EVERY === COPY_EVERY / 2 && at > COPY_EVERY
    const back = 1 + ((Math.imul(at, 48_271) >>> 8) % Math.min(at - 1 || 1, FARTHEST_COPY))
    const work = workOf(isCopy || isInOtherDress ? at - back : at, language)
    const more = out.write(linesOf(isInOtherDress ? inOtherDress(work, throwing(at)) : work, pool))
    if (!more) await new Promise<void>(resolve => out.once('drain', () => resolve()))
  }
  await new Promise<void>(resolve => out.end(() => resolve()))
}

type Language = { readonly words: readonly string[]; readonly names: readonly string[] }

const WORDS = 15_000
const NAMES = 5_000
/** What many titles end with: their last letters lead from one to the next. */
const KINDS = [
  ...['a systematic review and narrative synthesis', 'a qualitative interview study', 'results of a pilot study'],
  ...[
    'a cluster randomised controlled trial',
    'an evaluation in primary care settings',
    'protocol for a realist review',
  ],
]
const KIND_EVERY = 12
const SMALL = 'of in a and the for to of in and on with the from by an'.split(' ')

function inventLanguage(): Language {
  const dice = throwing(4_711)
  return {
    words: Array.from({ length: WORDS }, () => word(dice)),
    names: Array.from({ length: NAMES }, () => capital(word(dice))),
  }
}

/** Zipf's law, less steep among the commonest: the first word stands in a sixth of the titles. */
function common(words: readonly string[], dice: Dice): string {
  const [from, to] = [Math.log(6), Math.log(6 + words.length)]
  return words[Math.floor(Math.exp(from + ((to - from) * dice(1_000_000)) / 1_000_000) - 6)] ?? ''
}

type Work = {
  readonly number: number
  readonly title: string
  readonly authors: readonly string[]
  readonly year: number
  readonly journal: string
  readonly volume: number
  readonly first: number
  readonly last: string
  readonly doi: string
}

function workOf(number: number, { words, names }: Language): Work {
  const dice = throwing(Math.imul(number, 0x9e3779b1))
  for (let warm = 0; warm < 3; warm++) dice(2)
  const phrase = (count: number) =>
    Array.from({ length: count }, (_, at) => (at % 5 < 2 ? SMALL[dice(SMALL.length)] : common(words, dice))).join(' ')
  const first = 1 + dice(900)
  return {
    number,
    title: `${capital(phrase(5 + dice(7)))}: ${dice(KIND_EVERY) === 0 ? KINDS[dice(KINDS.length)] : phrase(4 + dice(6))}`,
    authors: Array.from(
      { length: 1 + dice(6) },
      () => `${common(names, dice)}, ${common(names, dice)} ${'ABEHKLMRST'[dice(10)]}.`,
    ),
    year: 1995 + dice(31),
    journal: `Journal of ${capital(words[dice(200)] ?? '')} Measurement`,
    volume: 1 + dice(60),
    first,
    last: String(first + 3 + dice(12)),
    doi: `10.5555/measure.${number}`,
  }
}

/** Capitals, a title with a slip or cut, initials for names, an abbreviated journal, no DOI. */
function inOtherDress(work: Work, dice: Dice): Work {
  const { title } = work
  const at = 1 + dice(title.length - 2)
  const titles = [
    title.toUpperCase(),
    `[${title}].`,
    title.slice(0, at) + title.slice(at + 1),
    title.split(':', 1)[0] ?? '',
  ]
  return {
    ...work,
    title: titles[dice(titles.length)] ?? title,
    authors: work.authors.map(name => name.replace(/, (\p{Lu}).*/u, ' $1')),
    journal: work.journal.replace('Journal of', 'J').replace('Measurement', 'Meas'),
    doi: '',
  }
}

function linesOf(work: Work, pool: string): string {
  const { number, title, authors, year, journal, volume, first, last, doi } = work
  const from = (number * 7919) % (pool.length - ABSTRACT - 200)
  return [
    'TY  - JOUR',
    `TI  - ${title}`,
    ...authors.map(name => `AU  - ${name}`),
    `PY  - ${year}`,
    `T2  - ${journal}`,
    `VL  - ${volume}`,
    `SP  - ${first}`,
    `EP  - ${last}`,
    ...(doi === '' ? [] : [`DO  - ${doi}`, `UR  - https://doi.org/${doi}`]),
    ...['social prescribing', 'link workers', 'primary care', 'realist'].map(word => `KW  - ${word}`),
    `AB  - ${pool.slice(from, from + ABSTRACT)}`,
    `N1  - ${pool.slice(from, from + 120)}`,
    'ER  - ',
    '',
    '',
  ].join('\r\n')
}
