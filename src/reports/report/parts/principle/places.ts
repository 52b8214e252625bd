// Where the evidence comes from: as a table over all principles, and in a few words for one of them.

import { readPrinciple } from '../../../../principles/reading.ts'
import type { Place } from '../../reach/places.ts'
import type { Source } from '../../source.ts'
import {
  type Block,
  heading,
  type Inline,
  linkTo,
  list,
  missing,
  paragraph,
  plain,
  quiet,
  strong,
  table,
} from '../../writing/blocks.ts'
import { facetSaid } from '../shipped.ts'
import { restCount, restingSentence, type Words } from '../words.ts'

type Principle = { readonly id: number }
type Reading = Parameters<typeof readPrinciple>[0]

const SPOKEN = ['holds', 'disputed', 'does not hold'] as const

/** A reader looks for a place like theirs: each place with the studies there, and which principles they speak for or against. */
export function placeTable(source: Source, words: Words): Block[] {
  const { say } = words
  const studied = source.places.filter(place => place.studies + place.consultations > 0)
  const never = source.places.filter(place => place.studies + place.consultations === 0)
  if (studied.length === 0) return [missing(say('report.places.none'))]
  const rows = studied.map(place => [
    [plain(facetOf(place, words)), quiet(': '), plain(place.name)],
    restCount(place, words),
    cellOf(source, place, words),
  ])
  return [
    table(
      say('report.places.caption'),
      ['place', 'studies', 'principles'].map(column => say(`report.places.${column}`)),
      rows,
    ),
    ...(never.length === 0
      ? []
      : [
          paragraph([strong(`${say('report.places.never')} `), plain(`${never.map(place => place.name).join('; ')}.`)]),
        ]),
  ]
}

export const facetOf = ({ facet }: Place, words: Words) =>
  facet === null ? words.say('report.places.country') : facetSaid(facet, words)

/** "1, 3; disputed: 2". */
function cellOf({ principles }: Source, place: Place, { say }: Words): Inline[][] {
  const numbers = new Map(principles.map((one, at) => [one.id, at + 1]))
  const lines = SPOKEN.flatMap((verdict): Inline[][] => {
    const found = place.principles.filter(one => one.verdict === verdict)
    if (found.length === 0) return []
    const links = found.flatMap(({ id }, at): Inline[] => [
      ...(at === 0 ? [] : [plain(', ')]),
      linkTo(String(numbers.get(id) ?? ''), `#principle-${id}`),
    ])
    return [[quiet(`${say(`report.places.${verdict.replaceAll(' ', '-')}`)} `), ...links]]
  })
  return lines.length === 0 ? [[quiet(say('report.places.unsaid'))]] : lines
}

export function restingSaid({ ground }: Source, principle: Reading, words: Words): string {
  return restingSentence(readPrinciple(principle, ground).resting, words)
}

/** What is said there of one principle; undefined where nothing is. */
const foundIn = ({ principles }: Place, { id }: Principle) => principles.find(one => one.id === id)

/** Where one principle was studied, facet by facet: each place with its studies, and what only consultations speak of. */
export function placeLines(
  { places }: Source,
  principle: Principle,
  words: Words,
): { readonly facet: string; readonly said: string }[] {
  const { say } = words
  const lines = [...Map.groupBy(places, place => facetOf(place, words))].flatMap(([facet, own]) => {
    const said = own.flatMap(place => {
      const found = foundIn(place, principle)
      if (found === undefined || found.studies === 0) return []
      const against =
        found.verdict === 'holds' ? '' : `, ${say(`report.places.${found.verdict.replaceAll(' ', '-')}.one`)}`
      return [`${place.name} (${found.studies}${against})`]
    })
    return said.length === 0 ? [] : [{ facet, said: said.join('; ') }]
  })
  const heard = places.filter(place => {
    const found = foundIn(place, principle)
    return found !== undefined && found.studies === 0
  })
  if (heard.length === 0) return lines
  return [...lines, { facet: say('report.places.heard'), said: heard.map(place => place.name).join('; ') }]
}

export function studiedBlocks(source: Source, principle: Principle, words: Words): Block[] {
  const { say } = words
  const lines = placeLines(source, principle, words)
  const title = heading(3, say('report.places.where'))
  if (lines.length === 0) return [title, missing(say('report.places.unplaced'))]
  return [
    title,
    list(lines.map(({ facet, said }) => [strong(`${facet}: `), plain(said)])),
    paragraph([quiet(say('report.places.studied'))]),
  ]
}
