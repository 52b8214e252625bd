// The example's principles in their versions, and the journal and discussion around all of it.
import { changePrinciple, createPrinciple } from '../../../principles/actions.ts'
import { answerContradiction } from '../../../principles/answering/actions.ts'
import { addPrincipleEvidence } from '../../../principles/evidence/actions.ts'
import { setGrades } from '../../../principles/grades/actions.ts'
import { listGrades } from '../../../principles/grades/store.ts'
import { changePlainWords } from '../../../principles/plain-words/actions.ts'
import { getPrinciple } from '../../../principles/store.ts'
import { sayHowSure } from '../../../principles/sureness/actions.ts'
import { commentOn, resolveComment } from '../../../reviews/discussion/actions.ts'
import { writeMemo } from '../../../reviews/journal/actions.ts'
import type { Subject, SubjectKind } from '../../../reviews/subjects.ts'
import type { Content } from '../content.ts'
import type { Stage } from '../stage.ts'

/** Each with its first version; what the panel's round led to comes after the round. */
export async function drawPrinciples(stage: Stage): Promise<void> {
  const { content, numbers, on } = stage
  for (const one of content.principles) {
    const [first] = one.versions
    if (first === undefined) continue
    const { heading, explanation, whereItHolds, whereItDoesNot, plainWords, reason, at } = first
    const id = await createPrinciple(on(at), {
      ...{ heading, explanation, whereItHolds, whereItDoesNot, plainWords, reason },
      status: 'draft',
      configurations: one.configurations.map(key => refOf(stage, key)),
      levelIds: one.levels.map(level => numbers.get('level', level)),
      lines: one.lines.map(line => ({
        kind: line.kind,
        text: line.text,
        polarity: line.polarity,
        audience: line.audience,
        themeId: numbers.find('term', line.theme),
        statementId: numbers.find('statement', line.statement),
        ...(line.configuration === null ? {} : refLine(stage, line.configuration)),
      })),
    })
    numbers.set('principle', one.key, id)
  }
  for (const { principle, document, excerpt, locator, stance, isConverse, note } of content.principleEvidence)
    await addPrincipleEvidence(
      on(content.principles[0]?.versions[0]?.at ?? null),
      numbers.get('principle', principle),
      {
        ...{ locator, stance, isConverse, note },
        document: numbers.get('document', document),
        excerpt: numbers.find('excerpt', excerpt),
      },
    )
}

/** The later versions, which answer the panel. */
export async function revisePrinciples(stage: Stage): Promise<void> {
  const { content, numbers, on } = stage
  for (const one of content.principles) {
    const id = numbers.get('principle', one.key)
    for (const next of one.versions.slice(1)) {
      const ctx = on(next.at)
      const { heading, explanation, whereItHolds, whereItDoesNot, plainWords, reason } = next
      const { version } = await getPrinciple(ctx.db, ctx.review.id, id)
      await changePrinciple(ctx, id, {
        ...{ heading, explanation, whereItHolds, whereItDoesNot, reason, version },
        status: one.status,
        levelsAreSet: true,
        levelIds: one.levels.map(level => numbers.get('level', level)),
      })
      const after = await getPrinciple(ctx.db, ctx.review.id, id)
      await changePlainWords(ctx, id, { ...plainWords, version: after.version })
    }
  }
  await judgePrinciples(stage)
}

/** How sure the team is at the end, in its own grades, and what it answers to what contradicts. */
async function judgePrinciples({ content, numbers, on }: Stage): Promise<void> {
  const last = content.principles.flatMap(one => one.sureness?.at ?? []).at(-1)
  if (content.grades === undefined || last === undefined) return
  await setGrades(on(last), content.grades.join('\n'), 0)
  const first = on(last)
  const grades = await listGrades(first.db, first.review.id)
  for (const { key, sureness, answers } of content.principles) {
    const id = numbers.get('principle', key)
    for (const { document, text, at } of answers ?? [])
      await answerContradiction(on(at), id, numbers.get('document', document), { text, version: 0 })
    if (sureness === undefined) continue
    const { at, grade, ...words } = sureness
    await sayHowSure(on(at), id, {
      ...words,
      gradeId: grades.find(one => one.word === grade)?.id ?? null,
      version: 0,
    })
  }
}

function layerOf({ content }: Stage, key: string): Content['configurations'][number]['layer'] {
  return content.configurations.find(one => one.key === key)?.layer ?? 'synthesised'
}

function refOf(stage: Stage, key: string) {
  return { layer: layerOf(stage, key), id: stage.numbers.get('configuration', key) }
}

function refLine(stage: Stage, key: string) {
  const { layer, id } = refOf(stage, key)
  return { layer, configurationId: id }
}

/** Memos of the journal and comments of the team; what a memo says of a meeting stands in its text. */
export async function writeDown(stage: Stage): Promise<void> {
  const { content, numbers, on } = stage
  for (const { key, kind, title, text, present, follows, subjects, at, by } of content.memos) {
    const about = subjects.flatMap(one => subjectOf(stage, one) ?? [])
    const followsId = numbers.find('memo', follows)
    numbers.set('memo', key, await writeMemo(on(at, by), { kind, title, text, present, followsId, about }))
  }
  for (const { subject, text, at, by, resolvedAt } of content.comments) {
    const about = subjectOf(stage, subject)
    if (about === null) continue
    const id = await commentOn(on(at, by), about, text)
    if (resolvedAt !== null) await resolveComment(on(resolvedAt, by), id, true)
  }
}

const KINDS: Readonly<Record<string, SubjectKind>> = {
  question: 'question',
  theory: 'theory',
  theoryStatement: 'theory statement',
  search: 'search',
  document: 'document',
  excerpt: 'excerpt',
  principle: 'principle',
}

function subjectOf(stage: Stage, { kind, key }: { readonly kind: string; readonly key: string }): Subject | null {
  if (kind === 'configuration') {
    const { layer, id } = refOf(stage, key)
    return { kind: layer === 'account' ? 'account' : 'configuration', id }
  }
  const known = KINDS[kind]
  return known === undefined ? null : { kind: known, id: stage.numbers.get(known, key) }
}
