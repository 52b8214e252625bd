// A small review with two studies, configurations in both layers and a contradiction, for tests of principles and panels.
import type { World } from '../../support/world.ts'

const AT = '2026-11-21T09:00:00.000Z'

/** CMOC 1 rests on accounts 1 (supports) and 2 (contradicts); CMOC 2 on an inferred element alone. Written straight to the tables. */
export async function scene(w: World, reviewId = w.heard.id): Promise<void> {
  const by = { createdAt: AT, createdBy: null }
  await w.database.write.transaction().execute(async db => {
    await db
      .insertInto('search')
      .values({
        reviewId,
        id: 1,
        status: 'run',
        kind: 'database',
        source: 'PubMed',
        runOn: '2026-05-04',
        hits: 1,
        theoryStatementId: null,
        ...by,
      })
      .execute()
    const record = {
      reviewId,
      importId: null,
      searchId: 1,
      type: 'article',
      year: 2018,
      duplicateOf: null,
      duplicateBy: null,
      cameIn: null,
      line: null,
      ...by,
    }
    await db
      .insertInto('recordRow')
      .values([
        { ...record, id: 1, title: 'Linking people' },
        { ...record, id: 2, title: 'Not linking people' },
      ])
      .execute()
    const document = { reviewId, studyId: null, kind: 'article' as const, year: 2018, textNumber: null, ...by }
    await db
      .insertInto('document')
      .values([
        { ...document, id: 1, recordId: 1, label: 'Bertotti 2018', title: 'Linking people', textNumber: 1 },
        { ...document, id: 2, recordId: 2, label: 'Bos 2023', title: 'Not linking people' },
      ])
      .execute()
    await db
      .insertInto('documentText')
      .values({
        reviewId,
        documentId: 1,
        number: 1,
        text: 'People felt listened to.',
        paragraphs: '[[0,24,0,236]]',
        characters: 24,
        form: 'pasted',
        fileHash: null,
        addedAt: AT,
        addedBy: null,
      })
      .execute()
    await db
      .insertInto('excerpt')
      .values({
        reviewId,
        id: 1,
        documentId: 1,
        textNumber: 1,
        starts: 7,
        ends: 23,
        page: 236,
        quote: 'felt listened to',
        theoryStatementId: null,
        ...by,
      })
      .execute()
    await db
      .insertInto('appraisal')
      .values({
        reviewId,
        id: 1,
        documentId: 1,
        personId: null,
        relevance: 'high',
        rigour: 'low',
        richness: 'high',
        appraisedAt: AT,
      })
      .execute()
    const configuration = { reviewId, parentId: null, theoryStatementId: null, label: null, ...by }
    await db
      .insertInto('configuration')
      .values([
        { ...configuration, layer: 'account', id: 1, documentId: 1, title: 'Heard' },
        { ...configuration, layer: 'account', id: 2, documentId: 2, title: 'Not heard' },
        { ...configuration, layer: 'synthesised', id: 1, documentId: null, title: 'Being heard brings people back' },
        { ...configuration, layer: 'synthesised', id: 2, documentId: null, title: 'Rush sends people away' },
      ])
      .execute()
    const element = {
      isInferred: 0 as const,
      mechanismAbsent: 0 as const,
      reasoning: '',
      reviewId,
      statementId: null,
      polarity: null,
      inference: null,
      reasonedBy: null,
      reasonedAt: null,
      intended: null,
      valence: null,
      distance: null,
      ...by,
    }
    const of = (
      id: number,
      layer: 'account' | 'synthesised',
      configurationId: number,
      role: 'context' | 'mechanism' | 'outcome',
      mark: string,
      wording: string,
    ) => ({ ...element, id, layer, configurationId, role, mark, position: id, wording })
    await db
      .insertInto('element')
      .values([
        of(1, 'account', 1, 'mechanism', 'M1', 'felt heard'),
        of(2, 'synthesised', 1, 'context', 'C1', 'someone has time'),
        of(3, 'synthesised', 1, 'mechanism', 'M1', 'being heard'),
        of(4, 'synthesised', 1, 'outcome', 'O1', 'people come back'),
        {
          ...of(5, 'synthesised', 2, 'mechanism', 'M1', 'feeling a nuisance'),
          polarity: 'hindering',
          isInferred: 1,
          inference: 'retroduction',
          reasoning: 'Because *nobody* said it.',
          reasonedBy: w.lena.id,
          reasonedAt: AT,
        },
      ])
      .execute()
    const level = await db
      .selectFrom('level')
      .select('id')
      .where('reviewId', '=', reviewId)
      .where('key', '=', 'interpersonal')
      .executeTakeFirstOrThrow()
    await db.insertInto('elementLevel').values({ reviewId, elementId: 3, levelId: level.id }).execute()
    const evidence = { reviewId, excerptId: null, elementId: null, ...by }
    await db
      .insertInto('evidence')
      .values([
        {
          ...evidence,
          id: 1,
          layer: 'account',
          configurationId: 1,
          elementId: 1,
          documentId: 1,
          excerptId: 1,
          stance: 'supports',
        },
      ])
      .execute()
    const contribution = { reviewId, configurationId: 1, ...by }
    await db
      .insertInto('contribution')
      .values([
        { ...contribution, id: 1, accountId: 1, stance: 'supports' },
        { ...contribution, id: 2, accountId: 2, stance: 'contradicts' },
      ])
      .execute()
  })
}
