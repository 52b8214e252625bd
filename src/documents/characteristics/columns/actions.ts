// The columns a team makes for its table of included studies: added, changed, put in order, retired and taken up again.
import { lastChange, record, refuseOvertaken } from '../../../core/db/activity.ts'
import { nextId } from '../../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { conflict, invalid, stale } from '../../../core/errors.ts'
import { type ColumnKind, DOCUMENT_COLUMNS, MOST_OPTIONS, readOptions } from '../domain.ts'
import { listCharacteristics, listColumns } from '../store.ts'
import { getCharacteristic, insertCharacteristic, updateCharacteristic, updatePosition } from './store.ts'

export type NewColumn = {
  readonly name: string
  readonly kind: ColumnKind
  /** One a line. */
  readonly options: string
  readonly help: string
}

const MOST_COLUMNS = 100

export function addColumn(ctx: ReviewCtx, column: NewColumn): Promise<number> {
  return transaction(ctx, async ctx => {
    const all = await listCharacteristics(ctx.db, ctx.review.id)
    if (all.length >= MOST_COLUMNS) throw conflict(`A table takes ${MOST_COLUMNS} columns of its own at most.`)
    await refuseTakenName(ctx, column.name, 0)
    const options = optionsOf(column)
    const id = await nextId(ctx.db, ctx.review.id, 'characteristic')
    const { name, kind, help } = column
    await insertCharacteristic(ctx.db, {
      ...{ reviewId: ctx.review.id, id, name, kind, help },
      options: JSON.stringify(options),
      position: 1 + Math.max(0, ...all.map(one => one.position)),
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    const after = { name, kind, options: options.join('; '), help }
    await record(ctx, { verb: 'added', subjectKind: 'characteristic', subjectId: id, after })
    return id
  })
}

const SAVING = ['changed', 'retired', 'restored']

/** What cells hold stays what it is while a cell is filled; an option that goes stays in the cells that have it. */
export function changeColumn(ctx: ReviewCtx, id: number, version: number, column: NewColumn): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getCharacteristic(ctx.db, ctx.review.id, id)
    await refuseTakenName(ctx, column.name, id)
    const filled = (await listCharacteristics(ctx.db, ctx.review.id)).find(one => one.id === id)?.filled ?? 0
    if (column.kind !== before.kind && filled > 0)
      throw invalid('kind', `The kind stays while ${filled === 1 ? 'a cell is' : `${filled} cells are`} filled.`)
    const options = optionsOf(column)
    const { name, kind, help } = column
    const set = { name, kind, help, options: JSON.stringify(options) }
    if (!(await updateCharacteristic(ctx.db, ctx.review.id, id, version, set)))
      throw stale('This column', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'characteristic', id, SAVING)),
        fields: [
          { name: 'name', label: 'Name', theirs: before.name, mine: name },
          { name: 'options', label: 'List', theirs: before.options.join('\n'), mine: options.join('\n') },
          { name: 'help', label: 'Help', theirs: before.help, mine: help },
        ],
      })
    await record(ctx, {
      verb: 'changed',
      subjectKind: 'characteristic',
      subjectId: id,
      before: { name: before.name, options: before.options.join('; '), help: before.help },
      after: { name, options: options.join('; '), help },
    })
  })
}

/** Out of the table or back in it; its cells stay as they are. */
export function retireColumn(
  ctx: ReviewCtx,
  id: number,
  isRetired: boolean,
  decidedOn: number | null = null,
): Promise<void> {
  return transaction(ctx, async ctx => {
    const { name, version, retiredAt } = await getCharacteristic(ctx.db, ctx.review.id, id)
    await refuseOvertaken(
      ctx,
      decidedOn,
      { version },
      { what: 'This column', kind: 'characteristic', id, verbs: SAVING },
    )
    if ((retiredAt !== null) === isRetired) return
    await updateCharacteristic(ctx.db, ctx.review.id, id, version, { retiredAt: isRetired ? ctx.now : null })
    const verb = isRetired ? 'retired' : 'restored'
    await record(ctx, { verb, subjectKind: 'characteristic', subjectId: id, after: { name } })
  })
}

/** One place to the left or to the right. */
export function moveColumn(ctx: ReviewCtx, id: number, to: 'earlier' | 'later'): Promise<void> {
  return transaction(ctx, async ctx => {
    await getCharacteristic(ctx.db, ctx.review.id, id)
    const order = (await listCharacteristics(ctx.db, ctx.review.id)).map(one => one.id)
    const at = order.indexOf(id)
    const next = at + (to === 'earlier' ? -1 : 1)
    if (next < 0 || next >= order.length) return
    order.splice(next, 0, ...order.splice(at, 1))
    for (const [position, one] of order.entries()) await updatePosition(ctx.db, ctx.review.id, one, position + 1)
    await record(ctx, { verb: 'moved', subjectKind: 'characteristic', subjectId: id, after: { to } })
  })
}

function optionsOf({ kind, options }: NewColumn): string[] {
  const list = readOptions(options)
  if (kind !== 'one' && kind !== 'several') return []
  if (list.length === 0) throw invalid('options', 'Write the words to choose from, one a line.')
  if (list.length > MOST_OPTIONS) throw invalid('options', `A list takes ${MOST_OPTIONS} words at most.`)
  return list
}

async function refuseTakenName(ctx: ReviewCtx, name: string, id: number): Promise<void> {
  const same = (other: string) => other.toLowerCase() === name.toLowerCase()
  const own = await listCharacteristics(ctx.db, ctx.review.id)
  const others = (await listColumns(ctx.db, ctx.review.id)).filter(one => one.from !== 'team')
  if (own.some(one => one.id !== id && same(one.name)) || [...others, ...DOCUMENT_COLUMNS].some(one => same(one.name)))
    throw invalid('name', 'The table has a column of this name already.')
}
