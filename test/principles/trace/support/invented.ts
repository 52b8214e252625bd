// Reviews made up at random for tests of the trace: every sort of end, and every way by which words reach a principle.
import fc from 'fast-check'
import type { World } from '../../../support/world.ts'

const AT = '2026-11-21T09:00:00.000Z'
const STANCES = ['supports', 'refines', 'contradicts', 'background'] as const
const ROLES = ['context', 'mechanism', 'outcome'] as const

const few = (most: number) => fc.nat({ max: most })
const stance = fc.constantFrom(...STANCES)
const list = <T>(one: fc.Arbitrary<T>, maxLength: number) => fc.array(one, { maxLength })

/** Numbers are taken modulo what there is, so that every draw is a whole review. */
export const invented = fc.record({
  /** What led to each document: a search of its record, an import, a copy's search, a record alone, nothing, a consultation. */
  documents: fc.array(fc.constantFrom('search', 'import', 'copy', 'record', 'nothing', 'consultation'), {
    minLength: 1,
    maxLength: 4,
  }),
  excerpts: list(few(9), 6),
  accounts: list(fc.record({ document: few(9), isRetired: fc.boolean() }), 5),
  /** `into`: joined into the next one, which is always later, so that there is no ring. */
  synthesised: list(fc.record({ isJoined: fc.boolean(), isRetired: fc.boolean() }), 4),
  elements: list(fc.record({ layer: few(1), of: few(9), role: few(2), isInferred: fc.boolean() }), 8),
  evidence: list(
    fc.record({ layer: few(1), of: few(9), element: few(9), excerpt: few(9), document: few(9), stance, is: few(3) }),
    10,
  ),
  contributions: list(fc.record({ account: few(9), to: few(9), stance, isConverse: fc.boolean() }), 8),
  principles: fc.array(
    fc.record({ refs: list(fc.record({ layer: few(1), of: few(9) }), 4), own: list(few(9), 2), isCited: fc.boolean() }),
    { minLength: 1, maxLength: 3 },
  ),
})
export type Invented = typeof invented extends fc.Arbitrary<infer T> ? T : never

const distinct = <T>(rows: readonly T[], key: (row: T) => string) => [
  ...new Map(rows.map(row => [key(row), row])).values(),
]

/** Writes it straight into the tables of a review that has nothing yet. */
export async function write(w: World, reviewId: number, from: Invented): Promise<void> {
  const made = { reviewId, createdAt: AT }
  await w.database.write.transaction().execute(async db => {
    const search = { ...made, status: 'run', kind: 'database', source: 'PubMed', runOn: '2026-05-04' } as const
    await db
      .insertInto('search')
      .values([
        { ...search, id: 1 },
        { ...search, id: 2, runOn: null },
      ])
      .execute()
    const file = { fileName: 'a.ris', fileHash: 'x', bytes: 1, format: 'ris', encoding: 'utf-8' }
    await db
      .insertInto('import')
      .values({ ...made, ...file, id: 1, searchId: 2, state: 'complete' })
      .execute()
    const record = { ...made, type: 'article' }
    for (const [at, origin] of from.documents.entries()) {
      const id = at + 1
      const has = origin !== 'nothing' && origin !== 'consultation'
      const found = { searchId: origin === 'search' ? 1 : null, importId: origin === 'import' ? 1 : null }
      if (has)
        await db
          .insertInto('recordRow')
          .values({ ...record, ...found, id, title: `Record ${id}` })
          .execute()
      const copy = { id: 100 + id, title: `Copy ${id}`, searchId: 1, duplicateOf: id, duplicateBy: 'doi' } as const
      if (origin === 'copy')
        await db
          .insertInto('recordRow')
          .values({ ...record, ...copy })
          .execute()
      const kind = origin === 'consultation' ? ('consultation' as const) : ('article' as const)
      const document = {
        id,
        recordId: has ? id : null,
        kind,
        label: `Author ${id}`,
        title: `Title ${id}`,
        textNumber: 1,
      }
      await db
        .insertInto('document')
        .values({ ...made, ...document })
        .execute()
      const text = { number: 1, text: 'Words.', paragraphs: '[[0,6,0,3]]', characters: 6, form: 'pasted' as const }
      await db
        .insertInto('documentText')
        .values({ reviewId, documentId: id, ...text, addedAt: AT })
        .execute()
    }
    await inside(db, reviewId, from)
  })
}

type Db = Parameters<Parameters<ReturnType<World['database']['write']['transaction']>['execute']>[0]>[0]

