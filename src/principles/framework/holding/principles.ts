// What can be said of a principle under conditions: by all its configurations together and by what hangs on itself.
import type { Voice } from '../voices/voices.ts'
import type { Condition } from './conditions.ts'
import { type Claim, hasOwn, type Judged, judged, type Marks, markKey, voiceIs } from './verdict.ts'

export type Principled = {
  readonly claims: readonly Claim[]
  /** What hangs on the principle itself. */
  readonly own: readonly Voice[]
  /** Levels that the team set for it; null when they come from its configurations. */
  readonly levelIds: readonly number[] | null
}

/** A study that speaks under several of its configurations counts once. */
export function judgePrinciple(
  { claims, own, levelIds }: Principled,
  conditions: readonly Condition[],
  marks: Marks,
): Judged {
  const keys = claims.map(claim => markKey(claim.layer, claim.id))
  const there = claims.flatMap(claim => {
    const key = markKey(claim.layer, claim.id)
    return claim.voices.filter(voice => conditions.every(one => voiceIs(voice, key, one, marks) === 'yes'))
  })
  const ownThere = own.filter(voice => conditions.every(one => ownIs(voice, keys, levelIds, one, marks)))
  const isNamed = keys.some(key => conditions.every(one => hasOwn(key, one, marks) === 'yes'))
  const isPlaced = conditions.every(
    one =>
      keys.some(key => hasOwn(key, one, marks) !== 'unknown') ||
      claims.some(claim =>
        claim.voices.some(voice => voiceIs(voice, markKey(claim.layer, claim.id), one, marks) !== 'unknown'),
      ) ||
      own.some(voice => voiceIs(voice, '', one, marks) !== 'unknown'),
  )
  return judged([...there, ...ownThere], [...claims.flatMap(claim => claim.voices), ...own], isNamed, isPlaced)
}

/** What its document says goes first; where it says nothing, that one of the principle's configurations is about there. */
function ownIs(
  voice: Voice,
  keys: readonly string[],
  levelIds: readonly number[] | null,
  condition: Condition,
  marks: Marks,
): boolean {
  if (condition.describes === 'levels' && levelIds !== null) return levelIds.some(id => condition.ids.has(id))
  const said = voiceIs(voice, '', condition, marks)
  if (said !== 'unknown' || condition.describes === 'documents' || condition.describes === 'excerpts')
    return said === 'yes'
  return keys.some(key => hasOwn(key, condition, marks) === 'yes')
}
