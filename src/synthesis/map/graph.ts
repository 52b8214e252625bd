// The map as a graph: which ideas stand in which column, which configurations join them, and which links run across.
import type { LinkKind, Polarity, Role, Shape } from '../../configurations/domain.ts'

/** An element as far as the map, the matrix and the regularities need it. */
export type Use = {
  readonly id: number
  readonly configurationId: number
  readonly role: Role
  readonly mark: string
  readonly wording: string
  readonly statementId: number | null
  readonly polarity: Polarity | null
  readonly valence: 'positive' | 'negative' | null
  readonly mechanismAbsent: boolean
}

export type Tie = {
  readonly kind: LinkKind
  readonly fromId: number
  readonly fromElementId: number | null
  readonly toId: number
  readonly toElementId: number | null
}

export type Sign = '+' | '−' | '±' | ''

export type Node = {
  readonly key: string
  readonly role: Role
  /** Null for an element that no idea has been given yet; it stands for itself. */
  readonly statementId: number | null
  readonly name: string
  readonly sign: Sign
  readonly configurations: readonly number[]
  /** Of an element that stands for itself: its mark, where its page shows it. */
  readonly mark: string
}

/** `within` joins the parts of configurations; `absent` leads to what comes where the mechanism is missing; `same` is one idea in two roles. */
export type EdgeKind = 'within' | 'absent' | LinkKind | 'same'

export type Edge = {
  readonly key: string
  readonly kind: EdgeKind
  readonly from: string
  readonly to: string
  readonly configurations: readonly number[]
  /** One comes back to where it began. */
  readonly isInCycle: boolean
}

export type MapGraph = {
  readonly nodes: readonly Node[]
  readonly edges: readonly Edge[]
  /** Those in which something stands. */
  readonly columns: Columns
}

type Columns = readonly (readonly Role[])[]

const WORKING = ['mechanism', 'resource', 'response'] as const

/** From left to right. Three, unless the shape of the review tells strategy, actor, resource and response apart; the first role names the column. */
export const COLUMNS: Readonly<Record<Shape, Columns>> = {
  CMO: [['context', 'strategy', 'actor'], WORKING, ['outcome']],
  'resource + response': [['context', 'strategy', 'actor'], ['resource'], ['mechanism'], ['response'], ['outcome']],
  SCMO: [['context', 'actor'], ['strategy'], WORKING, ['outcome']],
  ICAMO: [['context'], ['strategy'], ['actor'], WORKING, ['outcome']],
}
const RIPPLE_ENDS = [['outcome'], ['context']] as const
const OTHER_ENDS = ['mechanism', 'response', 'resource', 'outcome', 'context'] as const

export const keyOfUse = (use: Pick<Use, 'id' | 'role' | 'statementId'>) =>
  use.statementId === null ? `${use.role} element ${use.id}` : `${use.role} idea ${use.statementId}`

/** `names` is by idea. Ties lead somewhere only where both their configurations are among the uses. */
export function graphOf(
  uses: readonly Use[],
  ties: readonly Tie[],
  names: ReadonlyMap<number, string>,
  shape: Shape = 'CMO',
): MapGraph {
  const roles = new Set(uses.map(use => use.role))
  const columns = COLUMNS[shape].filter(column => column.some(role => roles.has(role)))
  const nodes = [...Map.groupBy(uses, keyOfUse)].map(([key, own]) => nodeOf(key, own, names))
  const byConfiguration = Map.groupBy(uses, use => use.configurationId)
  const found = [
    ...[...byConfiguration].flatMap(([id, own]) => edgesWithin(id, own, columns)),
    ...ties.flatMap(tie => tied(tie, byConfiguration)),
    ...sameIdeas(nodes),
  ]
  return { nodes, edges: withCycles(merged(found)), columns }
}

type Found = Omit<Edge, 'configurations' | 'isInCycle' | 'key'> & { readonly configurations: readonly number[] }

function nodeOf(key: string, uses: readonly Use[], names: ReadonlyMap<number, string>): Node {
  const { role, statementId, wording, mark } = uses[0] as Use
  const name = statementId === null ? wording : (names.get(statementId) ?? wording)
  const configurations = [...new Set(uses.map(use => use.configurationId))]
  return { key, role, statementId, name, sign: signOf(uses), configurations, mark: statementId === null ? mark : '' }
}

/** Plus enables or is a good outcome, minus hinders or is a bad one, both signs where it is said both ways. */
export function signOf(uses: readonly Pick<Use, 'polarity' | 'valence'>[]): Sign {
  const said = (words: readonly string[]) =>
    uses.some(({ polarity, valence }) => words.includes(polarity ?? '') || words.includes(valence ?? ''))
  const plus = said(['enabling', 'both', 'positive'])
  const minus = said(['hindering', 'both', 'negative'])
  if (plus && minus) return '±'
  if (plus) return '+'
  return minus ? '−' : ''
}

