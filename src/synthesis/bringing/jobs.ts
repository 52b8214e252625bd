// The long work of bringing in a table, in short transactions, and of taking it out again.
import type { Whole } from '../../configurations/rows/actions.ts'
import type { Job, Work } from '../../core/jobs/job.ts'
import { findJob } from '../../core/jobs/store.ts'
import { listLevels } from '../../reviews/vocabulary/store.ts'
import { lookAt } from './actions.ts'
import { type Chosen, inTurn, type Made, noteOf, readChosen } from './domain.ts'
import { bringRows, documentOf, endBringing, ideaOf, takeOut, themeOf } from './making/actions.ts'
import { listMade, listWorkedOn, type MadeKind } from './making/store.ts'
import { fold } from './reading/citing/citation.ts'
import type { Understood } from './reading/types.ts'
import { getBringing } from './store.ts'

export type BringingJob = { readonly bringingId: number; readonly undo?: boolean }

const AT_ONCE = 10
/**
 * In one transaction, time allowing: a table of the length in which they are published appears all at once. The rows of a longer
 * one appear piece by piece, since configurations are no view over the rows of finished tables as records are over imports.
 */
const MOST_AT_ONCE = 200
const KINDS: readonly MadeKind[] = ['account', 'configuration', 'statement', 'document', 'term']

export async function run(job: Job<BringingJob>, work: Work): Promise<unknown> {
  const { bringingId, undo } = job.input
  await work.progress(0)
  if (undo === true) {
    const stayed = await takeAllOut(job, work, true)
    await endBringing(work.ctx, bringingId, 'undone', { stayed })
    return { stayed: stayed.length }
  }
  const { rows, choices, fileName } = await getBringing(work.ctx.db, job.reviewId, bringingId)
  const chosen = readChosen(choices)
  const { table, cited, taken } = await lookAt(work.ctx, rows, chosen)
  const own = inTurn(table.rows)
  await work.progress(0, own.length)
  const ctx = work.ctx
  const documents = new Map<string, number>()
  for (const one of cited) {
    const id = await documentOf(ctx, bringingId, one)
    if (id !== null) documents.set(one.source.key, id)
    await work.progress(0, own.length)
  }
  const ideas = new Map<string, number>()
  for (const shared of table.shared) {
    const id = await ideaOf(ctx, bringingId, shared)
    for (const use of shared.uses) ideas.set(`${use.line} ${use.mark}`, id)
    await work.progress(0, own.length)
  }
  const themes = new Map<string, number>()
  for (const theme of new Set(own.map(row => row.theme).filter(Boolean)))
    themes.set(theme, await themeOf(ctx, bringingId, theme))
  const levels = await listLevels(ctx.db, job.reviewId)
  const known = { documents, ideas, themes, levels, taken, fileName, bringingId }
  await bringAll(work, own, chosen, known)
  const count = (of: (row: Understood) => number) => own.reduce((sum, row) => sum + of(row), 0)
  const made: Made = {
    configurations: own.length,
    elements: count(row => row.parts.length),
    sources: count(row => row.sources.filter(source => documents.has(source.key)).length),
    documents: (await listMade(ctx.db, job.reviewId, bringingId)).filter(one => one.kind === 'document').length,
    ideas: table.shared.length,
    themes: themes.size,
  }
  await endBringing(ctx, bringingId, 'complete', made)
  return made
}

/** After a cancel, an error or a stop of the server: what was made goes; a taking out is finished. */
export async function sweep(job: Job<BringingJob>, work: Work): Promise<void> {
  const { bringingId, undo } = job.input
  const row = await findJob(work.ctx.db, job.reviewId, job.id)
  const stayed = await takeAllOut(job, work, undo === true)
  const state = undo === true ? 'undone' : row?.cancelAsked === 1 ? 'cancelled' : 'failed'
  await endBringing(work.ctx, bringingId, state, { stayed })
}

