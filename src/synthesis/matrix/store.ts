// At which levels configurations stand, and which terms and themes they carry.
import { sql } from 'kysely'
import type { Layer } from '../../configurations/domain.ts'
import type { Db } from '../../core/db/open.ts'

/** The levels of each configuration, and the terms of a facet with those above them. */
export async function listPlaces(db: Db, reviewId: number, layer: Layer, facetId: number | null) {
  const levels = await sql<{ configurationId: number; levelId: number }>`
    ${levelsOf(reviewId, layer)} order by 1, 2`.execute(db)
  const terms =
    facetId === null
      ? []
      : (
          await sql<{ configurationId: number; termId: number }>`
    with recursive under (term_id, id) as (
      select id, id from term where review_id = ${reviewId} and facet_id = ${facetId}
      union select under.term_id, term.id from term join under on term.parent_id = under.id where term.review_id = ${reviewId}
    )
    select distinct ct.configuration_id, under.term_id
    from configuration_term ct join under on under.id = ct.term_id
    where ct.review_id = ${reviewId} and ct.layer = ${layer} order by 1, 2`.execute(db)
        ).rows
  return {
    levels: levels.rows.map(row => ({ configurationId: row.configurationId, id: row.levelId })),
    terms: terms.map(row => ({ configurationId: row.configurationId, id: row.termId })),
  }
}

/** The themes that configurations carry themselves, of facets whose key is theme. */
export async function listThemesOf(db: Db, reviewId: number, layer: Layer) {
  return db
    .selectFrom('configurationTerm')
    .innerJoin('term', join =>
      join.onRef('term.reviewId', '=', 'configurationTerm.reviewId').onRef('term.id', '=', 'configurationTerm.termId'),
    )
    .innerJoin('facet', join =>
      join.onRef('facet.reviewId', '=', 'term.reviewId').onRef('facet.id', '=', 'term.facetId'),
    )
    .select(['configurationTerm.configurationId', 'term.id', 'term.name'])
    .where('configurationTerm.reviewId', '=', reviewId)
    .where('configurationTerm.layer', '=', layer)
    .where('facet.key', '=', 'theme')
    .orderBy('configurationTerm.configurationId')
    .orderBy('term.id')
    .execute()
}

/** Levels set by the team count in place of those of the elements. */
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
