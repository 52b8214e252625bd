// Setting the list of words in which a review grades how sure it is.
import { record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, stale } from '../../core/errors.ts'
import { deleteGradeRow, insertGrade, listGrades, updateGrade } from './store.ts'
import { gradesRefused, readGrades, stampOf } from './words.ts'

/** A word that stays keeps its principles; one that a principle has cannot be left out. `version` is the stamp of the list as the form showed it. */
export function setGrades(ctx: ReviewCtx, text: string, version: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await listGrades(ctx.db, ctx.review.id)
    const lines = before.map(grade => grade.word)
    const words = readGrades(text)
    const refused = gradesRefused(words)
    if (refused !== null) throw invalid('words', refused)
    if (version !== stampOf(lines) && words.join('\n') !== lines.join('\n'))
      throw stale('The list of grades', {
        version: stampOf(lines),
        fields: [{ name: 'words', label: 'Grades', theirs: lines.join('\n'), mine: text }],
      })
    const gone = before.filter(grade => !words.includes(grade.word))
    const used = gone.filter(grade => grade.principles > 0)
    if (used.length > 0)
      throw conflict(`Principles are graded ${used.map(grade => `“${grade.word}”`).join(', ')}. Grade them anew first.`)
    for (const grade of gone) await deleteGradeRow(ctx.db, ctx.review.id, grade.id)
    for (const [at, word] of words.entries()) {
      const known = before.find(grade => grade.word === word)
      if (known !== undefined) await updateGrade(ctx.db, ctx.review.id, known.id, { position: at + 1 })
      else {
        const id = await nextId(ctx.db, ctx.review.id, 'grade')
        await insertGrade(ctx.db, { reviewId: ctx.review.id, id, word, position: at + 1 })
      }
    }
    await record(ctx, { verb: 'set', subjectKind: 'grade', subjectId: null, before: lines, after: words })
  })
}
