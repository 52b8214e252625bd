// Queries of the overview: every number of the review in a handful of statements, however large it is.
import { sql } from 'kysely'
import type { Shape } from '../../configurations/domain.ts'
import type { Db } from '../../core/db/open.ts'
import { BARE } from './bare/store.ts'
import type { Numbers } from './loop.ts'
import { UNANSWERED } from './unanswered/store.ts'

type CountedElsewhere =
  | 'toRevisit'
  | 'toCheck'
  | 'recordsToCheck'
  | 'toScreen'
  | 'toReadInFull'
  | 'documents'
  | 'studies'
  | 'consultations'

/** A pair of records that waits for a person; those of an import at work are seen by nobody. */
const openPair = `t.state = 'open' and (t.import_id is null or exists
  (select 1 from import i where i.review_id = t.review_id and i.id = t.import_id and i.state = 'complete'))`

/** The same rule as `missingRoles` of the configurations: which parts an account may not lack. */
function lacking(shape: Shape): string {
  const without = (...roles: string[]) =>
    `not exists (select 1 from element e where e.review_id = t.review_id and e.layer = t.layer and e.configuration_id = t.id and e.role in (${roles.map(role => `'${role}'`).join(', ')}))`
  const mechanism =
    shape === 'resource + response'
      ? `(${without('mechanism')} and (${without('resource')} or ${without('response')}))`
      : without('mechanism', 'resource', 'response')
  const more = shape === 'ICAMO' ? ['strategy', 'actor'] : shape === 'SCMO' ? ['strategy'] : []
  return [without('context'), mechanism, without('outcome'), ...more.map(role => without(role))].join(' or ')
}

/** One statement for all numbers that are counts of rows. `shape` tells which accounts are complete. */
export async function countAll(
  db: Db,
  reviewId: number,
  shape: Shape = 'CMO',
): Promise<Omit<Numbers, CountedElsewhere>> {
  const n = (rows: string, where = '') =>
    sql<number>`(select count(*) from ${sql.raw(rows)} where t.review_id = ${reviewId} ${sql.raw(where === '' ? '' : `and ${where}`)})`
  const row = await db
    .selectNoFrom([
      n('question t').as('questions'),
      n('theory_statement t', 't.dropped_in is null').as('statements'),
      n('search t', `t.status = 'run'`).as('searches'),
      n('search t', `t.status = 'planned'`).as('plannedSearches'),
      sql<number>`(select coalesce(max(iteration), 0) from search t where t.review_id = ${reviewId} and t.status = 'run')`.as(
        'iterations',
      ),
      n('record t', 't.duplicate_of is null').as('records'),
      n('duplicate_pair t', openPair).as('openPairs'),
      n('document t', 't.text_number is null').as('documentsWithoutText'),
      n('excerpt t').as('excerpts'),
      n('excerpt t', 't.is_parked = 1').as('parked'),
      n('evidence t', 't.excerpt_id is null').as('unquoted'),
      n('configuration t', `t.layer = 'account' and t.status <> 'retired'`).as('accounts'),
      n('configuration t', `t.layer = 'account' and t.status <> 'retired' and (${lacking(shape)})`).as('incomplete'),
      n('configuration t', `t.layer = 'synthesised' and t.status <> 'retired'`).as('synthesised'),
      n(
        'configuration t',
        `t.layer = 'account' and t.status <> 'retired' and not exists (select 1 from contribution c join configuration o on o.review_id = c.review_id and o.layer = 'synthesised' and o.id = c.configuration_id where c.review_id = t.review_id and c.account_id = t.id and o.status <> 'retired')`,
      ).as('unplaced'),
      n('move t', 't.undone_at is null').as('moves'),
      n('move t', `t.reason = '' and t.undone_at is null`).as('movesWithoutReason'),
      n('theory t', `t.status = 'refined'`).as('refinedTheories'),
      n('theory_version t').as('theoryVersions'),
      n('theory_statement t', BARE).as('bareStatements'),
      n('principle t', `t.status <> 'withdrawn'`).as('principles'),
      n('principle t', `t.status = 'agreed'`).as('agreedPrinciples'),
      n('principle t', `t.status <> 'withdrawn' and t.heading = ''`).as('principlesWithoutHeading'),
      n(
        'principle t',
        `t.status <> 'withdrawn' and not exists (select 1 from plain_words p where p.review_id = t.review_id and p.principle_id = t.id and p.text <> '')`,
      ).as('principlesWithoutPlainWords'),
      n('comment t', 't.resolved_at is null and t.answer_to is null').as('openComments'),
      n('panel_comment t', UNANSWERED.comment).as('unansweredComments'),
      n('point t', UNANSWERED.point).as('unansweredPoints'),
      n('memo t').as('memos'),
    ])
    .executeTakeFirstOrThrow()
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)])) as Omit<
    Numbers,
    CountedElsewhere
  >
}

