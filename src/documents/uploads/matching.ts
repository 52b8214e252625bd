// Knows which record a full text is of: by its DOI, by a title that stands at its beginning, or by what its file is called.

/** A record that full texts are sought for. */
export type Sought = {
  readonly id: number
  readonly title: string
  /** Family name of the first author, or whatever stands for it. */
  readonly author: string
  readonly year: number | null
  readonly doi: string
}

export type How = 'doi' | 'title' | 'file name'
export type Match = { readonly recordId: number; readonly how: How }

/** So much of a text is its beginning: a title page, or what stands above the abstract. */
const BEGINNING = 6_000
/** A shorter title may stand in many texts by chance. */
const TELLING_TITLE = 20
const TELLING_WORD = 4
/** Of the longer words of a title so many have to stand in the name of a file. */
const SHARE = 0.7

/**
 * Null when nothing tells, or when it tells of two records. A DOI comes before a title, and a title before the name of the
 * file, which people give as they like. Time grows with the number of records.
 */
export function matchOf(
  text: { readonly text: string; readonly doi: string | null; readonly title: string | null },
  fileName: string,
  sought: readonly Sought[],
): Match | null {
  const doi = text.doi?.toLowerCase() ?? ''
  const byDoi = doi === '' ? [] : sought.filter(record => record.doi.toLowerCase() === doi)
  if (byDoi.length === 1) return { recordId: byDoi[0]!.id, how: 'doi' }
  const opening = letters(text.text.slice(0, BEGINNING))
  const among = byDoi.length > 1 ? byDoi : sought
  const titled = among.filter(record => {
    const title = letters(record.title)
    return title.length >= TELLING_TITLE && opening.includes(title)
  })
  const longest = onlyLongest(titled)
  if (longest !== null) return { recordId: longest.id, how: 'title' }
  if (titled.length > 1) return null
  const named = sought.filter(record => isNamed(fileName, record))
  return named.length === 1 ? { recordId: named[0]!.id, how: 'file name' } : null
}

/** “A study” and “A study of words” both stand in a text of the second. */
function onlyLongest(found: readonly Sought[]): Sought | null {
  const [first, second] = found.toSorted((a, b) => letters(b.title).length - letters(a.title).length)
  if (first === undefined) return null
  return second === undefined || letters(first.title).length > letters(second.title).length ? first : null
}

/** “Smith 2019.pdf”, “smith_2019_time-to-listen.pdf”, “Time to listen in a village practice.pdf”. */
function isNamed(fileName: string, record: Sought): boolean {
  const name = fileName.replace(/\.[a-z\d]{1,5}$/i, '')
  const words = new Set(wordsOf(name))
  const author = wordsOf(record.author)
  const byAuthor =
    record.year !== null &&
    author.length > 0 &&
    author.every(word => words.has(word)) &&
    new RegExp(`(?:^|\\D)${record.year}(?:\\D|$)`).test(name)
  if (byAuthor) return true
  const telling = [...new Set(wordsOf(record.title).filter(word => word.length >= TELLING_WORD))]
  return telling.length >= 4 && telling.filter(word => words.has(word)).length >= telling.length * SHARE
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

function letters(text: string): string {
  return plain(text).replace(/[^\p{L}\p{N}]+/gu, '')
}

function wordsOf(text: string): string[] {
  return plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}
