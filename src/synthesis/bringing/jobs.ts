// The long work of bringing in a table, in short transactions, and of taking it out again.
import type { Whole } from '../../configurations/rows/actions.ts'
import type { Job, Work } from '../../core/jobs/job.ts'
import { findJob } from '../../core/jobs/store.ts'
import { listLevels } from '../../reviews/vocabulary/store.ts'
import { lookAt } from './actions.ts'
import { type Chosen, inTurn, type Made, noteOf, readChosen } from './domain.ts'
import { bringRows, documentOf, endBringing, ideaOf, takeOut, themeOf } from './making/actions.ts'
import { findTermOfConfigurations, listMade, listQuotes, listWorkedOn, type MadeKind } from './making/store.ts'
import { fold } from './reading/citing/citation.ts'
import type { Source, Understood } from './reading/types.ts'
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
  for (const term of new Set(own.flatMap(row => row.own?.terms ?? [])))
    themes.set(
      term,
      (await findTermOfConfigurations(ctx.db, job.reviewId, term)) ?? (await themeOf(ctx, bringingId, term)),
    )
  const quoted = own.flatMap(row => row.sources.flatMap(({ quoted }) => quoted?.excerptId ?? []))
  const excerpts = await listQuotes(ctx.db, job.reviewId, quoted)
  const known = { excerpts, documents, ideas, themes, levels, taken, fileName, bringingId }
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

type Quoted = NonNullable<Source['quoted']>

type Known = {
  readonly documents: ReadonlyMap<string, number>
  readonly ideas: ReadonlyMap<string, number>
  readonly themes: ReadonlyMap<string, number>
  readonly levels: readonly { readonly id: number; readonly key: string; readonly name: string }[]
  /** Document and words of the excerpts that a table of our own names, by number. */
  readonly excerpts: ReadonlyMap<number, { readonly documentId: number; readonly quote: string }>
  /** Labels that others have. */
  readonly taken: ReadonlySet<string>
  readonly fileName: string
  readonly bringingId: number
}

async function bringAll(work: Work, rows: readonly Understood[], chosen: Chosen, known: Known): Promise<void> {
  const ids = new Map<number, number>()
  const labels = new Set(known.taken)
  const wholes = rows.map(row => {
    const key = row.own === undefined ? row.label : `${row.own.layer} ${row.label}`
    const isDouble = row.label !== '' && labels.has(key)
    labels.add(key)
    return {
      line: row.line,
      into: placeOf(row, chosen, known),
      whole: wholeOf(isDouble ? withoutLabel(row) : row, known),
    }
  })
  for (let at = 0; at < wholes.length; ) {
    const { layer, documentId } = wholes[at]!.into
    const other = wholes.findIndex(({ into }, n) => n > at && (into.layer !== layer || into.documentId !== documentId))
    const end = Math.min(at + MOST_AT_ONCE, other === -1 ? wholes.length : other)
    at += await bringRows(work.ctx, known.bringingId, { layer, documentId }, wholes.slice(at, end), ids)
    await work.progress(at, wholes.length)
  }
}

/** Which layer a row goes to, and of which document it is an account. */
function placeOf({ own }: Understood, chosen: Chosen, known: Known): Pick<Chosen, 'layer' | 'documentId'> {
  if (own === undefined) return chosen
  const documentId = own.document === null ? null : (known.documents.get(own.document.key) ?? null)
  return { layer: own.layer, documentId }
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
  const lost = unquoted(row, known)
  const note = noteOf({ ...row, leftOver: [...row.leftOver, ...left, ...lost] }, known.fileName)
  const terms = [row.theme, ...(row.own?.terms ?? [])].flatMap(name => known.themes.get(name) ?? [])
  const cited = row.sources.flatMap(({ key, mark, stance, isConverse, locator, quoted }) => {
    const documentId = known.documents.get(key)
    if (documentId === undefined) return []
    const excerptId = quoted === undefined ? null : excerptOf(quoted, documentId, known)
    return [{ documentId, mark, stance, isConverse, locator, excerptId, note: quoted?.note ?? '' }]
  })
  const evidence = [...new Map(cited.map(one => [JSON.stringify(one), one])).values()]
  const elements = row.parts.map(({ role, mark, wording, absent }) => ({
    ...{ role, mark, wording, mechanismAbsent: absent },
    statementId: known.ideas.get(`${row.line} ${mark}`) ?? null,
    ...moreOf(row, mark, known.levels),
  }))
  const { label, title, wording } = row
  const from = { bringing: known.bringingId, line: row.line }
  const whole = { label, title, wording, note, levelIds: levels.ids, termIds: [...new Set(terms)] }
  return ids => ({
    ...{ ...whole, elements, evidence, from, ...(row.own === undefined ? {} : { status: row.own.status }) },
    parentId: row.parent === null ? null : (ids.get(row.parent) ?? null),
  })
}

/** The excerpt itself where this review has it, with these words in this document; another review's number is another's. */
function excerptOf(quoted: Quoted, documentId: number, { excerpts }: Pick<Known, 'excerpts'>): number | null {
  const found = quoted.excerptId === null ? undefined : excerpts.get(quoted.excerptId)
  const isSame = found?.documentId === documentId && quoted.quotations.includes(found.quote)
  return isSame ? quoted.excerptId : null
}

/** Quotations whose excerpts are not in this review are kept in the note, and what they are evidence of is cited. */
function unquoted(row: Understood, known: Known) {
  const texts = row.sources.flatMap(({ key, quoted }) => {
    const documentId = known.documents.get(key)
    if (quoted === undefined || quoted.excerptId === null || documentId === undefined) return []
    return excerptOf(quoted, documentId, known) === null ? [quoted.quotations] : []
  })
  return [...new Set(texts)].filter(Boolean).map(text => ({ column: 'quotations', text }))
}

function moreOf(row: Understood, mark: string, levels: Known['levels']) {
  const own = row.own?.elements.find(one => one.mark === mark)
  if (own === undefined) return {}
  const { mark: _mark, idea: _idea, levels: names, ...more } = own
  return { more: { ...more, levelIds: levelsOf(names, levels).ids } }
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
