// Contexts, mechanisms and outcomes of many configurations gathered by idea: each said once, with the side it takes and how many say it.
import type { Role } from '../../../configurations/domain.ts'
import { type Sign, signOf, type Use } from '../../../synthesis/map/graph.ts'

export const PARTS = ['context', 'mechanism', 'outcome'] as const
export type Part = (typeof PARTS)[number]

/** What works inside people is one thing here, split or not. */
const PART_OF: Readonly<Partial<Record<Role, Part>>> = {
  ...{ context: 'context', mechanism: 'mechanism', resource: 'mechanism', response: 'mechanism', outcome: 'outcome' },
}

export const partOf = (role: Role): Part | null => PART_OF[role] ?? null

export const SIDES = ['helping', 'hindering', 'unsaid'] as const
export type Side = (typeof SIDES)[number]

/** What helps and hinders at once stands on both sides. */
export function sidesOf({ polarity }: Pick<Use, 'polarity'>): readonly Side[] {
  if (polarity === null) return ['unsaid']
  return polarity === 'both' ? ['helping', 'hindering'] : [polarity === 'enabling' ? 'helping' : 'hindering']
}

export type Idea = {
  readonly part: Part
  readonly role: Role
  readonly name: string
  /** Plus helps or is a good outcome, minus hinders or is a bad one. */
  readonly sign: Sign
  /** Null for an element without an idea, which stands for itself. */
  readonly statementId: number | null
  /** Where one alone says it, its place on that configuration's page. */
  readonly mark: string
  readonly configurations: readonly number[]
}

/** The most said first, then contexts before mechanisms before outcomes. */
export function ideasOf(uses: readonly Use[], names: ReadonlyMap<number, string>): Idea[] {
  const groups = new Map<string, Use[]>()
  for (const use of uses) {
    const part = partOf(use.role)
    if (part === null) continue
    const key = use.statementId === null ? `element ${use.id}` : `${part} ${use.statementId}`
    const own = groups.get(key)
    if (own === undefined) groups.set(key, [use])
    else own.push(use)
  }
  return [...groups.values()]
    .map(own => {
      const { role, statementId, wording, mark } = own[0] as Use
      const name = statementId === null ? wording : (names.get(statementId) ?? wording)
      const configurations = [...new Set(own.map(use => use.configurationId))]
      return { part: partOf(role) as Part, role, name, sign: signOf(own), statementId, mark, configurations }
    })
    .sort(
      (a, b) =>
        b.configurations.length - a.configurations.length ||
        PARTS.indexOf(a.part) - PARTS.indexOf(b.part) ||
        (a.name < b.name ? -1 : 1),
    )
}
