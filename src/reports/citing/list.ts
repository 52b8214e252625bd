// Puts a list of references in the order of its style, and says what keeps those apart that would be cited alike.
import { yearOf } from './days.ts'
import { dotted } from './names.ts'
import { creatorsOf, folded, shownIn, sortKey, titleKey } from './naming.ts'
import type { Apart, CitingStyle, Reference } from './reference.ts'

/**
 * By author, year (undated first) and title; with Vancouver as given, since numbers follow the order of appearance. Each comes
 * back with `apart`, which `cite` and `inText` read: cite only what came out of here.
 */
export function sortReferences<T extends Reference>(references: readonly T[], style: CitingStyle): readonly T[] {
  if (style === 'vancouver') return references
  const keyed = references.map(one => ({ one, by: [sortKey(one), yearOf(one), one.date, titleKey(one)] as const }))
  const sorted = keyed.toSorted((a, b) => order(a.by, b.by)).map(({ one }) => one)
  const namesakes = style === 'apa' ? namesakesIn(sorted) : new Set<string>()
  const told = sorted.map(one => ({
    ...one,
    apart: { letter: '', named: null, initials: hasNamesake(one, namesakes) },
  }))
  const named = style === 'apa' ? moreNames(told) : told
  return lettered(named, style)
}

function order(a: readonly string[], b: readonly string[]): number {
  for (const [at, mine] of a.entries()) {
    const other = b[at] ?? ''
    if (mine !== other) return mine < other ? -1 : 1
  }
  return 0
}

/** Families of first authors that differ in their initials. APA 8.20 */
function namesakesIn(references: readonly Reference[]): ReadonlySet<string> {
  const initials = new Map<string, Set<string>>()
  for (const one of references) {
    const [first] = creatorsOf(one).all
    if (first === undefined || first.isGroup) continue
    const known = initials.get(folded(first.family)) ?? new Set()
    initials.set(folded(first.family), known.add(dotted(first, '')))
  }
  return new Set([...initials].flatMap(([family, all]) => (all.size > 1 ? [family] : [])))
}

function hasNamesake(reference: Reference, namesakes: ReadonlySet<string>): boolean {
  const [first] = creatorsOf(reference).all
  return first !== undefined && !first.isGroup && namesakes.has(folded(first.family))
}

type Told<T> = T & { readonly apart: Apart }

/** As many names as it takes, where two lists of authors begin alike and the year is the same. APA 8.18 */
function moreNames<T extends Reference>(references: readonly Told<T>[]): readonly Told<T>[] {
  const alike = Map.groupBy(references, one => formOf(one, 'apa'))
  return references.map(one => {
    const rivals = (alike.get(formOf(one, 'apa')) ?? []).filter(other => sortKey(other) !== sortKey(one))
    if (rivals.length === 0) return one
    const count = creatorsOf(one).all.length
    const differs = (named: number) =>
      rivals.every(other => text(shownIn(one, 'apa', named)) !== text(shownIn(other, 'apa', named)))
    let named = 2
    while (named < count && !differs(named)) named += 1
    return { ...one, apart: { ...one.apart, named } }
  })
}

const text = ({ names, hasOthers }: ReturnType<typeof shownIn>) => `${names.join('\u0001')}${hasOthers ? '\u0002' : ''}`

/** What stands in the text, as far as it tells references apart. */
function formOf(reference: Told<Reference>, style: CitingStyle): string {
  const shown = shownIn(reference, style, reference.apart.named)
  const who = shown.names.length === 0 ? titleKey(reference) : folded(text(shown)) + text(shown)
  return `${who}\u0003${yearOf(reference)}`
}

/** APA 8.19; Cite Them Right, “Same author and year”: letters in the order of the list. */
function lettered<T extends Reference>(references: readonly Told<T>[], style: CitingStyle): readonly Told<T>[] {
  const alike = Map.groupBy(references, one => formOf(one, style))
  const letters = new Map<Reference, string>()
  for (const group of alike.values())
    if (group.length > 1) for (const [at, one] of group.entries()) letters.set(one, letterOf(at))
  return references.map(one => ({ ...one, apart: { ...one.apart, letter: letters.get(one) ?? '' } }))
}

/** a … z, aa, ab … */
export function letterOf(at: number): string {
  const last = String.fromCharCode(97 + (at % 26))
  return at < 26 ? last : `${letterOf(Math.floor(at / 26) - 1)}${last}`
}
