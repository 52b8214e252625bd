// How many configurations there are at each level, by the terms of one facet.
import { sql } from 'kysely'
import type { Layer } from '../../configurations/domain.ts'
import type { Db } from '../../core/db/open.ts'

export type Cell = { readonly levelId: number; readonly termId: number; readonly count: number }

/**
 * Levels set by the team count in place of those of the elements; retired configurations do not count. What carries a term
 * counts for those above it too, once, as in the list that a cell leads to.
 */
export async function countByLevelAndTerm(db: Db, reviewId: number, layer: Layer, facetId: number): Promise<Cell[]> {
  const { rows } = await sql<Cell>`
    with recursive under (term_id, id) as (
      select id, id from term where review_id = ${reviewId} and facet_id = ${facetId}
      union select under.term_id, term.id from term join under on term.parent_id = under.id where term.review_id = ${reviewId}
    )
    select at_level.level_id, under.term_id, count(distinct ct.configuration_id) as count
    from configuration_term ct
    join under on under.id = ct.term_id
    join (${levelsOf(reviewId, layer)}) at_level on at_level.configuration_id = ct.configuration_id
    where ct.review_id = ${reviewId} and ct.layer = ${layer}
    group by at_level.level_id, under.term_id`.execute(db)
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}

/** The same for the whole layer, whatever its terms. */
export async function countByLevel(db: Db, reviewId: number, layer: Layer) {
  const { rows } = await sql<{ levelId: number; count: number }>`
    select at_level.level_id, count(distinct at_level.configuration_id) as count
    from (${levelsOf(reviewId, layer)}) at_level group by at_level.level_id`.execute(db)
  return rows.map(row => ({ levelId: row.levelId, count: Number(row.count) }))
}

function levelsOf(reviewId: number, layer: Layer) {
  return sql`
    select cl.configuration_id, cl.level_id from configuration_level cl
    join configuration c on c.review_id = cl.review_id and c.layer = cl.layer and c.id = cl.configuration_id
    where cl.review_id = ${reviewId} and cl.layer = ${layer} and c.levels_are_set = 1 and c.status <> 'retired'
    union
    select e.configuration_id, el.level_id from element_level el
    join element e on e.review_id = el.review_id and e.id = el.element_id
    join configuration c on c.review_id = e.review_id and c.layer = e.layer and c.id = e.configuration_id
    where el.review_id = ${reviewId} and e.layer = ${layer} and c.levels_are_set = 0 and c.status <> 'retired'`
}
