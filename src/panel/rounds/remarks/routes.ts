// What the pages of a round remark for the lead: what cannot be compared with the round before, and whose name would go out.
import type { MemberCtx } from '../../../reviews/guard.ts'
import { namedIn, reasonFor } from '../../naming/names.ts'
import { listNames } from '../../naming/store.ts'
import { notCompared } from '../comparing.ts'
import { getRound, listQuestions, type Round } from '../store.ts'

/** What cannot be compared with the round before, a sentence each. */
export async function lostOn(ctx: MemberCtx, round: Pick<Round, 'id' | 'followsId'>): Promise<string[]> {
  if (round.followsId === null) return []
  const earlier = await getRound(ctx.db, ctx.review.id, round.followsId)
  const all = await listQuestions(ctx.db, ctx.review.id, [round.id, earlier.id])
  const of = (id: number) => all.filter(one => one.roundId === id)
  return notCompared(of(round.id), of(earlier.id), earlier.title)
}

/** Words of the team in a round that hold the name of a panellist: before it opens what it puts, afterwards the reasons given. */
export async function namedOn(
  ctx: MemberCtx,
  round: Round,
  items: readonly { readonly heading: string; readonly plainWords: string }[],
  comments: readonly { readonly id: number; readonly text: string; readonly reason: string | null }[],
): Promise<string[]> {
  if (!ctx.may('panel.manage')) return []
  const { title, titleNl, intro, introNl } = round
  const put = items.map((item, at) => ({ what: `Item ${at + 1}`, text: `${item.heading}\n${item.plainWords}` }))
  const own = [
    { what: 'The title', text: `${title}\n${titleNl}` },
    { what: 'The introduction', text: `${intro}\n${introNl}` },
    ...put,
  ]
  const reasons = comments.map(comment => reasonFor('comment', comment))
  return namedIn(round.status === 'draft' ? own : reasons, await listNames(ctx.db, ctx.review.id))
}
