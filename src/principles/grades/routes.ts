// The grades of a review: the words in which it says how sure it is of a principle, if it wants any.
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { GradesPage } from '../answers.ts'
import { setGrades } from './actions.ts'
import { GradesForm } from './forms.ts'
import { listGrades } from './store.ts'
import { stampOf } from './words.ts'

const GRADES = '/reviews/:review/grades'

async function gradesPage(ctx: MemberCtx) {
  const grades = await listGrades(ctx.db, ctx.review.id)
  return {
    view: 'principles/sureness/grades',
    title: 'Grades of principles',
    nav: 'settings',
    crumbs: [{ label: 'Settings', href: `/reviews/${ctx.review.slug}/settings` }],
    data: { grades, version: stampOf(grades.map(grade => grade.word)) },
  }
}

export const routes: readonly Route[] = [
  route('GET', GRADES, 'review.settings', { answer: GradesPage }, ctx => gradesPage(ctx)),
  route(
    'POST',
    GRADES,
    'review.settings',
    {
      form: GradesForm,
      answer: GradesPage,
      example: { words: 'confident\nfairly confident\nnot yet confident', version: 0 },
      again: ctx => gradesPage(ctx),
      summary:
        'Sets the words in which the team grades how sure it is of a principle, best first; none means no grades.',
    },
    async (ctx, { form }) => {
      await setGrades(ctx, form.words, form.version)
      return { see: `/reviews/${ctx.review.slug}/grades`, done: 'Saved.' }
    },
  ),
]
