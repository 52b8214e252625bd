// The map in words: a row for each configuration with its ideas by column, and a sentence for each line that runs across.
import type { Role } from '../../configurations/domain.ts'
import type { EdgeKind, MapGraph, Node, Sign } from './graph.ts'

type Part = {
  readonly key: string
  readonly role: Role
  readonly name: string
  readonly sign: Sign
  readonly statementId: number | null
  readonly mark: string
}
export type Row = {
  readonly id: number
  readonly name: string
  readonly cells: readonly { readonly role: Role; readonly parts: readonly Part[] }[]
}
export type Crossing = {
  readonly kind: EdgeKind
  readonly from: Part
  readonly to: Part
  readonly configurations: readonly number[]
  readonly isInCycle: boolean
}

const partOf = ({ key, role, name, sign, statementId, mark }: Node): Part => ({
  key,
  role,
  name,
  sign,
  statementId,
  mark,
})

export function rowsOf(
  graph: MapGraph,
  configurations: readonly { readonly id: number; readonly name: string }[],
): Row[] {
  const byConfiguration = new Map<number, Node[]>()
  for (const node of graph.nodes)
    for (const id of node.configurations) {
      const own = byConfiguration.get(id)
      if (own === undefined) byConfiguration.set(id, [node])
      else own.push(node)
    }
  return configurations.map(({ id, name }) => {
    const own = byConfiguration.get(id) ?? []
    return {
      id,
      name,
      cells: graph.columns.map(roles => ({
        role: roles[0] as Role,
        parts: own.filter(node => roles.includes(node.role)).map(partOf),
      })),
    }
  })
}

/** Everything but the lines inside configurations, which the rows say. */
export function crossingsOf(graph: MapGraph): Crossing[] {
  const byKey = new Map(graph.nodes.map(node => [node.key, node]))
  return graph.edges.flatMap(({ kind, from, to, configurations, isInCycle }) => {
    const [a, b] = [byKey.get(from), byKey.get(to)]
    if (kind === 'within' || a === undefined || b === undefined) return []
    return [{ kind, from: partOf(a), to: partOf(b), configurations, isInCycle }]
  })
}
