// Every principle and configuration judged under conditions, in the groups in which a page says them.
import type { Layer } from '../../../configurations/domain.ts'
import type { Principle } from '../../store.ts'
import { type Voice, voicesOf } from '../voices/voices.ts'
import type { Condition } from './conditions.ts'
import { judgePrinciple } from './principles.ts'
import { type Claim, type Judged, judge, type Marks } from './verdict.ts'

export type Ground = {
  readonly voices: Readonly<Record<Layer, readonly Voice[]>>
  /** `of` is a principle. */
  readonly own: readonly Voice[]
  readonly marks: Marks
  /** Where joined configurations point to. */
  readonly pointers: ReadonlyMap<number, number>
}

/** The most studies there first. */
export function judgeAll(layer: Layer, ids: readonly number[], conditions: readonly Condition[], ground: Ground) {
  const speaking = voicesOf(ground.voices[layer])
  return ids
    .map(id => ({ id, ...judge({ layer, id, voices: speaking.get(id) ?? [] }, conditions, ground.marks) }))
    .sort((a, b) => b.there.studies - a.there.studies || a.id - b.id)
}

type Asked = Pick<Principle, 'id' | 'configurations' | 'levelsAreSet' | 'levelIds'>

/** In the order of the principles. */
export function judgePrinciples<P extends Asked>(
  principles: readonly P[],
  conditions: readonly Condition[],
  ground: Ground,
): (Judged & { readonly principle: P })[] {
  const speaking = { account: voicesOf(ground.voices.account), synthesised: voicesOf(ground.voices.synthesised) }
  const own = voicesOf(ground.own)
  return principles.map(principle => {
    const claims = principle.configurations.map(({ layer, id }): Claim => {
      const target = layer === 'synthesised' ? (ground.pointers.get(id) ?? id) : id
      return { layer, id: target, voices: speaking[layer].get(target) ?? [] }
    })
    const levelIds = principle.levelsAreSet ? principle.levelIds : null
    return { principle, ...judgePrinciple({ claims, own: own.get(principle.id) ?? [], levelIds }, conditions, ground.marks) } // biome-ignore format: long
  })
}
