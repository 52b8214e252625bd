// Saying how sure the team is of a principle; its words, and what a panel rated, stay as they are.
import { record } from '../../core/db/activity.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid, stale } from '../../core/errors.ts'
import { listGrades } from '../grades/store.ts'
import { getPrinciple } from '../store.ts'
import { HEADS, type Head } from './heads.ts'
import { insertSureness, listSureness, updateSureness } from './store.ts'

export type Said = Readonly<Record<Head, string>> & { readonly gradeId: number | null; readonly version: number }

export function sayHowSure(ctx: ReviewCtx, principleId: number, said: Said): Promise<void> {
  return transaction(ctx, async ctx => {
    await getPrinciple(ctx.db, ctx.review.id, principleId)
    const grades = await listGrades(ctx.db, ctx.review.id)
    const wordOf = (id: number | null) => grades.find(grade => grade.id === id)?.word ?? ''
    if (said.gradeId !== null && wordOf(said.gradeId) === '') throw invalid('gradeId', 'Choose a grade from the list.')
    const before = (await listSureness(ctx.db, ctx.review.id, [principleId])).get(principleId)
    const { version, ...words } = said
    const row = {
      ...{ ...words, reviewId: ctx.review.id, principleId },
      ...{ writtenAt: ctx.now, writtenBy: personOf(ctx) },
    }
    const isLate = (before?.version ?? 0) !== version
    if (isLate || (before !== undefined && !(await updateSureness(ctx.db, row, version))))
      throw stale('How sure you are', {
        version: before?.version ?? 0,
        savedBy: before?.writtenBy ?? null,
        savedAt: before?.writtenAt ?? null,
        fields: [
          ...HEADS.map(({ name, label }) => ({ name, label, theirs: before?.[name] ?? '', mine: said[name] })),
          { name: 'gradeId', label: 'Grade', theirs: before?.grade ?? '', mine: wordOf(said.gradeId), isChoice: true },
        ].filter(field => field.theirs !== field.mine),
      })
    if (before === undefined) await insertSureness(ctx.db, row)
    const wordsOf = (from: Readonly<Record<Head, string>>) => HEADS.map(({ name }) => [name, from[name]])
    await record(ctx, {
      verb: 'said how sure the team is of',
      subjectKind: 'principle',
      subjectId: principleId,
      before: before === undefined ? undefined : { ...Object.fromEntries(wordsOf(before)), grade: before.grade },
      after: { ...Object.fromEntries(wordsOf(said)), grade: wordOf(said.gradeId) || null },
    })
  })
}
