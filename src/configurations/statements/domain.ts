// Which ideas already in the review a browser offers while somebody writes, as one list that is loaded once.
import type { Role } from '../domain.ts'

/** `id` is what a form sends as `sameAs`; `label` is searched, `detail` tells what it is. */
export type Idea = { readonly id: string; readonly label: string; readonly detail: string; readonly uses: number }

/** Ideas with a name first, then wordings that stand alone, each wording once however many elements share it. */
export function ideasOf(found: {
  readonly statements: readonly {
    readonly id: number
    readonly name: string
    readonly definition: string
    readonly uses: number
  }[]
  readonly loose: readonly {
    readonly id: number
    readonly wording: string
    readonly role: Role
    readonly uses: number
  }[]
}): Idea[] {
  const names = new Set(found.statements.map(statement => statement.name.toLowerCase()))
  const named = found.statements.map(({ id, name, definition, uses }) => ({
    id: `statement:${id}`,
    label: name,
    detail: definition.slice(0, 200),
    uses,
  }))
  const seen = new Set<string>()
  const alone = found.loose.flatMap(({ id, wording, role, uses }) => {
    const key = wording.toLowerCase()
    if (names.has(key) || seen.has(key)) return []
    seen.add(key)
    return [{ id: `element:${id}`, label: wording, detail: role, uses }]
  })
  return [...named, ...alone]
}
