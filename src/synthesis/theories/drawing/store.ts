// The configurations of a theory as a graph: those that bear on its statements, or on one of them.
import type { Layer, Shape } from '../../../configurations/domain.ts'
import type { Db } from '../../../core/db/open.ts'
import { mostConnected } from '../../map/choosing.ts'
import { graphOf } from '../../map/graph.ts'
import { listElementUses, listIdeaNames, listMeetings, listShortNames, listTies } from '../../map/store.ts'
import { listBearings } from '../bearings/store.ts'

/** Synthesised configurations; accounts as long as none bears on it. */
export async function readTheoryGraph(db: Db, reviewId: number, shape: Shape, statementIds: readonly number[]) {
  const found = await listBearings(db, reviewId, statementIds)
  const layer: Layer = found.some(one => one.layer === 'synthesised') ? 'synthesised' : 'account'
  const own = found.filter(one => one.layer === layer)
  const ids = [...new Set(own.map(one => one.configurationId))].sort((a, b) => a - b)
  const [meetings, ties] = [await listMeetings(db, reviewId, layer), await listTies(db, reviewId, layer)]
  const { shown, leftOut } = mostConnected(ids, meetings, ties)
  const names = new Map((await listIdeaNames(db, reviewId)).map(idea => [idea.id, idea.name]))
  const graph = graphOf(await listElementUses(db, reviewId, layer, shown), ties, names, shape)
  const bearing = Map.groupBy(own, one => one.configurationId)
  const configurations = await listShortNames(db, reviewId, layer, shown)
  return {
    layer,
    graph,
    leftOut,
    configurations: configurations.map(one => ({
      ...one,
      bearsOn: (bearing.get(one.id) ?? []).map(({ statementId, stance }) => ({ statementId, stance })),
    })),
  }
}
