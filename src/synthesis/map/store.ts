// What the map, the matrix and the regularities read: elements of many configurations without their evidence, ideas, links.
import { longName } from '../../configurations/addresses.ts'
import type { Layer, Role, Shape } from '../../configurations/domain.ts'
import { listNamesOf } from '../../configurations/store.ts'
import type { Db } from '../../core/db/open.ts'
import { type Filter, findConfigurations } from '../lists/store.ts'
import { around, mostConnected } from './choosing.ts'
import { graphOf, type Tie, type Use } from './graph.ts'

const MOST = 20_000

export type Choice = Omit<Filter, 'q'> & {
  readonly layer: Layer
  readonly theme: number | null
  readonly focus: number | null
}

/** The part of the map that is asked for: the same number of questions however much there is. */
export async function readGraph(db: Db, reviewId: number, shape: Shape, choice: Choice) {
  const { layer, theme, focus, ...filter } = choice
  const found = await listAnswering(db, reviewId, layer, shape, filter)
  const themed = theme === null ? null : new Set(await listAnswering(db, reviewId, layer, shape, { term: theme }))
  const [meetings, ties] = [await listMeetings(db, reviewId, layer), await listTies(db, reviewId, layer)]
  const near = focus === null ? null : around(focus, meetings, ties)
  const answering = found.filter(id => (themed?.has(id) ?? true) && (near?.has(id) ?? true))
  const { shown, leftOut } = mostConnected(answering, meetings, ties)
  const ideas = await listIdeaNames(db, reviewId)
  const names = new Map(ideas.map(idea => [idea.id, idea.name]))
  const graph = graphOf(await listElementUses(db, reviewId, layer, shown), ties, names, shape)
  const configurations = await listShortNames(db, reviewId, layer, shown)
  return { graph, ideas, configurations, count: answering.length, leftOut }
}

/** All configurations of a layer that answer a filter, in their order. */
export async function listAnswering(
  db: Db,
  reviewId: number,
  layer: Layer,
  shape: Shape,
  filter: Filter,
): Promise<number[]> {
  return findConfigurations(db, reviewId, layer, shape, filter, { limit: MOST })
}

/** Who uses which idea in a layer, retired configurations aside: enough to see what is connected. */
export async function listMeetings(db: Db, reviewId: number, layer: Layer) {
  return db
    .selectFrom('element')
    .select(['configurationId', 'statementId'])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('statementId', 'is not', null)
    .orderBy('configurationId')
    .execute()
}

/** The elements of these configurations, in the order of their sentences. */
export async function listElementUses(db: Db, reviewId: number, layer: Layer, ids: readonly number[]): Promise<Use[]> {
  const found: Use[] = []
  for (let at = 0; at < ids.length; at += MOST) {
    const rows = await uses(db, reviewId, layer)
      .where('configurationId', 'in', ids.slice(at, at + MOST))
      .execute()
    for (const row of rows) found.push({ ...row, mechanismAbsent: row.mechanismAbsent === 1 })
  }
  return found
}

/** The elements of every configuration of a layer that is not retired. */
export async function listAllUses(db: Db, reviewId: number, layer: Layer): Promise<Use[]> {
  const rows = await uses(db, reviewId, layer)
    .where('configurationId', 'in', eb =>
      eb
        .selectFrom('configuration')
        .select('configuration.id')
        .where('configuration.reviewId', '=', reviewId)
        .where('configuration.layer', '=', layer)
        .where('configuration.status', '<>', 'retired'),
    )
    .execute()
  return rows.map(row => ({ ...row, mechanismAbsent: row.mechanismAbsent === 1 }))
}

function uses(db: Db, reviewId: number, layer: Layer) {
  return db
    .selectFrom('element')
    .select([
      'id',
      'configurationId',
      'role',
      'mark',
      'wording',
      'statementId',
      'polarity',
      'valence',
      'mechanismAbsent',
    ])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .orderBy('configurationId')
    .orderBy('position')
    .orderBy('id')
}

/** Ideas by number. */
export async function listIdeaNames(db: Db, reviewId: number) {
  const rows = await db
    .selectFrom('statement')
    .select(['id', 'name', 'code'])
    .where('reviewId', '=', reviewId)
    .orderBy('name')
    .orderBy('id')
    .limit(MOST)
    .execute()
  return rows.map(row => ({ id: row.id, name: row.code === null ? row.name : `${row.code} ${row.name}` }))
}

/** The links inside one layer. */
export async function listTies(db: Db, reviewId: number, layer: Layer): Promise<Tie[]> {
  return db
    .selectFrom('link')
    .select(['kind', 'fromId', 'fromElementId', 'toId', 'toElementId'])
    .where('reviewId', '=', reviewId)
    .where('fromLayer', '=', layer)
    .where('toLayer', '=', layer)
    .orderBy('id')
    .limit(MOST)
    .execute()
}

/** Configurations in which an idea plays one of these roles; with 0, those with an element in such a role and no idea. */
export async function listPlaying(
  db: Db,
  reviewId: number,
  layer: Layer,
  roles: readonly Role[],
  idea: number,
): Promise<number[]> {
  const all = db
    .selectFrom('element')
    .select('configurationId')
    .distinct()
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('role', 'in', [...roles])
  const rows = await (idea === 0 ? all.where('statementId', 'is', null) : all.where('statementId', '=', idea)).execute()
  return rows.map(row => row.configurationId)
}

/** What configurations are called where there is room for a line: number, label and title, or the beginning of the wording. */
export async function listShortNames(db: Db, reviewId: number, layer: Layer, ids: readonly number[]) {
  const rows = await listNamesOf(db, reviewId, layer, ids)
  return rows.map(row => ({ id: row.id, name: longName(layer, row) }))
}
