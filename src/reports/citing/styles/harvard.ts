// References in the Harvard style of Cite Them Right (Pears and Shields, 12th edition, 2022).
import { partOfYear, wholeDay, yearOf } from '../days.ts'
import { editionIn, editorsWord, isOwnPublisher, isPeriodical } from '../fields.ts'
import { dotted, type Name, namesOf } from '../names.ts'
import { pagesOf } from '../pages.ts'
import { around, clean, italic, joined, linkOf, type Piece, sentences, textOf } from '../punctuation.ts'
import type { Reference, Voice } from '../reference.ts'

/** “Four or more authors”: the first, and “et al.” in italics. */
const MOST_NAMED = 3

export function harvard(reference: Reference, voice: Voice): Piece {
  const head = creators(reference, voice)
  const when = `(${dateOf(reference, voice)})`
  const title = titleOf(reference, voice)
  // “No author”: the title stands first.
  const [first, ...rest] = source(reference, voice)
  const opening =
    textOf(head) === ''
      ? joined([title, when, first ?? null], ' ')
      : joined([head, when, joined([title, first ?? null], ', ')], ' ')
  return sentences([opening, ...rest, available(reference, voice)])
}

function creators(reference: Reference, voice: Voice): Piece {
  const authors = listed(namesOf(reference.authors), inverted, voice)
  if (authors !== null) return authors
  const isBook = reference.kind === 'edited-book' || reference.kind === 'book'
  const editors = isBook ? listed(namesOf(reference.editors), inverted, voice) : null
  return editors === null ? null : [editors, ` (${editorsWord('harvard', reference.editors, voice)})`]
}

/** “A, B and C”; null when nobody is named. */
function listed({ all, isCut }: ReturnType<typeof namesOf>, shape: (name: Name) => string, { say }: Voice): Piece {
  const [first] = all
  if (first === undefined) return null
  const names = all.map(shape)
  if (all.length > MOST_NAMED || isCut)
    return [
      `${all.length > MOST_NAMED ? names[0] : names.join(', ')} `,
      { text: say('report.cite.etAl'), tone: 'title' },
    ]
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} ${say('report.cite.and')} ${names.at(-1)}`
}

const inverted = (name: Name) => [name.family, dotted(name, ''), name.suffix].filter(part => part !== '').join(', ')
const natural = (name: Name) => [dotted(name, ''), name.family, name.suffix].filter(part => part !== '').join(' ')

function dateOf(reference: Reference, { say }: Voice): string {
  const letter = reference.apart?.letter ?? ''
  const year = yearOf(reference)
  if (year !== '') return `${year}${letter}`
  return `${say('report.cite.noDate.harvard')}${letter === '' ? '' : ` ${letter}`}`
}

const PARTS: readonly Reference['kind'][] = ['article', 'chapter', 'conference', 'news', 'blog', 'preprint']

/** Parts of something in single quotation marks, whole works in italics. */
function titleOf(reference: Reference, { say }: Voice): Piece {
  const { kind } = reference
  const title = clean(reference.title)
  const isPart = PARTS.includes(kind) || isPeriodical(reference)
  const shown = isPart && title !== '' ? `‘${title}’` : (italic(title) ?? say('report.cite.untitled'))
  return [shown, around(' [', sortOf(reference), ']')]

  function sortOf({ kind, genre, container }: Reference): string {
    if (kind === 'dataset') return say('report.cite.dataset')
    if (kind === 'preprint') return serverOf(reference) === '' ? say('report.cite.preprint') : ''
    return kind === 'conference' && clean(container) === '' ? clean(genre) || say('report.cite.conferencePaper') : ''
  }
}

const serverOf = ({ container, publisher }: Reference) => clean(container) || clean(publisher)

/** What follows the title: the first part behind a comma, the others as sentences of their own. */
function source(reference: Reference, voice: Voice): Piece[] {
  const { kind, container, number, genre } = reference
  const { say } = voice
  const whole = italic(container)
  const publisher = isOwnPublisher(reference) ? '' : joined([clean(reference.place), clean(reference.publisher)], ': ')
  if (isPeriodical(reference)) return [periodical(reference, voice)]
  if (kind === 'article' || kind === 'news' || kind === 'blog')
    return [joined([whole ?? publisher, partOfYear(reference, voice, 'day first'), pagesIn(reference, voice)], ', ')]
  if (kind === 'chapter' || kind === 'conference') {
    const [book, pages] = [inBook(reference, voice), pagesIn(reference, voice)]
    return textOf(publisher) === '' ? [joined([book, pages], ', ')] : [book, joined([publisher, pages], ', ')]
  }
  if (kind === 'preprint') {
    const server = serverOf(reference)
    return server === '' ? [] : [[{ text: server, tone: 'title' }, ` [${say('report.cite.preprint')}]`]]
  }
  const details: Piece[] = [editionIn(reference, 'harvard', voice)]
  if (kind === 'report' && clean(number) !== '') details.push(say('report.cite.reportNumber', { n: clean(number) }))
  if (kind === 'thesis') details.push(clean(genre) || say('report.cite.thesis'))
  const site = isOwnPublisher({ ...reference, publisher: container }) ? '' : clean(container)
  return [null, ...details, textOf(publisher) === '' ? site : publisher]
}

/** “*Journal*, 12(3), pp. 101–119” */
function periodical(reference: Reference, voice: Voice): Piece {
  const { container, volume, issue } = reference
  return joined([italic(container), [clean(volume), around('(', clean(issue), ')')], pagesIn(reference, voice)], ', ')
}

function pagesIn({ pages }: Reference, { say }: Voice): string {
  const found = pagesOf(pages)
  if (found === null) return ''
  if (found.isArticle) return say('report.cite.article', { n: found.text }).toLowerCase()
  return say(found.isRange ? 'report.cite.pages' : 'report.cite.page', { n: found.text })
}

/** “in B. Holt and C. Lee (eds) *Book*. 2nd edn” */
function inBook(reference: Reference, voice: Voice): Piece {
  const book = italic(reference.container)
  if (book === null) return null
  const editors = listed(namesOf(reference.editors), natural, voice)
  if (editors === null && reference.kind === 'conference')
    return joined([book, editionIn(reference, 'harvard', voice)], '. ')
  const who = editors === null ? null : [editors, ` (${editorsWord('harvard', reference.editors, voice)})`]
  return joined(
    [joined([voice.say('report.cite.inside'), who, book], ' '), editionIn(reference, 'harvard', voice)],
    '. ',
  )
}

/** The day is said of addresses alone: what a DOI leads to stays as it is. */
function available(reference: Reference, voice: Voice): Piece {
  const link = linkOf(reference)
  if (link === null) return null
  const day = reference.doi.trim() === '' ? wholeDay(reference.accessed, voice, 'day first') : ''
  const looked = day === '' ? '' : ` (${voice.say('report.cite.accessed', { day })})`
  return [`${voice.say('report.cite.available.harvard')} `, link, looked]
}
