// What drafting takes from configurations as they read, and what they should be given before one drafts from them.
import { nameOf } from '../../configurations/domain.ts'
import type { Element } from '../../configurations/elements/element.ts'
import type { Reading } from '../../configurations/reading.ts'
import type { Ref } from '../domain.ts'
import type { Source } from './draft.ts'

type Term = { readonly id: number; readonly name: string; readonly facetKey: string }

/** `terms` and `contradicting` by `layer id`; readings that are not among `refs` are left out, and unknown refs too. */
export function sourcesOf(
  refs: readonly Ref[],
  readings: readonly Reading<Element>[],
  terms: ReadonlyMap<string, readonly Term[]>,
  contradicting: ReadonlyMap<string, readonly Ref[]>,
): Source[] {
  const wanted = new Set(refs.map(ref => `${ref.layer} ${ref.id}`))
  return readings
    .filter(({ layer, id }) => wanted.has(`${layer} ${id}`))
    .map(({ layer, id, elements, levelIds, sentence, isGenerated, withoutWords }) => ({
      layer,
      id,
      wording: isGenerated ? null : sentence,
      elements: elements.map(element => ({
        ...element,
        isWorded: !isGenerated && !withoutWords.includes(element.mark),
      })),
      levelIds,
      themes: (terms.get(`${layer} ${id}`) ?? []).filter(term => term.facetKey === 'theme'),
      contradicts: contradicting.get(`${layer} ${id}`) ?? [],
    }))
}

export type Unready = {
  readonly name: string
  readonly layer: Ref['layer']
  readonly id: number
  readonly lacks: string
}

/** Configurations to word or complete first, since a draft can say no more than they do. */
export function unreadyOf(
  readings: readonly Pick<Reading, 'layer' | 'id' | 'isGenerated' | 'toComplete'>[],
): Unready[] {
  return readings.flatMap(({ layer, id, isGenerated, toComplete }) => {
    const lacks = [isGenerated ? 'nobody has worded it yet' : '', toComplete].filter(text => text !== '')
    return lacks.length === 0 ? [] : [{ name: nameOf(layer, id), layer, id, lacks: lacks.join('; ') }]
  })
}
