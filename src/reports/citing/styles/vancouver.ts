// References in the style of the ICMJE, as Citing Medicine of the US National Library of Medicine (2nd edition) sets it out; titles of journals are kept as they came.
import { shortDay, yearOf } from '../days.ts'
import { editionIn, editorsWord, isPeriodical } from '../fields.ts'
import { type Name, namesOf } from '../names.ts'
import { pagesOf, shortRange } from '../pages.ts'
import { around, clean, joined, linkOf, type Piece, sentences, textOf } from '../punctuation.ts'
import type { Reference, Voice } from '../reference.ts'

/** ICMJE sample references, 1: six authors, then “et al.”. */
const MOST_NAMED = 6

export function vancouver(reference: Reference, voice: Voice): Piece {
  const { kind, authors } = reference
  const who = namesIn(authors, voice)
  const opening = who === '' && (kind === 'book' || kind === 'edited-book') ? editorsOf(reference, voice) : who
  const doi = reference.doi.trim()
  const link = linkOf(reference)
  // An address closes the reference without a stop, a DOI with one. ICMJE sample references, 36 to 43.
  const identifier: Piece = doi === '' || link === null ? null : ['doi: ', { ...link, text: doi }]
  const address: Piece = doi !== '' || link === null ? null : [`${voice.say('report.cite.available.vancouver')} `, link]
  return joined([sentences([opening, ...body(reference, voice), identifier]), address], ' ')
}

function namesIn(given: readonly string[], { say }: Voice): string {
  const { all, isCut } = namesOf(given)
  const names = all.slice(0, MOST_NAMED).map(inverted)
  if (isCut || all.length > MOST_NAMED) names.push(say('report.cite.etAl'))
  return names.join(', ')
}

/** “Mercer AB Jr”, “DeVries EG 3rd”: two initials at most, without signs. Citing Medicine, chapter 1, A, Author. */
function inverted({ family, initials, suffix }: Name): string {
  const letters = initials.flat().slice(0, 2).join('')
  const rank = { II: '2nd', III: '3rd', IV: '4th' }[suffix] ?? suffix.replace('.', '')
  return [family, letters, rank].filter(part => part !== '').join(' ')
}

function editorsOf({ editors }: Reference, voice: Voice): string {
  const names = namesIn(editors, voice)
  return names === '' ? '' : `${names}, ${editorsWord('vancouver', editors, voice)}`
}

function body(reference: Reference, voice: Voice): Piece[] {
  const { kind, container } = reference
  const title = clean(reference.title) || voice.say('report.cite.untitled')
  if (isPeriodical(reference) || (kind === 'news' && clean(container) !== ''))
    return [title, onNet(clean(container), reference, voice), periodical(reference, voice)]
  if ((kind === 'chapter' || kind === 'conference') && clean(container) !== '')
    return [title, inBook(reference, voice), ...imprint(reference, voice), pagesIn(reference)]
  if (kind === 'blog' && clean(container) !== '')
    return [
      title,
      dated(reference, voice),
      [`${voice.say('report.cite.in')}: `, onNet(clean(container), reference, voice)],
    ]
  if (kind === 'preprint') return preprint(reference, title, voice)
  const number = clean(reference.number)
  return [
    onNet([title, around(' [', sortOf(reference, voice), ']')], reference, voice),
    editionIn(reference, 'vancouver', voice),
    ...imprint(reference, voice),
    kind === 'report' && number !== '' ? voice.say('report.cite.reportNumber.vancouver', { n: number }) : '',
    pagesIn(reference),
  ]
}

function sortOf({ kind, genre }: Reference, { say }: Voice): string {
  if (kind === 'thesis') return (clean(genre) || say('report.cite.thesis')).toLowerCase()
  if (kind === 'dataset') return say('report.cite.dataset').toLowerCase()
  return kind === 'conference' ? (clean(genre) || say('report.cite.conferencePaper')).toLowerCase() : ''
}

/** “[Internet]” behind the title of what was read there and has no DOI. Citing Medicine, chapters 22 to 25. */
function onNet(title: Piece, reference: Reference, { say }: Voice): Piece {
  const isOnNet = reference.doi.trim() === '' && linkOf(reference) !== null
  return textOf(title) !== '' && isOnNet ? [title, ` [${say('report.cite.internet')}]`] : title
}

/** “2019 Mar 3 [cited 2026 Nov 21]”; Citing Medicine asks for “[date unknown]” where there is none. */
function dated(reference: Reference, voice: Voice): string {
  const year = yearOf(reference)
  const isDaily = ['news', 'blog', 'web', 'preprint'].includes(reference.kind)
  const when =
    year === '' ? voice.say('report.cite.noDate.vancouver') : (isDaily && shortDay(reference.date, voice)) || year
  const day = reference.doi.trim() === '' && linkOf(reference) !== null ? shortDay(reference.accessed, voice) : ''
  return day === '' ? when : `${when} [${voice.say('report.cite.cited', { day })}]`
}

/** “2019;12(3):284-7” */
function periodical(reference: Reference, voice: Voice): string {
  const pages = pagesOf(reference.pages)
  const issue = clean(reference.issue)
  const volume = clean(reference.volume)
  // A supplement stands beside the volume, an issue in brackets: “10 Suppl 1:21-34”.
  const part = /^suppl/i.test(issue) ? ` ${issue}` : issue === '' ? '' : `(${issue})`
  const place = `${volume}${part}`.trim()
  const range = pages === null ? '' : `:${shortRange(pages.text)}`
  return `${dated(reference, voice)}${place === '' ? '' : `;${place}`}${range}`
}

/** “In: Holt B, Lee C, editors. Book. 2nd ed” */
function inBook(reference: Reference, voice: Voice): Piece {
  const editors = editorsOf(reference, voice)
  const book = [onNet(clean(reference.container), reference, voice), editionIn(reference, 'vancouver', voice)]
  return [`${voice.say('report.cite.in')}: `, sentences([editors, ...book])]
}

/** “London: Sage; 2010”. Neither place nor publisher is said to be unknown: records seldom hold them. */
function imprint(reference: Reference, voice: Voice): Piece[] {
  const site = ['web', 'dataset', 'report', 'other'].includes(reference.kind) ? clean(reference.container) : ''
  const publisher = clean(reference.publisher) || site
  const where = joined([clean(reference.place), publisher], ': ')
  return [joined([where, dated(reference, voice)], '; ')]
}

function pagesIn({ pages }: Reference): string {
  const found = pagesOf(pages)
  return found === null ? '' : `p. ${shortRange(found.text)}`
}

/** Citing Medicine, chapter 23, preprints: the server, “[Preprint]”, the day. */
function preprint(reference: Reference, title: string, voice: Voice): Piece[] {
  const server = clean(reference.container) || clean(reference.publisher)
  const sort = `[${voice.say('report.cite.preprint')}]`
  return server === ''
    ? [`${title} ${sort}`, dated(reference, voice)]
    : [title, `${server} ${sort}`, dated(reference, voice)]
}
