// Loads the example review through the same actions as a team's own work, all of it or nothing.
import fs from 'node:fs'
import path from 'node:path'
import { addPerson, setDisabled } from '../../accounts/actions.ts'
import { type Ctx, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import type { Files } from '../../core/files/kept.ts'
import type { Language, Say } from '../../panel/domain.ts'
import { createReview } from '../../reviews/actions.ts'
import { addMember } from '../../reviews/members/actions.ts'
import { writeQuestion } from '../../reviews/questions/actions.ts'
import { addTerm, renameLevel } from '../../reviews/vocabulary/actions.ts'
import { findFacetByKey, findTermByName, listLevels } from '../../reviews/vocabulary/store.ts'
import { beginTheory, reviseTheory } from '../../theories/actions.ts'
import { nameSubstantiveTheory } from '../../theories/substantive/actions.ts'
import { codeTexts, synthesise } from './coding/actions.ts'
import type { Content } from './content.ts'
import { drawFramework } from './framework/actions.ts'
import { answerComments, askRounds, draftRounds, meet } from './panel/actions.ts'
import { answerItems } from './reporting/actions.ts'
import { drawPrinciples, revisePrinciples, writeDown } from './saying/actions.ts'
import { findSources, screenRecords } from './sources/actions.ts'
import { numbersByKey, type Stage } from './stage.ts'
import { makeMoves } from './synthesis/actions.ts'
import { addTexts } from './texts/actions.ts'
import { bearOnTheories } from './theories/actions.ts'

export type Loading = {
  readonly files: Files
  readonly config: { readonly dataDir: string }
  /** The words that panellists read, in their language. */
  readonly sayIn: (language: Language) => Say
}

const FOLDER = path.resolve(import.meta.dirname, '../../../data/example')

/** Returns the new review. Its people are invented and cannot sign in; whoever sets the server up becomes a lead. */
export async function loadExample(ctx: Ctx, loading: Loading): Promise<{ id: number; slug: string }> {
  const content = JSON.parse(fs.readFileSync(path.join(FOLDER, 'review.json'), 'utf8')) as Content
  return transaction(ctx, async ctx => {
    const review = await createReview(ctx, { ...content.review, isExample: true, leadId: null })
    const people = await addPeople({ ...ctx, review }, content)
    const numbers = numbersByKey()
    const stage: Stage = {
      content,
      numbers,
      on: (day, by = 'lena') => ({
        ...ctx,
        review,
        now: day === null ? ctx.now : `${day.slice(0, 10)}T09:00:00.000Z`,
        actor: { kind: 'person', id: people.get(by) ?? 0 },
      }),
    }
    await nameThings(stage)
    await ask(stage)
    for (const version of [1, 2, 3]) await writeTheory(stage, version)
    await nameOutsideTheories(stage)
    await findSources(stage, loading, FOLDER)
    await screenRecords(stage)
    await addTexts(stage, FOLDER)
    await codeTexts(stage)
    await synthesise(stage)
    await makeMoves(stage)
    await bearOnTheories(stage)
    await writeDown(stage)
    await meet(stage, loading)
    await drawPrinciples(stage)
    await drawFramework(stage)
    await askRounds(stage, loading)
    await revisePrinciples(stage)
    await answerComments(stage)
    await draftRounds(stage, loading)
    await answerItems(stage)
    return review
  })
}

/** Addresses that nothing can be sent to, so that no address of a real person is ever taken. */
async function addPeople(ctx: ReviewCtx, content: Content): Promise<Map<string, number>> {
  const people = new Map<string, number>()
  for (const { key, name, role } of content.members) {
    const id = await addPerson(ctx, { name, email: `${key}@example.invalid`, isAdmin: false })
    await setDisabled(ctx, id, true)
    await addMember(ctx, id, role)
    people.set(key, id)
  }
  return people
}

async function nameThings({ content, numbers, on }: Stage): Promise<void> {
  const ctx = on(content.questions[0]?.at ?? null)
  const levels = await listLevels(ctx.db, ctx.review.id)
  for (const { key, name, definition } of content.levels) {
    const level = levels.find(one => one.key === key)
    if (level === undefined) throw new Error(`There is no level ${key}.`)
    numbers.set('level', key, level.id)
    await renameLevel(ctx, level.id, { name, definition, version: level.version })
  }
  for (const facet of content.facets) {
    const known = await findFacetByKey(ctx.db, ctx.review.id, facet.key)
    if (known === undefined) throw new Error(`There is no facet ${facet.key}.`)
    for (const { key, name, definition } of facet.terms) {
      const term = await findTermByName(ctx.db, ctx.review.id, known.id, name)
      numbers.set('term', key, term?.id ?? (await addTerm(ctx, known.id, { name, definition })))
    }
  }
}

async function ask({ content, numbers, on }: Stage): Promise<void> {
  for (const [version, { key, text, reason, at }] of content.questions.entries())
    numbers.set('question', key, await writeQuestion(on(at), { text, reason, version }))
}

/** Statements keep their number from version to version; one that a version does not name is dropped by it. */
async function writeTheory({ content, numbers, on }: Stage, version: number): Promise<void> {
  for (const { key, versions } of content.theories) {
    const words = versions.find(one => one.version === version)
    if (words === undefined) continue
    const statements = words.statements.map(statement => {
      const worded = content.theoryStatements.find(one => one.key === statement)
      const text = worded?.versions.find(one => one.version === version)
      if (text === undefined) throw new Error(`Statement ${statement} has no version ${version}.`)
      const { version: _, ...rest } = text
      const isNew = worded?.versions[0]?.version === version
      return { id: isNew ? null : numbers.get('theory statement', statement), ...rest }
    })
    const { title, status, text, reason, inference = null, inferenceReason = '', at } = words
    const theory = { title, status, text, reason, inference, inferenceReason, statements }
    const ids =
      version === 1
        ? await begin(key, theory, at)
        : (await reviseTheory(on(at), numbers.get('theory', key), version - 1, theory)).statements
    for (const [index, statement] of words.statements.entries())
      numbers.set('theory statement', statement, ids[index] ?? 0)
  }
  async function begin(key: string, theory: Parameters<typeof beginTheory>[1], at: string): Promise<number[]> {
    const { id, statements } = await beginTheory(on(at), theory)
    numbers.set('theory', key, id)
    return statements
  }
}

async function nameOutsideTheories({ content, numbers, on }: Stage): Promise<void> {
  const at = content.theories[0]?.versions.at(-1)?.at ?? null
  for (const { key, name, summary, citation, url, informs } of content.substantiveTheories) {
    const statements = informs.map(({ statement, note }) => ({
      statementId: numbers.get('theory statement', statement),
      note,
    }))
    const id = await nameSubstantiveTheory(on(at), { name, summary, citation, url, informs: statements })
    numbers.set('substantive theory', key, id)
  }
}
