// Joins the stretches of a report, each a tagged PDF of its own, into one: pages, structure, contents, bookmarks and links as if it had been set at once.
import type { Spot } from '../typst/nodes.ts'
import { boxOf, type Pdf, type PdfObject, refIn, renumbered, sizeOf, within, wordsAt } from './objects.ts'
import { inWhole, treeOf, wholeDocument, wholeRoot } from './tree.ts'
import { written } from './written.ts'

export type Stretch = {
  readonly bytes: Uint8Array
  readonly pdf: Pdf
  readonly places: readonly (readonly [string, Spot])[]
}

/** One object of one stretch. */
type Source = { readonly of: number; readonly at: number }
/** What is done to the words of an object when they name others by the numbers of the whole. */
type Change = (words: string, numberOf: NumberOf) => string
type NumberOf = (of: number, at: number) => number

type Page = Source & {
  readonly height: number
  /** The empty page of the first stretch that has its number. */
  readonly empty: number
}

/** Drawn before the words of a page. */
const NUMBER: PdfObject = { words: '<<\n  /Length 14\n>>', stream: Buffer.from('q /Number Do Q', 'latin1') }
const OWN = -1
const MOST_OBJECTS = 2 ** 32
/** A place is led to from this much above it, in points, as Typst does. */
const LIFT = 10

/**
 * The first stretch ends in an empty page for each page of the others, with its number on it; contents and bookmarks lead there.
 * The page that takes its place draws that number beneath its words. Objects that nothing leads to any more are left out.
 * `page` is the word before the number of the page to which a link leads, for those who hear it.
 */
export function joined(stretches: readonly Stretch[], page: string): Uint8Array {
  const [first] = stretches
  if (first === undefined || stretches.length === 1) return first?.bytes ?? new Uint8Array()
  const pdfs = stretches.map(one => one.pdf)
  const pages = pagesOf(pdfs)
  const { trees, standsFor, changes } = bookOf(pdfs, pages)
  const toPlaces = placesIn(stretches, pages, page)
  const numbers = new Map<number, number>()
  const queue: Source[] = []
  const numberOf = (of: number, at: number): number => {
    const source = standsFor.get(key({ of, at })) ?? { of, at }
    const known = numbers.get(key(source))
    if (known !== undefined) return known
    queue.push(source)
    numbers.set(key(source), queue.length)
    return queue.length
  }
  const root = numberOf(0, pdfs[0]?.root ?? 0)
  const info = numberOf(0, pdfs[0]?.info ?? 0)
  const objects: PdfObject[] = []
  for (let next = 0; next < queue.length; next++) {
    const source = queue[next] as Source
    const object = source.of === OWN ? NUMBER : pdfs[source.of]?.object(source.at)
    if (object === undefined) throw new Error(`Object ${source.at} of stretch ${source.of} is not there.`)
    const words = renumbered(object.words, at => numberOf(source.of, at))
    const change = changes.get(key(source)) ?? (one => inWhole(one, trees, source.of))
    objects.push({ ...object, words: toPlaces(change(words, numberOf), numberOf) })
  }
  return written(objects, root, info)
}

/** One number for an object of a stretch; no stretch has so many. */
const key = ({ of, at }: Source) => of * MOST_OBJECTS + at

/** The pages of the whole, in order. */
function pagesOf(pdfs: readonly Pdf[]): readonly Page[] {
  const [first] = pdfs as [Pdf, ...Pdf[]]
  const empty = pdfs.slice(1).reduce((sum, { pages }) => sum + pages.length, 0)
  const own = first.pages.length - empty
  return pdfs
    .flatMap((pdf, of) =>
      (of === 0 ? pdf.pages.slice(0, own) : pdf.pages).map(at => ({ of, at, height: sizeOf(pdf, at)[1] })),
    )
    .map((page, n) => ({ ...page, empty: first.pages[n] ?? 0 }))
}

