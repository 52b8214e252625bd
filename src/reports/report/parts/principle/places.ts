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

const facetOf = (place: Place, { say }: Words) => place.facet ?? say('report.places.country')

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

/** What a principle rests on, with the settings counted that stand under where it was studied. */
export function restingSaid({ places, ground }: Source, principle: Reading, words: Words): string {
  const { resting } = readPrinciple(principle, ground)
  const settings = places.filter(place => place.isSetting && foundIn(place, principle) !== undefined).length
  return restingSentence({ ...resting, counts: { ...resting.counts, settings } }, words)
}

/** What studies there say of it; undefined where none spoke of it. */
function foundIn({ principles }: Place, { id }: Principle) {
  return principles.find(one => one.id === id && one.verdict !== 'no study yet')
}

/** Where one principle was studied, facet by facet, and where it was not. */
export function studiedBlocks({ places }: Source, principle: Principle, words: Words): Block[] {
  const { say } = words
  const lines = [...Map.groupBy(places, place => facetOf(place, words))].flatMap(([facet, own]): Inline[][] => {
    const said = own.flatMap(place => {
      const found = foundIn(place, principle)
      if (found === undefined) return []
      const against =
        found.verdict === 'holds' ? '' : `, ${say(`report.places.${found.verdict.replaceAll(' ', '-')}.one`)}`
      return [`${place.name} (${found.studies}${against})`]
    })
    return said.length === 0 ? [] : [[strong(`${facet}: `), plain(said.join('; '))]]
  })
  const title = heading(3, say('report.places.where'))
  if (lines.length === 0) return [title, missing(say('report.places.unplaced'))]
  return [title, list(lines), paragraph([quiet(say('report.places.studied'))])]
}
