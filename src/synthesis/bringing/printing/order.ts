// Knows the order in which configurations are printed: by theme, the single ones before the overarching ones with theirs.
import type { Printable } from './table.ts'

export type Placed = Printable & { readonly isAbove: boolean }

/**
 * Themes together, those without first; under each the single ones before the overarching ones, since whatever follows an
 * overarching one is read as standing under it. One that has a theme of its own stands there, not under its parent.
 */
export function inOrder(all: readonly Printable[]): readonly Placed[] {
  const byId = new Map(all.map(one => [one.id, one]))
  const parentOf = (one: Printable) => {
    const parent = one.parentId === null ? undefined : byId.get(one.parentId)
    return parent !== undefined && (one.theme === '' || one.theme === parent.theme) ? parent.id : 0
  }
  const children = Map.groupBy(all, parentOf)
  const isAbove = (one: Printable) => (children.get(one.id) ?? []).some(child => !isNested(child.label, one.label))
  const out: Placed[] = []
  const seen = new Set<number>()
  const put = (one: Printable, theme: string) => {
    if (seen.has(one.id)) return
    seen.add(one.id)
    out.push({ ...one, theme, isAbove: isAbove(one) })
    for (const child of children.get(one.id) ?? []) put(child, theme)
  }
  const roots = children.get(0) ?? []
  const themes = [...new Set(roots.map(one => one.theme))].toSorted((a, b) => Number(a !== '') - Number(b !== ''))
  for (const theme of themes) {
    const own = roots.filter(one => one.theme === theme)
    for (const one of [...own.filter(one => !isAbove(one)), ...own.filter(isAbove)]) put(one, theme)
  }
  // What stands above itself has no root and still is printed.
  for (const one of all) put(one, out.at(-1)?.theme ?? '')
  return out
}

function isNested(label: string, stem: string): boolean {
  return stem !== '' && label.startsWith(stem) && /^(?:[a-z]|\.\d)/.test(label.slice(stem.length))
}
