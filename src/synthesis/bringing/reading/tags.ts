// Finds the tags of elements in a sentence: (C1), (M), (Mresource), (c), [O], C1: and their like.
import type { Role } from '../../../configurations/domain.ts'

export type Tag = {
  readonly start: number
  readonly end: number
  readonly role: Role
  readonly number: number | null
  /** An outcome where the mechanism is absent. */
  readonly absent: boolean
  /** Before its words, as in `C1: …`, or after them. */
  readonly form: 'bracket' | 'colon'
}

const NAMES: Readonly<Record<string, Role>> = {
  ...{ c: 'context', context: 'context', m: 'mechanism', mechanism: 'mechanism', o: 'outcome', outcome: 'outcome' },
  ...{ mresource: 'resource', mres: 'resource', mr: 'resource', resource: 'resource', r: 'resource' },
  ...{ contexts: 'context', mechanisms: 'mechanism', outcomes: 'outcome', mechanismresource: 'resource' },
  ...{ mechanismresponse: 'response', mechanismreasoning: 'response' },
  ...{ mresponse: 'response', mresp: 'response', mreasoning: 'response', mreas: 'response', response: 'response' },
  ...{ reasoning: 'response', p: 'response', s: 'strategy', strategy: 'strategy', i: 'strategy' },
  ...{ intervention: 'strategy', a: 'actor', actor: 'actor', oabsent: 'outcome', outcomeabsent: 'outcome' },
}

/** `C1`, `M1resource`, `Mresource 2`, `O absent`; null for anything else. */
export function tagNamed(text: string): Pick<Tag, 'role' | 'number' | 'absent'> | null {
  const found = /^([a-z]{1,20})(\d{1,3})?([a-z]{0,12})(\d{1,3})?$/.exec(
    text
      .slice(0, 40)
      .toLowerCase()
      .replaceAll(/[\s._-]/g, ''),
  )
  if (found === null) return null
  const [, first = '', before, second = '', after] = found
  const name = `${first}${second}`
  if (!Object.hasOwn(NAMES, name) || (before !== undefined && after !== undefined)) return null
  const number = Number(before ?? after ?? 0)
  return { role: NAMES[name] as Role, number: number === 0 ? null : number, absent: name.endsWith('absent') }
}

/** In the order of the text; `odd` are brackets that name two roles at once and stay words. */
export function tagsIn(text: string): { readonly tags: readonly Tag[]; readonly odd: readonly string[] } {
  const { tags, odd } = bracketsIn(text)
  const colons = colonsIn(text)
  // “Mechanism (resource): …” has its bracket within.
  const isWithin = (tag: Tag) => colons.some(colon => tag.start > colon.start && tag.end <= colon.end)
  return tags.every(isWithin) ? { tags: colons, odd } : { tags, odd }
}

function bracketsIn(text: string): { tags: readonly Tag[]; odd: readonly string[] } {
  const sure: Tag[] = []
  const soft: Tag[] = []
  const odd: string[] = []
  let isListed = false
  for (const found of text.matchAll(/[([]\s{0,2}([A-Za-z][\w .+/,&-]{0,30})[)\]]/g)) {
    const inner = found[1]!.trim()
    if (/^[bd]$/.test(inner)) isListed = true
    const named = tagNamed(inner)
    if (named === null) {
      const several = inner.split(/[/,&+]/)
      if (several.length > 1 && several.every(one => tagNamed(one.trim()) !== null)) odd.push(found[0])
      continue
    }
    const isAttached = /[\p{L}\p{N}]/u.test(text[found.index - 1] ?? '')
    if (isAttached && inner.length === 1 && !/[CMO]/.test(inner)) continue
    const tag = { start: found.index, end: found.index + found[0].length, ...named, form: 'bracket' as const }
    if (/^[A-Z]/.test(inner)) sure.push(tag)
    else soft.push(tag)
  }
  // Small letters may be a list, (a) (b) (c): they are tags only beside others.
  const roles = new Set([...sure, ...soft].map(tag => tag.role))
  const isSoft = roles.size > 1 && !isListed
  return { tags: isSoft ? [...sure, ...soft].toSorted((a, b) => a.start - b.start) : sure, odd }
}

const COLON =
  /(^|[\s;.,])((?:C|M|O|S|A|R|P|I|Oabsent|Mresource|Mresponse|Contexts?|Mechanisms?|Outcomes?|Resource|Response|Reasoning|Strategy|Intervention|Actor)(?:[\s-]?\(?(?:resource|response|reasoning)\)?)?\s?\d{0,3}(?: ?absent)?)\s?:(?=\s)/g

function colonsIn(text: string): readonly Tag[] {
  return [...text.matchAll(COLON)].flatMap(found => {
    const named = tagNamed(found[2]!.replaceAll(/[()]/g, ''))
    if (named === null) return []
    const start = found.index + found[1]!.length
    return [{ start, end: found.index + found[0].length, ...named, form: 'colon' as const }]
  })
}