export async function findLatestQuestion(db: Db, reviewId: number) {
  return db
    .selectFrom('question')
    .select(['id', 'text'])
    .where('reviewId', '=', reviewId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Meetings and rounds in the order of their days; who answered is counted, never named. */
export async function listPanelDays(db: Db, reviewId: number) {
  const meetings = await db
    .selectFrom('meeting')
    .select(['id', 'title', 'heldOn'])
    .where('reviewId', '=', reviewId)
    .orderBy('heldOn')
    .orderBy('id')
    .execute()
  const rounds = await db
    .selectFrom('round')
    .select(['id', 'title', 'status', 'openedAt', 'closesOn', 'closedAt', 'createdAt'])
    .select(
      sql<number>`(select count(distinct g.panellist_id) from rating g where g.review_id = round.review_id and g.round_id = round.id)`.as(
        'answered',
      ),
    )
    .where('reviewId', '=', reviewId)
    .orderBy('id')
    .execute()
  return { meetings, rounds: rounds.map(round => ({ ...round, answered: Number(round.answered) })) }
}

export async function listLevels(db: Db, reviewId: number) {
  return db.selectFrom('level').select(['id', 'name']).where('reviewId', '=', reviewId).orderBy('position').execute()
}

/** The facet the matrix stands on: the first that describes configurations and has been used. */
export async function listMatrixTerms(db: Db, reviewId: number) {
  return db
    .selectFrom('facet')
    .innerJoin('term', join =>
      join.onRef('term.reviewId', '=', 'facet.reviewId').onRef('term.facetId', '=', 'facet.id'),
    )
    .select(['facet.id as facetId', 'facet.name as facetName', 'term.id', 'term.name'])
    .where('facet.reviewId', '=', reviewId)
    .where('facet.describes', '=', 'configurations')
    .where('facet.retiredAt', 'is', null)
    .where('term.retiredAt', 'is', null)
    .where(
      sql<boolean>`exists (select 1 from configuration_term c where c.review_id = term.review_id and c.term_id = term.id)`,
    )
    .orderBy('facet.position')
    .orderBy('term.position')
    .execute()
}

/** Configurations of one layer by level and term: the levels the team set, else those of their elements. */
export async function countByLevelAndTerm(db: Db, reviewId: number, facetId: number, layer: 'account' | 'synthesised') {
  const rows = await sql<{ levelId: number; termId: number; count: number }>`
    select l.level_id, ct.term_id, count(*) as count
    from configuration_term ct
    join term on term.review_id = ct.review_id and term.id = ct.term_id and term.facet_id = ${facetId}
    join configuration c on c.review_id = ct.review_id and c.layer = ct.layer and c.id = ct.configuration_id and c.status <> 'retired' and c.layer = ${layer}
    join (
      select cl.layer, cl.configuration_id, cl.level_id from configuration_level cl
      join configuration own on own.review_id = cl.review_id and own.layer = cl.layer and own.id = cl.configuration_id and own.levels_are_set = 1
      where cl.review_id = ${reviewId}
      union
      select e.layer, e.configuration_id, el.level_id from element_level el
      join element e on e.review_id = el.review_id and e.id = el.element_id
      join configuration own on own.review_id = e.review_id and own.layer = e.layer and own.id = e.configuration_id and own.levels_are_set = 0
      where el.review_id = ${reviewId}
    ) l on l.layer = ct.layer and l.configuration_id = ct.configuration_id
    where ct.review_id = ${reviewId}
    group by l.level_id, ct.term_id`.execute(db)
  return rows.rows.map(row => ({ levelId: row.levelId, termId: row.termId, count: Number(row.count) }))
}
