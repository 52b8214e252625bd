// Saves a whole sheet of answers for somebody, all of it or nothing; what is wrong is said item by item.
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { Invalid, invalid } from '../../core/errors.ts'
import { openSitting, type Seat, saveAnswers, saveMissing } from '../answering/actions.ts'
import { keptWords } from '../answering/meanwhile.ts'
import { savePriorities } from '../answering/priorities/actions.ts'
import { givenBy } from '../answering/priorities/given.ts'
import { listOwnComments } from '../answering/store.ts'
import { type PriorityQuestion, priorityQuestions } from '../domain.ts'
import { listItems } from '../items/store.ts'
import { listQuestions } from '../rounds/store.ts'
import { meanwhile, problemWith, type ReadSheet, strangerIn, writtenOf } from './sheet.ts'

type Comments = Awaited<ReturnType<typeof listOwnComments>>

export function saveSheet(ctx: ReviewCtx, seat: Seat, sheet: ReadSheet): Promise<void> {
  return transaction(ctx, async ctx => {
    await openSitting(ctx, seat)
    const items = await listItems(ctx.db, ctx.review.id, seat.roundId)
    const ids = items.map(item => item.id)
    const questions = priorityQuestions(await listQuestions(ctx.db, ctx.review.id, [seat.roundId]))
    const stranger = strangerIn(
      sheet.boxes,
      ids,
      questions.map(one => one.position),
    )
    if (stranger !== null) throw invalid('form', `This round has nothing to enter at “${stranger.slice(0, 40)}”.`)
    const comments = await listOwnComments(ctx.db, ctx.review.id, seat.panellistId, seat.roundId)
    const found = [
      ...(await inTurn(items, item =>
        problemsOf(() => saveItem(ctx, seat, item.id, sheet, comments), {
          prefix: `i${item.id}-`,
          before: `Item ${item.position}: `,
        }),
      )),
      ...(await inTurn(questions, question =>
        problemsOf(() => savePriority(ctx, seat, question, sheet, ids), {
          prefix: `p${question.position}-`,
          before: `${question.text} `,
        }),
      )),
      ...(await problemsOf(() => saveWhatIsMissing(ctx, seat, sheet, comments), { prefix: '', before: '' })),
    ]
    if (found.length > 0) throw new Invalid(Object.fromEntries(found))
  })
}

/** One after the other: they write in the same transaction. */
async function inTurn<T>(all: readonly T[], work: (one: T) => Promise<[string, string[]][]>) {
  const found: [string, string[]][] = []
  for (const one of all) found.push(...(await work(one)))
  return found
}

/** What an item lacks, under the names of its boxes and with its number before. */
async function problemsOf(
  work: () => Promise<void>,
  { prefix, before }: { readonly prefix: string; readonly before: string },
): Promise<[string, string[]][]> {
  try {
    await work()
    return []
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return Object.entries(error.fields).map(([name, said]) => [`${prefix}${name}`, said.map(one => `${before}${one}`)])
  }
}

async function saveItem(ctx: ReviewCtx, seat: Seat, id: number, sheet: ReadSheet, comments: Comments): Promise<void> {
  const found = sheet.item(id)
  if (found === null) return
  if (found.problems !== null) throw new Invalid(found.problems as Record<string, string[]>)
  const { seen, scores, instead, difference, comment } = found.read
  const present = comments.find(one => one.itemId === id && one.kind === 'comment')?.text ?? ''
  const sent = { seen, comment: comment ?? present, ...(difference === undefined ? {} : { difference }) }
  const { clash, ...words } = keptWords(sent, comments, id)
  if (clash !== null) throw invalid(clash.field, meanwhile(clash.text))
  await saveAnswers(ctx, seat, id, { scores, instead, ...words })
}

async function savePriority(
  ctx: ReviewCtx,
  seat: Seat,
  question: PriorityQuestion,
  sheet: ReadSheet,
  items: readonly number[],
): Promise<void> {
  const found = sheet.priority(question.position)
  if (found === null) return
  if (found.problems !== null) throw new Invalid(found.problems as Record<string, string[]>)
  const given = givenBy(question, found.read, items)
  if (given.kind === 'wrong') throw invalid('given', problemWith(given, question))
  if (given.kind === 'nothing' || writtenOf(given) === found.read.had) return
  await savePriorities(ctx, seat, question.position, given.kind === 'cannot' ? null : given.given, found.read.instead)
}

async function saveWhatIsMissing(ctx: ReviewCtx, seat: Seat, sheet: ReadSheet, comments: Comments): Promise<void> {
  const found = sheet.missing
  if (found === null) return
  if (found.problems !== null) throw new Invalid(found.problems as Record<string, string[]>)
  const { clash, comment } = keptWords(found.read, comments, null)
  if (clash !== null) throw invalid('missing', meanwhile(clash.text))
  await saveMissing(ctx, seat, comment)
}
