// References in the words of a principle: their numbers, the places they lead to, and those that lead to nothing.
import { nameOf } from '../../../../configurations/domain.ts'
import type { Line, Ref } from '../../../../principles/domain.ts'
import { partsOf, referencesIn } from '../../../../principles/references.ts'
import type { Principle } from '../../../../principles/store.ts'
import type { Trace } from '../../../../principles/trace/trace.ts'
import type { Source } from '../../source.ts'
import { type Block, type Inline, linkTo, missing, plain } from '../../writing/blocks.ts'
import type { Words } from '../words.ts'

export const keyOf = (ref: { readonly layer: string; readonly id: number }) => `${ref.layer} ${ref.id}`

/** The place of what stands behind one reference of a principle. */
export const placeOf = (principle: { readonly id: number }, ref: Ref) =>
  `principle-${principle.id}-${ref.layer === 'account' ? 'a' : 'c'}${ref.id}`

/** All the words in which a principle can name configurations. */
export function textsOf(principle: Principle): string[] {
  const { explanation, whereItHolds, whereItDoesNot, lines } = principle
  return [explanation, whereItHolds, whereItDoesNot, ...lines.map(line => line.text)]
}

const once = (refs: readonly Ref[]): Ref[] => [...new Map(refs.map(ref => [keyOf(ref), ref])).values()]

function referredIn(principle: Principle): Ref[] {
  const [explanation = '', ...others] = textsOf(principle)
  return once([...referencesIn(explanation), ...principle.configurations, ...others.flatMap(referencesIn)])
}

/** What a line came from, where that is one configuration or account. */
export const tieOf = ({ layer, configurationId }: Line): Ref | null =>
  layer === null || configurationId === null ? null : { layer, id: configurationId }

/** All that the words and the lines of a principle come from. */
export const namedIn = (principle: Principle): Ref[] =>
  once([...referredIn(principle), ...principle.lines.flatMap(line => tieOf(line) ?? [])])

/** References are counted 1, 2, 3 in the order in which the explanation names them; those of other words and of lines follow. */
export function referenceNumbers(principle: Principle): Map<string, number> {
  return new Map(namedIn(principle).map((ref, at) => [keyOf(ref), at + 1]))
}

/** What the principle rests on, and the accounts through which that came. */
export function reachedBy({ configurations }: Principle, { ground }: Source): ReadonlySet<string> {
  const under = new Set(configurations.flatMap(ref => (ref.layer === 'synthesised' ? [ref.id] : [])))
  const accounts = ground.contributed.filter(row => under.has(row.configurationId))
  return new Set([...configurations.map(keyOf), ...accounts.map(row => `account ${row.accountId}`)])
}

/** What the words or lines of a principle come from though it does not rest on it: shown, and counted nowhere. */
export function besideOf(principle: Principle, source: Source): Ref[] {
  const reached = reachedBy(principle, source)
  const known = new Set(source.ground.readings.map(keyOf))
  return namedIn(principle).filter(ref => !reached.has(keyOf(ref)) && known.has(keyOf(ref)))
}

/** Everything that has a place beneath the principle to lead to. */
export function placedUnder(principle: Principle, source: Source): ReadonlySet<string> {
  return new Set([...reachedBy(principle, source), ...besideOf(principle, source).map(keyOf)])
}

/** Running words with each reference as its number, which leads to what stands behind it. */
export function referredWords(text: string, principle: Principle, source: Source): Inline[] {
  const parts = partsOf(text)
  if (parts.every(part => part.ref === null)) return [plain(text)]
  const numbers = referenceNumbers(principle)
  const placed = placedUnder(principle, source)
  return parts.map(part => {
    if (part.ref === null) return plain(part.text)
    const shown = `[${numbers.get(keyOf(part.ref))}]`
    return placed.has(keyOf(part.ref)) ? linkTo(shown, `#${placeOf(principle, part.ref)}`) : plain(shown)
  })
}

/** What is named and does not stand behind it, and what is named and is not there at all. */
export function foreignBlocks(source: Source, principle: Principle, { say }: Words): Block[] {
  const reached = reachedBy(principle, source)
  const numbers = referenceNumbers(principle)
  const isDead = (ref: Ref) => source.dead.includes(nameOf(ref.layer, ref.id))
  const foreign = referredIn(principle).filter(ref => !reached.has(keyOf(ref)))
  const said = (key: string, refs: readonly Ref[]) =>
    refs.length === 0
      ? []
      : [
          missing(
            say(`${key}.${refs.length === 1 ? 'one' : 'many'}`, {
              numbers: refs.map(ref => `[${numbers.get(keyOf(ref))}]`).join(', '),
            }),
          ),
        ]
  return [
    ...said(
      'report.principle.foreign',
      foreign.filter(ref => !isDead(ref)),
    ),
    ...said('report.principle.dead', foreign.filter(isDead)),
  ]
}

export type Named = { readonly numbers: ReadonlyMap<string, number>; readonly beside: readonly Ref[] }

/** Behind the name of an entry that the principle does not rest on. */
export const besideSaid = (one: Ref, beside: readonly Ref[], { say }: Words) =>
  beside.some(ref => keyOf(ref) === keyOf(one)) ? ` ${say('report.chain.beside')}` : ''

/** The place of an account beneath a configuration, and the number by which the principle refers to it ("2. "); null for one it does not name. */
export type Placed = (account: Ref) => { readonly id: string; readonly number: string } | null

/** An account has one place: by itself where the principle rests on it, else beneath the first configuration it came through. */
export function placing(trace: Trace, prefix: string, numbers: ReadonlyMap<string, number>): (under: Ref) => Placed {
  const first = new Map(trace.configurations.map(one => [keyOf(one), '']))
  for (const one of trace.configurations)
    for (const account of one.accounts)
      if (numbers.has(keyOf(account)) && !first.has(keyOf(account))) first.set(keyOf(account), keyOf(one))
  return under => account =>
    first.get(keyOf(account)) === keyOf(under)
      ? { id: `${prefix}-a${account.id}`, number: `${numbers.get(keyOf(account))}. ` }
      : null
}