/** What stands for what in the whole, and what becomes of single objects. */
function bookOf(pdfs: readonly Pdf[], pages: readonly Page[]) {
  const [first] = pdfs as [Pdf, ...Pdf[]]
  const trees = pdfs.map(treeOf)
  const standsFor = new Map<number, Source>()
  const changes = new Map<number, Change>()
  for (const [of, pdf] of pdfs.entries()) {
    const [top, own] = [first, pdf].map(one => refIn(wordsAt(one, one.root), 'Pages') ?? 0)
    standsFor.set(key({ of, at: own ?? 0 }), { of: 0, at: top ?? 0 })
    for (const part of ['root', 'document'] as const)
      standsFor.set(key({ of, at: trees[of]?.[part] ?? 0 }), { of: 0, at: trees[0]?.[part] ?? 0 })
  }
  changes.set(key({ of: 0, at: trees[0]?.document ?? 0 }), (words, numberOf) => wholeDocument(words, trees, numberOf))
  changes.set(key({ of: 0, at: trees[0]?.root ?? 0 }), (words, numberOf) => wholeRoot(words, trees, numberOf))
  for (const page of pages) {
    if (page.of === 0) continue
    standsFor.set(key({ of: 0, at: page.empty }), page)
    const empty = wordsAt(first, page.empty)
    const drawn = refIn(empty, 'Contents') ?? 0
    changes.set(key(page), (words, numberOf) => withNumber(inWhole(words, trees, page.of), drawn, numberOf))
    changes.set(key({ of: 0, at: drawn }), (words, numberOf) =>
      asDrawing(
        words,
        renumbered(empty, at => numberOf(0, at)),
      ),
    )
  }
  return { trees, standsFor, changes }
}

function withNumber(words: string, drawn: number, numberOf: NumberOf): string {
  const drawing = `/Number ${numberOf(0, drawn)} 0 R`
  const has = within(words, 'Resources')
  const others = within(has, 'XObject')
  const resources = others === '' ? `${has}/XObject << ${drawing} >>` : has.replace(others, () => `${others}${drawing}`)
  return words
    .replace(has, () => resources)
    .replace(/\/Contents (\d+ 0 R)/, (_, own) => `/Contents [${numberOf(OWN, 0)} 0 R ${own}]`)
}

/** What a page draws as a drawing that another page can show. */
function asDrawing(words: string, page: string): string {
  const form = `/Type /XObject\n  /Subtype /Form\n  /BBox [${boxOf(page).join(' ')}]\n  /Resources <<${within(page, 'Resources')}>>`
  return words.replace(/>>$/, () => `  ${form}\n>>`)
}

/** Links between stretches name a place; in the whole they lead there and say on which page it is. */
function placesIn(
  stretches: readonly Stretch[],
  pages: readonly Page[],
  word: string,
): (words: string, numberOf: NumberOf) => string {
  const begins = stretches.map((_, of) => pages.findIndex(page => page.of === of))
  const found = new Map(
    stretches.flatMap(({ places }, of) =>
      places.map(([id, [page, x, y]]) => [id, { n: (begins[of] ?? 0) + page - 1, x, y }]),
    ),
  )
  return (words, numberOf) => {
    if (!words.includes('(place:')) return words
    const action = /\/A <<[^<>]*\/URI \(place:(\d+)\)[^<>]*>>/.exec(words)
    const place = found.get(action?.[1] ?? '')
    const page = pages[place?.n ?? -1]
    if (action === null || place === undefined || page === undefined) return words
    const height = page.height - Math.max(0, place.y - LIFT)
    const there = `[${numberOf(page.of, page.at)} 0 R /XYZ ${place.x.toFixed(2)} ${height.toFixed(2)} 0]`
    return words
      .replace(action[0], () => `/Dest ${there}`)
      .replace(/\/Contents \([^)]*\)/, `/Contents (${word} ${place.n + 1})`)
  }
}
