// The pathway stage by stage: contexts, mechanisms and outcomes as lists that are not paired, and the ripples that lead from one stage to another.
import type { Tie, Use } from '../../../synthesis/map/graph.ts'
import { type Idea, ideasOf, PARTS, type Part, partOf } from '../resources/ideas.ts'

type Term = { readonly id: number; readonly name: string; readonly parentId: number | null }

export const WAYS = ['next', 'further on', 'back', 'within'] as const
export type Way = (typeof WAYS)[number]

type End = { readonly configurationId: number; readonly mark: string | null; readonly wording: string }
export type Ripple = {
  readonly from: End
  readonly to: End
  readonly stageId: number
  readonly toStageId: number
  readonly way: Way
}
export type Stage = {
  readonly id: number
  readonly name: string
  readonly depth: number
  readonly configurations: readonly number[]
  readonly parts: Readonly<Record<Part, readonly Idea[]>>
  readonly ripples: readonly Ripple[]
}
export type Pathway = {
  readonly stages: readonly Stage[]
  /** Configurations in no stage, and ripples with an end in none. */
  readonly unplaced: readonly number[]
  readonly unplacedRipples: number
}

type StagesOf = (use: { readonly id: number; readonly configurationId: number }) => readonly number[]

/** `stagesOf` names the terms of a configuration and those above them; `terms` are in their order, parts under wholes. */
export function pathwayOf(
  terms: readonly Term[],
  uses: readonly Use[],
  ties: readonly Tie[],
  stagesOf: StagesOf,
  names: ReadonlyMap<number, string>,
): Pathway {
  const ordered = inOrder(terms)
  const ofConfiguration = new Map(uses.map(use => [use.configurationId, stagesOf(use)]))
  const byStage = new Map<number, Use[]>(ordered.map(term => [term.id, []]))
  for (const use of uses) for (const id of stagesOf(use)) byStage.get(id)?.push(use)
  const { ripples, unplaced } = ripplesOf(ordered, uses, ties, id => ofConfiguration.get(id) ?? [])
  return {
    stages: ordered.map(({ id, name, depth }) => {
      const own = byStage.get(id) ?? []
      const partsOf = (part: Part) =>
        ideasOf(
          own.filter(use => partOf(use.role) === part),
          names,
        )
      return {
        ...{ id, name, depth, configurations: [...new Set(own.map(use => use.configurationId))] },
        parts: Object.fromEntries(PARTS.map(part => [part, partsOf(part)])) as Record<Part, Idea[]>,
        ripples: ripples.filter(ripple => ripple.stageId === id),
      }
    }),
    unplaced: [...ofConfiguration].filter(([, ids]) => ids.length === 0).map(([id]) => id),
    unplacedRipples: unplaced,
  }
}

/** Parts of a stage right after it, however they were numbered. */
function inOrder(terms: readonly Term[]): (Term & { readonly depth: number })[] {
  const known = new Set(terms.map(term => term.id))
  const under = (parent: number | null, depth: number): (Term & { readonly depth: number })[] =>
    terms
      .filter(term => (term.parentId !== null && known.has(term.parentId) ? term.parentId : null) === parent)
      .flatMap(term => [{ ...term, depth }, ...under(term.id, depth + 1)])
  return under(null, 0)
}

function ripplesOf(
  terms: readonly Term[],
  uses: readonly Use[],
  ties: readonly Tie[],
  stagesOf: (configurationId: number) => readonly number[],
) {
  const place = new Map(terms.map((term, at) => [term.id, at]))
  const parents = new Map(terms.map(term => [term.id, term.parentId]))
  const elements = new Map(uses.map(use => [use.id, use]))
  const known = new Set(uses.map(use => use.configurationId))
  // A part of a stage says more than the stage.
  const innermost = (id: number) => {
    const own = stagesOf(id).filter(stage => place.has(stage))
    return own.filter(stage => !own.some(other => parents.get(other) === stage))
  }
  const endOf = (configurationId: number, elementId: number | null): End => {
    const element = elementId === null ? undefined : elements.get(elementId)
    return { configurationId, mark: element?.mark ?? null, wording: element?.wording ?? '' }
  }
  const ripples: Ripple[] = []
  let unplaced = 0
  for (const tie of ties) {
    if (tie.kind !== 'ripple' || !known.has(tie.fromId) || !known.has(tie.toId)) continue
    const [starts, ends] = [innermost(tie.fromId), innermost(tie.toId)]
    if (starts.length === 0 || ends.length === 0) unplaced++
    for (const stageId of starts)
      for (const toStageId of ends) {
        const way = wayOf((place.get(toStageId) ?? 0) - (place.get(stageId) ?? 0))
        const [from, to] = [endOf(tie.fromId, tie.fromElementId), endOf(tie.toId, tie.toElementId)]
        ripples.push({ from, to, stageId, toStageId, way })
      }
  }
  return { ripples: ripples.sort((a, b) => WAYS.indexOf(a.way) - WAYS.indexOf(b.way)), unplaced }
}

const wayOf = (steps: number): Way => {
  if (steps === 0) return 'within'
  return steps < 0 ? 'back' : steps === 1 ? 'next' : 'further on'
}