type Known = {
  readonly documents: ReadonlyMap<string, number>
  readonly ideas: ReadonlyMap<string, number>
  readonly themes: ReadonlyMap<string, number>
  readonly levels: readonly { readonly id: number; readonly key: string; readonly name: string }[]
  /** Labels that others have. */
  readonly taken: ReadonlySet<string>
  readonly fileName: string
  readonly bringingId: number
}

async function bringAll(work: Work, rows: readonly Understood[], chosen: Chosen, known: Known): Promise<void> {
  const ids = new Map<number, number>()
  const labels = new Set(known.taken)
  const wholes = rows.map(row => {
    const isDouble = row.label !== '' && labels.has(row.label)
    labels.add(row.label)
    return { line: row.line, whole: wholeOf(isDouble ? withoutLabel(row) : row, known) }
  })
  for (let at = 0; at < wholes.length; ) {
    at += await bringRows(work.ctx, known.bringingId, chosen, wholes.slice(at, at + MOST_AT_ONCE), ids)
    await work.progress(at, wholes.length)
  }
}

/** A label that another one has goes into the note. */
function withoutLabel(row: Understood): Understood {
  return { ...row, label: '', leftOver: [...row.leftOver, { column: 'label', text: row.label }] }
}

/** A row as a configuration, once the number of the one above it is known. */
function wholeOf(row: Understood, known: Known): (ids: ReadonlyMap<number, number>) => Whole {
  const levels = levelsOf(row.levels, known.levels)
  const unknown = levels.unknown.map(text => ({ column: 'level', text }))
  const dropped = row.sources.filter(source => !known.documents.has(source.key))
  const left = [...unknown, ...dropped.map(({ name }) => ({ column: 'sources', text: name }))]
  const note = noteOf({ ...row, leftOver: [...row.leftOver, ...left] }, known.fileName)
  const theme = known.themes.get(row.theme)
  const cited = row.sources.flatMap(({ key, mark, stance, isConverse, locator }) => {
    const documentId = known.documents.get(key)
    return documentId === undefined ? [] : [{ documentId, mark, stance, isConverse, locator }]
  })
  const evidence = [...new Map(cited.map(one => [JSON.stringify(one), one])).values()]
  const elements = row.parts.map(({ role, mark, wording, absent }) => ({
    ...{ role, mark, wording, mechanismAbsent: absent },
    statementId: known.ideas.get(`${row.line} ${mark}`) ?? null,
  }))
  const { label, title, wording } = row
  const from = { bringing: known.bringingId, line: row.line }
  const whole = { label, title, wording, note, levelIds: levels.ids, termIds: theme === undefined ? [] : [theme] }
  return ids => ({
    ...{ ...whole, elements, evidence, from },
    parentId: row.parent === null ? null : (ids.get(row.parent) ?? null),
  })
}

function levelsOf(names: readonly string[], levels: Known['levels']) {
  const byName = new Map(levels.flatMap(level => [level.name, level.key].map(name => [fold(name), level.id] as const)))
  const ids = names.flatMap(name => byName.get(fold(name)) ?? [])
  return { ids: [...new Set(ids)], unknown: names.filter(name => !byName.has(fold(name))) }
}

/** Deletes what was made, each on its own; what somebody has worked on since stays when `isKind`, and is returned. */
async function takeAllOut(job: Job<BringingJob>, work: Work, isKind: boolean): Promise<NonNullable<Made['stayed']>> {
  const { bringingId } = job.input
  const made = await listMade(work.ctx.db, job.reviewId, bringingId)
  const stayed: { kind: MadeKind; id: number }[] = []
  let done = 0
  for (const kind of KINDS) {
    const own = made.filter(one => one.kind === kind)
    const worked = new Set<number>()
    for (let at = 0; at < own.length && isKind; at += 1_000) {
      const ids = own.slice(at, at + 1_000).map(one => one.id)
      for (const id of await listWorkedOn(work.ctx.db, job.reviewId, kind, ids)) worked.add(id)
    }
    for (const { id } of own) {
      if (worked.has(id) || !(await takeOut(work.ctx, bringingId, kind, id))) stayed.push({ kind, id })
      done++
      if (isKind && done % AT_ONCE === 0) await work.progress(done, made.length)
    }
  }
  return stayed
}
