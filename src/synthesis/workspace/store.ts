// Queries on what accounts could stand together by, of all accounts of a review at once: a fixed number of statements.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'

/** The theory statement that each account bears on. */
export async function listStatementsOfAccounts(db: Db, reviewId: number) {
  const rows = await db
    .selectFrom('configuration')
    .select(['id', 'theoryStatementId'])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', 'account')
    .where('theoryStatementId', 'is not', null)
    .execute()
  return rows.map(row => ({ account: row.id, id: row.theoryStatementId as number }))
}

/** The themes of accounts, their own and those of their excerpts, in the order of the facet. */
export async function listThemesOfAccounts(db: Db, reviewId: number) {
  const themes = await db
    .selectFrom('term')
    .innerJoin('facet', join =>
      join.onRef('facet.reviewId', '=', 'term.reviewId').onRef('facet.id', '=', 'term.facetId'),
    )
    .select(['term.id', 'term.name', 'term.position'])
    .where('term.reviewId', '=', reviewId)
    .where('facet.key', '=', 'theme')
    .execute()
  if (themes.length === 0) return []
  // Asked by number, which the indexes begin with: joined to `term`, SQLite walks through all evidence of the review.
  const ids = themes.map(theme => theme.id)
  const own = await db
    .selectFrom('configurationTerm')
    .select(['configurationId as account', 'termId'])
    .where('reviewId', '=', reviewId)
    .where('termId', 'in', ids)
    .where('layer', '=', 'account')
    .execute()
  const ofExcerpts = await db
    .selectFrom('excerptTerm')
    .innerJoin('evidence', join =>
      join
        .onRef('evidence.reviewId', '=', 'excerptTerm.reviewId')
        .onRef('evidence.excerptId', '=', 'excerptTerm.excerptId'),
    )
    .select(['evidence.configurationId as account', 'excerptTerm.termId'])
    .where('excerptTerm.reviewId', '=', reviewId)
    .where('excerptTerm.termId', 'in', ids)
    .where('evidence.layer', '=', 'account')
    .distinct()
    .execute()
  const byId = new Map(themes.map(theme => [theme.id, theme]))
  // Its own themes go before those of a passage, each in the order of the facet.
  return [own, ofExcerpts].flatMap(rows =>
    rows
      .flatMap(({ account, termId }) => {
        const theme = byId.get(termId)
        return theme === undefined ? [] : [{ account, ...theme }]
      })
      .sort((a, b) => a.position - b.position || a.id - b.id),
  )
}

/** The ideas that elements of accounts stand for. */
export async function listIdeasOfAccounts(db: Db, reviewId: number) {
  return db
    .selectFrom('element')
    .innerJoin('statement', join =>
      join.onRef('statement.reviewId', '=', 'element.reviewId').onRef('statement.id', '=', 'element.statementId'),
    )
    .select(['element.configurationId', 'element.role', 'statement.id', 'statement.name'])
    .where('element.reviewId', '=', reviewId)
    .where('element.layer', '=', 'account')
    .orderBy('element.configurationId')
    .orderBy('element.position')
    .execute()
}

/** The words of accounts for comparing: title, wording, and what the elements say where nobody has worded it. */
export async function listWordsOfAccounts(db: Db, reviewId: number) {
  const accounts = await db
    .selectFrom('configuration')
    .select(['id', 'title', 'wording'])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', 'account')
    .orderBy('id')
    .execute()
  const unworded = await db
    .selectFrom('element')
    .innerJoin('configuration', join =>
      join
        .onRef('configuration.reviewId', '=', 'element.reviewId')
        .onRef('configuration.layer', '=', 'element.layer')
        .onRef('configuration.id', '=', 'element.configurationId'),
    )
    .select(['element.configurationId', 'element.wording'])
    .where('element.reviewId', '=', reviewId)
    .where('element.layer', '=', 'account')
    .where(sql<string>`trim(configuration.wording)`, '=', '')
    .orderBy('element.configurationId')
    .orderBy('element.position')
    .execute()
  const elements = Map.groupBy(unworded, row => row.configurationId)
  return accounts.map(({ id, title, wording }) => ({
    id,
    title,
    wording,
    elements: (elements.get(id) ?? []).map(row => row.wording),
  }))
}