async function inside(db: Db, reviewId: number, from: Invented): Promise<void> {
  const made = { reviewId, createdAt: AT }
  const document = (at: number) => (at % from.documents.length) + 1
  const excerptOf = from.excerpts.map(document)
  for (const [at, documentId] of excerptOf.entries())
    await db
      .insertInto('excerpt')
      .values({ ...made, id: at + 1, documentId, textNumber: 1, starts: 0, ends: 5, page: 3, quote: `Words ${at + 1}` })
      .execute()
  const counts = { account: from.accounts.length, synthesised: from.synthesised.length }
  const refOf = (layer: number, of: number) => {
    const named = layer === 0 ? ('account' as const) : ('synthesised' as const)
    return counts[named] === 0 ? null : { layer: named, id: (of % counts[named]) + 1 }
  }
  const next = (id: number) => (from.synthesised[id - 1]?.isJoined && id < counts.synthesised ? id + 1 : null)
  for (const [at, one] of from.accounts.entries()) {
    const status = one.isRetired ? ('retired' as const) : ('draft' as const)
    const row = { ...made, layer: 'account' as const, id: at + 1, documentId: document(one.document), status }
    await db.insertInto('configuration').values(row).execute()
  }
  for (const [at, one] of from.synthesised.entries()) {
    const status = one.isRetired || next(at + 1) !== null ? ('retired' as const) : ('draft' as const)
    const row = { ...made, layer: 'synthesised' as const, id: at + 1, status }
    await db.insertInto('configuration').values(row).execute()
  }
  for (const id of from.synthesised.map((_, at) => at + 1)) {
    const into = next(id)
    if (into === null) continue
    const output = { configurationLayer: 'synthesised', configurationId: into, act: 'join' } as const
    await db
      .insertInto('move')
      .values({ reviewId, id, kind: 'consolidate', madeAt: AT, ...output })
      .execute()
    await db
      .insertInto('moveInput')
      .values({ reviewId, moveId: id, layer: 'synthesised', configurationId: id })
      .execute()
  }
  const elements: { id: number; layer: 'account' | 'synthesised'; of: number }[] = []
  for (const [at, one] of from.elements.entries()) {
    const ref = refOf(one.layer, one.of)
    if (ref === null) continue
    const id = at + 1
    const reasoned = one.isInferred ? { isInferred: 1 as const, inference: 'abduction' as const } : {}
    const words = { role: ROLES[one.role] ?? 'context', mark: `M${id}`, position: id, wording: `element ${id}` }
    const of = { layer: ref.layer, configurationId: ref.id, reasoning: one.isInferred ? `Because ${id}` : '' }
    await db
      .insertInto('element')
      .values({ ...made, id, ...words, ...of, ...reasoned })
      .execute()
    elements.push({ id, layer: ref.layer, of: ref.id })
  }
  for (const [at, one] of from.evidence.entries()) {
    const ref = refOf(one.layer, one.of)
    if (ref === null) continue
    const mine = elements.filter(element => element.layer === ref.layer && element.of === ref.id)
    const elementId = one.is % 2 === 0 ? null : (mine[one.element % Math.max(1, mine.length)]?.id ?? null)
    const isQuoted = one.is > 0 && excerptOf.length > 0
    const excerptId = isQuoted ? (one.excerpt % excerptOf.length) + 1 : null
    const documentId = excerptId === null ? document(one.document) : (excerptOf[excerptId - 1] as number)
    const what = { layer: ref.layer, configurationId: ref.id, elementId, documentId, excerptId, stance: one.stance }
    await db
      .insertInto('evidence')
      .values({ ...made, id: at + 1, ...what })
      .execute()
  }
  if (counts.account > 0 && counts.synthesised > 0) {
    const pairs = from.contributions.map(one => {
      const tie = { accountId: (one.account % counts.account) + 1, configurationId: (one.to % counts.synthesised) + 1 }
      return { ...tie, stance: one.stance, isConverse: one.isConverse ? (1 as const) : (0 as const) }
    })
    for (const [at, row] of distinct(pairs, row => `${row.accountId} ${row.configurationId}`).entries())
      await db
        .insertInto('contribution')
        .values({ ...made, id: at + 1, ...row })
        .execute()
  }
  await principles(db, reviewId, from, { refOf, document, excerptOf })
}

async function principles(
  db: Db,
  reviewId: number,
  from: Invented,
  has: {
    refOf: (layer: number, of: number) => { layer: 'account' | 'synthesised'; id: number } | null
    document: (at: number) => number
    excerptOf: readonly number[]
  },
): Promise<void> {
  let owned = 0
  for (const [at, one] of from.principles.entries()) {
    const id = at + 1
    await db.insertInto('principle').values({ reviewId, id, position: id, createdAt: AT }).execute()
    const refs = one.refs.flatMap(ref => has.refOf(ref.layer, ref.of) ?? [])
    for (const [position, ref] of distinct(refs, ref => `${ref.layer} ${ref.id}`).entries())
      await db
        .insertInto('principleConfiguration')
        .values({ reviewId, principleId: id, layer: ref.layer, configurationId: ref.id, position })
        .execute()
    for (const own of one.own) {
      const excerptId = one.isCited || has.excerptOf.length === 0 ? null : (own % has.excerptOf.length) + 1
      const documentId = excerptId === null ? has.document(own) : (has.excerptOf[excerptId - 1] as number)
      const row = { reviewId, id: ++owned, principleId: id, documentId, excerptId, stance: 'supports' as const }
      await db
        .insertInto('principleEvidence')
        .values({ ...row, createdAt: AT })
        .execute()
    }
  }
}
