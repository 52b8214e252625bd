// The grid of resources: levels across, themes down, and in each cell what helps and what hinders there.
import type { Use } from '../../../synthesis/map/graph.ts'
import { type Idea, ideasOf, partOf, SIDES, type Side, sidesOf } from './ideas.ts'

/** 0 stands for no level, or no theme. */
export type Cell = {
  readonly levelId: number
  readonly themeId: number
  readonly configurations: readonly number[]
  readonly sides: Readonly<Record<Side, readonly Idea[]>>
}

type Standing = Pick<Use, 'id' | 'configurationId'>

export type Places = {
  /** By element; where it has none, those that the team set for its configuration. */
  readonly levelsOf: (use: Standing) => readonly number[]
  readonly themesOf: (use: Standing) => readonly number[]
}

/** Contexts and mechanisms alone: an outcome is no resource. */
export function cellsOf(uses: readonly Use[], places: Places, names: ReadonlyMap<number, string>): Cell[] {
  const found = new Map<string, { levelId: number; themeId: number; uses: Use[] }>()
  for (const use of uses) {
    if (!isResource(use)) continue
    for (const levelId of orNone(places.levelsOf(use)))
      for (const themeId of orNone(places.themesOf(use))) {
        const key = `${levelId} ${themeId}`
        const cell = found.get(key)
        if (cell === undefined) found.set(key, { levelId, themeId, uses: [use] })
        else cell.uses.push(use)
      }
  }
  return [...found.values()].map(({ uses: own, ...place }) => ({
    ...place,
    configurations: [...new Set(own.map(use => use.configurationId))],
    sides: Object.fromEntries(
      SIDES.map(side => [
        side,
        ideasOf(
          own.filter(use => sidesOf(use).includes(side)),
          names,
        ),
      ]),
    ) as Record<Side, Idea[]>,
  }))
}

export const isResource = (use: Pick<Use, 'role'>) => ['context', 'mechanism'].includes(partOf(use.role) ?? '')

const NONE = [0]
const orNone = (ids: readonly number[]) => (ids.length === 0 ? NONE : ids)
