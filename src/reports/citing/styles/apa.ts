// References in the style of the American Psychological Association, Publication Manual, 7th edition (2020), chapters 9 and 10.
import { partOfYear, wholeDay, yearOf } from '../days.ts'
import { editionIn, editorsWord, isOwnPublisher, isPeriodical } from '../fields.ts'
import { dotted, type Name, namesOf } from '../names.ts'
import { pagesOf } from '../pages.ts'
import { around, clean, italic, joined, linkOf, type Piece, sentences, textOf } from '../punctuation.ts'
import type { Reference, Voice } from '../reference.ts'

/** 9.8: up to twenty names; of more the first nineteen, an ellipsis and the last. */
const MOST_NAMED = 20

export function apa(reference: Reference, voice: Voice): Piece {
  const { say } = voice
  const link = linkOf(reference)
  const day = wholeDay(reference.accessed, voice, 'month first')
  // 9.16: the day is said of pages that go on changing; those are the ones without a date.
  const isUndated = yearOf(reference) === '' && reference.doi.trim() === ''
  const address = link !== null && isUndated && day !== '' ? [`${say('report.cite.retrieved', { day })} `, link] : link
  const head = creators(reference, voice)
  const title = titleOf(reference, voice)
  const date = `(${dateOf(reference, voice)})`
  // 9.12: without an author the title stands in its place.
  const opening = textOf(head) === '' ? [title, date] : [head, date, title]
  return joined([sentences([...opening, ...source(reference, voice)]), address], ' ')
}

function creators(reference: Reference, voice: Voice): Piece {
  const authors = namesIn(reference.authors, voice)
  if (authors !== '') return authors
  const isBook = reference.kind === 'edited-book' || reference.kind === 'book'
  const editors = isBook ? namesIn(reference.editors, voice) : ''
  return editors === '' ? '' : `${editors} (${editorsWord('apa', reference.editors, voice)})`
}

function namesIn(given: readonly string[], { say }: Voice): string {
  const { all, isCut } = namesOf(given)
  const names = all.map(inverted)
  if (isCut) return [...names.slice(0, MOST_NAMED - 1), say('report.cite.etAl')].join(', ')
  if (names.length > MOST_NAMED) return `${names.slice(0, MOST_NAMED - 1).join(', ')}, . . . ${names.at(-1)}`
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}, & ${names.at(-1)}`
}

/** 9.8: “van der Berg, A. M., Jr.” */
function inverted(name: Name): string {
  return [name.family, dotted(name, ' '), name.suffix].filter(part => part !== '').join(', ')
}

/** 9.14, 9.17 and 8.19: the letter follows the year; without one, “n.d.-a”. */
function dateOf(reference: Reference, voice: Voice): string {
  const letter = reference.apart?.letter ?? ''
  const year = yearOf(reference)
  if (year === '') return `${voice.say('report.cite.noDate.apa')}${letter === '' ? '' : `-${letter}`}`
  const isDaily = ['news', 'blog', 'web'].includes(reference.kind)
  const day = isDaily ? partOfYear(reference, voice, 'month first') : ''
  return `${year}${letter}${day === '' ? '' : `, ${day}`}`
}

/** Whether the title is that of a part: of a journal, a book, a newspaper. 9.19 */
function isPart({ kind, container, volume }: Reference): boolean {
  if (clean(container) === '') return kind === 'article' || kind === 'news'
  return (
    ['article', 'chapter', 'conference', 'news', 'blog'].includes(kind) || isPeriodical({ kind, volume, container })
  )
}

/** 9.19 to 9.21: with edition and number in brackets behind it, and the sort of work where it is not usual. */
function titleOf(reference: Reference, voice: Voice): Piece {
  const { say } = voice
  const { kind, number, genre, publisher } = reference
  const text = clean(reference.title)
  if (isPart(reference)) return text || say('report.cite.untitled')
  const details: Piece[] = kind === 'chapter' || kind === 'conference' ? [] : [editionIn(reference, 'apa', voice)]
  if (kind === 'report' && clean(number) !== '') details.push(say('report.cite.reportNumber', { n: clean(number) }))
  if (kind === 'book' || kind === 'edited-book') details.push(volumeOf(reference, voice))
  return joined(
    [
      italic(text) ?? say('report.cite.untitled'),
      around('(', joined(details, ', '), ')'),
      around('[', sortOf(kind, genre, publisher, voice), ']'),
    ],
    ' ',
  )
}

const volumeOf = ({ volume }: Reference, { say }: Voice) =>
  clean(volume) === '' ? '' : say('report.cite.volume', { n: clean(volume) })

function sortOf(kind: Reference['kind'], genre: string, publisher: string, { say }: Voice): Piece {
  if (kind === 'thesis') return joined([clean(genre) || say('report.cite.thesis'), clean(publisher)], ', ')
  if (kind === 'dataset') return say('report.cite.dataset')
  return kind === 'conference' ? clean(genre) || say('report.cite.conferencePaper') : ''
}

/** Where it is from. 9.23 to 9.33 */
function source(reference: Reference, voice: Voice): Piece[] {
  const { kind, container } = reference
  const publisher = isOwnPublisher(reference) ? '' : clean(reference.publisher)
  const whole = italic(container)
  if (kind === 'article' || isPeriodical(reference)) return [periodical(reference, voice)]
  if (kind === 'chapter' || (kind === 'conference' && whole !== null)) return [inBook(reference, voice), publisher]
  if (kind === 'news' || kind === 'blog')
    return [joined([whole ?? publisher, pagesOf(reference.pages)?.text ?? ''], ', ')]
  if (kind === 'thesis') return [clean(container)]
  if (kind === 'web' || kind === 'preprint' || kind === 'dataset') {
    const site = clean(container)
    return [site === '' || isOwnPublisher({ ...reference, publisher: site }) ? publisher : site]
  }
  return [publisher === '' && kind !== 'book' && kind !== 'edited-book' ? clean(container) : publisher]
}

/** 9.25: “*Journal*, *12*(3), 101–119”, or the article's number. */
function periodical({ container, volume, issue, pages }: Reference, { say }: Voice): Piece {
  const found = pagesOf(pages)
  const page = found === null ? '' : found.isArticle ? say('report.cite.article', { n: found.text }) : found.text
  return joined([italic(container), [italic(volume), around('(', clean(issue), ')')], page], ', ')
}

/** 9.28: “In B. Holt & C. Lee (Eds.), *Book* (2nd ed., pp. 1–20)”. */
function inBook(reference: Reference, voice: Voice): Piece {
  const { say } = voice
  const book = italic(reference.container)
  const pages = pagesOf(reference.pages)
  const range = pages === null ? '' : say(pages.isRange ? 'report.cite.pages' : 'report.cite.page', { n: pages.text })
  const details = joined([editionIn(reference, 'apa', voice), volumeOf(reference, voice), range], ', ')
  if (book === null) return range === '' ? null : ['(', details, ')']
  const { all, isCut } = namesOf(reference.editors)
  const names = all.map(name => [dotted(name, ' '), name.family, name.suffix].filter(part => part !== '').join(' '))
  if (isCut) names.push(say('report.cite.etAl'))
  const who = names.length < 3 ? names.join(' & ') : `${names.slice(0, -1).join(', ')}, & ${names.at(-1)}`
  const editors = who === '' ? '' : `${who} (${editorsWord('apa', reference.editors, voice)})`
  return [`${say('report.cite.in')} `, joined([editors, joined([book, around('(', details, ')')], ' ')], ', ')]
}
