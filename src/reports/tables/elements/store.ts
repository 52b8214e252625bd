// Reads elements with their configuration, idea, levels and evidence, in slices.
import type { Layer } from '../../../configurations/domain.ts'
import type { Db } from '../../../core/db/open.ts'
import { these } from '../../../core/db/reading/ids.ts'
import type { ElementRow } from './columns.ts'

const AT_ONCE = 1_000

export async function* readElements(db: Db, reviewId: number): AsyncGenerator<readonly ElementRow[]> {
  for (let after = 0; ; ) {
    const rows = await rowsAfter(db, reviewId, after)
    const ids = rows.map(row => row.id)
    const levels = Map.groupBy(await levelsOf(db, reviewId, ids), row => row.elementId)
    const evidence = Map.groupBy(await evidenceOf(db, reviewId, ids), row => row.elementId)
    yield rows.map(row => ({
      ...row,
      layer: row.layer as Layer,
      otherWordings: JSON.parse(row.otherWordings) as string[],
      isInferred: row.isInferred === 1,
      mechanismAbsent: row.mechanismAbsent === 1,
      levels: (levels.get(row.id) ?? []).map(level => level.name),
      evidence: evidence.get(row.id) ?? [],
    }))
    if (rows.length < AT_ONCE) return
    after = ids.at(-1) ?? after
  }
}

function rowsAfter(db: Db, reviewId: number, after: number) {
  return db
    .selectFrom('element as e')
    .innerJoin('configuration as c', join =>
      join
        .onRef('c.reviewId', '=', 'e.reviewId')
        .onRef('c.layer', '=', 'e.layer')
        .onRef('c.id', '=', 'e.configurationId'),
    )
    .leftJoin('document as d', join => join.onRef('d.reviewId', '=', 'c.reviewId').onRef('d.id', '=', 'c.documentId'))
    .leftJoin('statement as s', join => join.onRef('s.reviewId', '=', 'e.reviewId').onRef('s.id', '=', 'e.statementId'))
    .leftJoin('person', 'person.id', 'e.reasonedBy')
    .select(['e.id', 'e.layer', 'e.configurationId', 'c.label', 'c.title', 'c.status', 'c.documentId'])
    .select(['d.label as documentLabel', 'e.position', 'e.mark', 'e.role', 'e.wording', 'e.otherWordings'])
    .select(['e.statementId', 's.code', 's.name as idea', 'e.polarity', 'e.intended', 'e.valence', 'e.distance'])
    .select(['e.forWhom', 'e.mechanismAbsent', 'e.isInferred', 'e.inference', 'e.reasoning', 'e.reasonedAt'])
    .select(['person.name as reasonedBy', 'e.createdAt'])
    .where('e.reviewId', '=', reviewId)
    .where('e.id', '>', after)
    .orderBy('e.id')
    .limit(AT_ONCE)
    .execute()
}

function levelsOf(db: Db, reviewId: number, ids: readonly number[]) {
  return db
    .selectFrom('elementLevel')
    .innerJoin('level', join =>
      join.onRef('level.reviewId', '=', 'elementLevel.reviewId').onRef('level.id', '=', 'elementLevel.levelId'),
    )
    .select(['elementLevel.elementId', 'level.name'])
    .where('elementLevel.reviewId', '=', reviewId)
    .where('elementLevel.elementId', 'in', these(db, ids))
    .orderBy('level.position')
    .execute()
}

function evidenceOf(db: Db, reviewId: number, ids: readonly number[]) {
  return db
    .selectFrom('evidence')
    .innerJoin('document', join =>
      join.onRef('document.reviewId', '=', 'evidence.reviewId').onRef('document.id', '=', 'evidence.documentId'),
    )
    .select(['evidence.elementId', 'evidence.stance', 'evidence.excerptId', 'document.label'])
    .where('evidence.reviewId', '=', reviewId)
    .where('evidence.elementId', 'in', these(db, ids))
    .orderBy('evidence.id')
    .execute()
}
