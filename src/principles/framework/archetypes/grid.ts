// The grid of archetypes: settings across, and down them the best first and the worst last.

type Placed = { readonly id: number; readonly settingId: number; readonly settingName: string }
export type Setting = { readonly id: number; readonly name: string; readonly count: number }
export type Cell<A> = { readonly settingId: number; readonly rank: number; readonly of: number; readonly archetype: A }
export type Grid<A> = {
  readonly settings: readonly Setting[]
  /** Row by row; a setting with fewer has no cell in the last rows. */
  readonly rows: readonly (readonly Cell<A>[])[]
  readonly total: number
}

/** `archetypes` in the order of settings and ranks; `settings` are those in use, with or without an archetype. */
export function gridOf<A extends Placed>(
  settings: readonly { readonly id: number; readonly name: string }[],
  archetypes: readonly A[],
): Grid<A> {
  const bySetting = Map.groupBy(archetypes, one => one.settingId)
  const retired = archetypes
    .filter(one => !settings.some(setting => setting.id === one.settingId))
    .map(one => [one.settingId, { id: one.settingId, name: one.settingName }] as const)
  const columns = [...settings, ...new Map(retired).values()]
  const deepest = Math.max(0, ...[...bySetting.values()].map(own => own.length))
  return {
    settings: columns.map(({ id, name }) => ({ id, name, count: bySetting.get(id)?.length ?? 0 })),
    rows: Array.from({ length: deepest }, (_, at) =>
      columns.flatMap(({ id }) => {
        const own = bySetting.get(id) ?? []
        const archetype = own[at]
        return archetype === undefined ? [] : [{ settingId: id, rank: at + 1, of: own.length, archetype }]
      }),
    ),
    total: archetypes.length,
  }
}