/** Each step of the columns to the next one that has anything. */
function edgesWithin(id: number, uses: readonly Use[], columns: Columns): Found[] {
  const plain = uses.filter(use => !use.mechanismAbsent)
  const steps = columns.map(roles => plain.filter(use => roles.includes(use.role))).filter(step => step.length > 0)
  const before = steps.filter(step => step[0]?.role !== 'outcome').at(-1) ?? []
  const absent = uses.filter(use => use.mechanismAbsent)
  const join = (kind: EdgeKind, from: readonly Use[], to: readonly Use[]) =>
    from.flatMap(a => to.map(b => ({ kind, from: keyOfUse(a), to: keyOfUse(b), configurations: [id] })))
  return [
    ...steps.slice(1).flatMap((step, at) => join('within', steps[at] ?? [], step)),
    ...join('absent', before, absent),
  ]
}

function tied(tie: Tie, byConfiguration: ReadonlyMap<number, readonly Use[]>): Found[] {
  const source = byConfiguration.get(tie.fromId)
  const target = byConfiguration.get(tie.toId)
  if (source === undefined || target === undefined) return []
  const [from, to] = endsOf(tie, source, target)
  if (from === undefined || to === undefined || keyOfUse(from) === keyOfUse(to)) return []
  const configurations = [...new Set([tie.fromId, tie.toId])]
  return [{ kind: tie.kind, from: keyOfUse(from), to: keyOfUse(to), configurations }]
}

/** The elements a link names; where it names none, those that share an idea, or the first that can be meant. */
function endsOf(tie: Tie, source: readonly Use[], target: readonly Use[]): [Use | undefined, Use | undefined] {
  const named = (uses: readonly Use[], id: number | null) => uses.find(use => use.id === id)
  const first = (uses: readonly Use[], roles: readonly Role[]) =>
    roles.map(role => uses.find(use => use.role === role)).find(use => use !== undefined) ?? uses[0]
  const [from, to] = [named(source, tie.fromElementId), named(target, tie.toElementId)]
  if (tie.kind !== 'ripple') {
    const roles = from?.role ?? to?.role
    const wanted = roles === undefined ? OTHER_ENDS : ([roles, ...OTHER_ENDS] as const)
    return [from ?? first(source, wanted), to ?? first(target, wanted)]
  }
  const outcomes = from === undefined ? source.filter(use => use.role === 'outcome') : [from]
  const contexts = to === undefined ? target.filter(use => use.role === 'context') : [to]
  for (const outcome of outcomes)
    for (const context of contexts)
      if (outcome.statementId !== null && outcome.statementId === context.statementId) return [outcome, context]
  return [outcomes[0] ?? first(source, RIPPLE_ENDS[0]), contexts[0] ?? first(target, RIPPLE_ENDS[1])]
}

/** What is an outcome here and a context there ripples, whether or not anybody has drawn the link. */
function sameIdeas(nodes: readonly Node[]): Found[] {
  const contexts = new Map(nodes.filter(node => node.role === 'context').map(node => [node.statementId, node]))
  return nodes.flatMap(node => {
    const again = node.role === 'outcome' && node.statementId !== null ? contexts.get(node.statementId) : undefined
    if (again === undefined) return []
    const configurations = [...new Set([...node.configurations, ...again.configurations])]
    return [{ kind: 'same' as const, from: node.key, to: again.key, configurations }]
  })
}

/** One line for all configurations that say the same; a ripple that somebody has drawn stands for the shared idea too. */
function merged(found: readonly Found[]): Omit<Edge, 'isInCycle'>[] {
  const ripples = new Set(found.filter(one => one.kind === 'ripple').map(one => `${one.from} ${one.to}`))
  const needed = found.filter(one => one.kind !== 'same' || !ripples.has(`${one.from} ${one.to}`))
  return [...Map.groupBy(needed, one => `${one.kind}: ${one.from} > ${one.to}`)].map(([key, own]) => ({
    key,
    kind: (own[0] as Found).kind,
    from: (own[0] as Found).from,
    to: (own[0] as Found).to,
    configurations: [...new Set(own.flatMap(one => one.configurations))].sort((a, b) => a - b),
  }))
}

const DIRECTED: readonly EdgeKind[] = ['within', 'absent', 'ripple', 'same']

/** What runs back to a context is in a cycle when one can come from there to where it started. */
function withCycles(edges: readonly Omit<Edge, 'isInCycle'>[]): Edge[] {
  const next = Map.groupBy(
    edges.filter(edge => DIRECTED.includes(edge.kind)),
    edge => edge.from,
  )
  const leads = (from: string, to: string) => {
    const seen = new Set([from])
    for (const key of seen) for (const edge of next.get(key) ?? []) seen.add(edge.to)
    return seen.has(to)
  }
  return edges.map(edge => ({
    ...edge,
    isInCycle: (edge.kind === 'ripple' || edge.kind === 'same') && leads(edge.to, edge.from),
  }))
}
