// Reads excerpts with what they are evidence of, parked ones among them, in slices.
import type { Layer } from '../../../configurations/domain.ts'
import type { Db } from '../../../core/db/open.ts'
import { these } from '../../../core/db/reading/ids.ts'
import { pageName } from '../../../documents/pages/printed.ts'
import type { ExcerptRow } from './columns.ts'

const AT_ONCE = 1_000

export async function* readExcerpts(db: Db, reviewId: number): AsyncGenerator<readonly ExcerptRow[]> {
  for (let after = 0; ; ) {
    const rows = await rowsAfter(db, reviewId, after)
    const ids = rows.map(row => row.id)
    const terms = Map.groupBy(await termsOf(db, reviewId, ids), row => row.excerptId)
    const uses = Map.groupBy(await usesOf(db, reviewId, ids), row => row.excerptId)
    const principles = Map.groupBy(await principlesOn(db, reviewId, ids), row => row.excerptId)
    yield rows.map(row => ({
      ...row,
      onPage: pageName(row),
      isLost: row.isLost === 1,
      isKept: row.isKept === 1,
      isParked: row.isParked === 1,
      terms: (terms.get(row.id) ?? []).map(({ facet, name }) => ({ facet, name })),
      uses: (uses.get(row.id) ?? []).map(one => ({ ...one, layer: one.layer as Layer })),
      principles: principles.get(row.id) ?? [],
    }))
    if (rows.length < AT_ONCE) return
    after = ids.at(-1) ?? after
  }
}

function rowsAfter(db: Db, reviewId: number, after: number) {
  return db
    .selectFrom('excerpt as e')
    .innerJoin('document as d', join => join.onRef('d.reviewId', '=', 'e.reviewId').onRef('d.id', '=', 'e.documentId'))
    .leftJoin('textPage as p', join =>
      join
        .onRef('p.reviewId', '=', 'e.reviewId')
        .onRef('p.documentId', '=', 'e.documentId')
        .onRef('p.textNumber', '=', 'e.textNumber')
        .onRef('p.number', '=', 'e.page'),
    )
    .leftJoin('person', 'person.id', 'e.createdBy')
    .select(['e.id', 'e.documentId', 'd.label as documentLabel', 'e.textNumber', 'e.page', 'p.label as printedPage'])
    .select(['e.starts', 'e.ends', 'e.quote', 'e.isLost', 'e.isKept', 'e.isParked', 'e.theoryStatementId', 'e.note'])
    .select(['person.name as createdBy', 'e.createdAt'])
    .where('e.reviewId', '=', reviewId)
    .where('e.id', '>', after)
    .orderBy('e.id')
    .limit(AT_ONCE)
    .execute()
}

function termsOf(db: Db, reviewId: number, ids: readonly number[]) {
  return db
    .selectFrom('excerptTerm')
    .innerJoin('term', join =>
      join.onRef('term.reviewId', '=', 'excerptTerm.reviewId').onRef('term.id', '=', 'excerptTerm.termId'),
    )
    .innerJoin('facet', join =>
      join.onRef('facet.reviewId', '=', 'term.reviewId').onRef('facet.id', '=', 'term.facetId'),
    )
    .select(['excerptTerm.excerptId', 'facet.name as facet', 'term.name'])
    .where('excerptTerm.reviewId', '=', reviewId)
    .where('excerptTerm.excerptId', 'in', these(db, ids))
    .orderBy('facet.position')
    .orderBy('term.position')
    .orderBy('term.id')
    .execute()
}

function usesOf(db: Db, reviewId: number, ids: readonly number[]) {
  return db
    .selectFrom('evidence')
    .leftJoin('element', join =>
      join.onRef('element.reviewId', '=', 'evidence.reviewId').onRef('element.id', '=', 'evidence.elementId'),
    )
    .select(['evidence.excerptId', 'evidence.layer', 'evidence.configurationId', 'element.mark', 'element.role'])
    .select('evidence.stance')
    .where('evidence.reviewId', '=', reviewId)
    .where('evidence.excerptId', 'in', these(db, ids))
    .orderBy('evidence.id')
    .execute()
}

function principlesOn(db: Db, reviewId: number, ids: readonly number[]) {
  return db
    .selectFrom('principleEvidence')
    .select(['excerptId', 'principleId', 'stance'])
    .where('reviewId', '=', reviewId)
    .where('excerptId', 'in', these(db, ids))
    .orderBy('id')
    .execute()
}
