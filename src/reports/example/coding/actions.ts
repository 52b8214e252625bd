// The example's ideas, configurations of both layers with elements and evidence, and how accounts came together.
import { addAccount, addConfiguration, changeConfiguration } from '../../../configurations/actions.ts'
import { addElement } from '../../../configurations/elements/actions.ts'
import { addEvidence } from '../../../configurations/evidence/actions.ts'
import { addLink } from '../../../configurations/links/actions.ts'
import { addStatement } from '../../../configurations/statements/actions.ts'
import { getConfigurationRow } from '../../../configurations/store.ts'
import { informBy } from '../../../configurations/ties/actions.ts'
import type { Content } from '../content.ts'
import type { Stage } from '../stage.ts'

type Configuration = Content['configurations'][number]

/** Ideas, accounts and what they rest on. */
export async function codeTexts(stage: Stage): Promise<void> {
  const { content, numbers, on } = stage
  const first = on(content.configurations[0]?.at ?? null)
  for (const { key, name, definition, code, partOf } of content.statements) {
    const partOfId = numbers.find('statement', partOf)
    numbers.set('statement', key, await addStatement(first, { name, definition, code: code ?? '', partOfId }))
  }
  for (const one of content.configurations.filter(one => one.layer === 'account')) await configure(stage, one)
}

/** Synthesised configurations, their links and the moves that made them. */
export async function synthesise(stage: Stage): Promise<void> {
  const { content } = stage
  for (const one of content.configurations.filter(one => one.layer === 'synthesised')) await configure(stage, one)
  await link(stage)
}

/** Elements first, since they are given their marks; the wording then names those. */
async function configure(stage: Stage, one: Configuration): Promise<void> {
  const { numbers, on } = stage
  const ctx = on(one.at, one.by)
  const input = {
    label: one.label ?? '',
    title: one.title,
    status: one.status,
    parentId: numbers.find('configuration', one.parent),
    theoryStatementId: numbers.find('theory statement', one.theoryStatement),
    levelIds: [],
    termIds: one.terms.map(term => numbers.get('term', term)),
    note: one.note,
  }
  const id =
    one.document === null
      ? await addConfiguration(ctx, { ...input, status: 'draft' })
      : await addAccount(ctx, numbers.get('document', one.document), { ...input, status: 'draft' })
  if (id !== one.number) throw new Error(`${one.key} was to be number ${one.number} and is ${id}.`)
  numbers.set('configuration', one.key, id)
  const marks = await addElements(stage, one, id)
  const wording = one.wording.replaceAll(/\]\((\w{1,6})\)/g, (whole, mark: string) => {
    const given = marks.get(mark)
    return given === undefined ? whole : `](${given})`
  })
  const { version } = await getConfigurationRow(ctx.db, ctx.review.id, one.layer, id)
  await changeConfiguration(ctx, one.layer, id, version, { ...input, wording })
  await addEvidenceOf(stage, one, id)
  for (const { theory, note } of one.substantiveTheories)
    await informBy(ctx, one.layer, id, { substantiveId: numbers.get('substantive theory', theory), name: '', note })
}

async function addElements({ content, numbers, on }: Stage, one: Configuration, id: number) {
  const marks = new Map<string, string>()
  const ctx = on(one.at, one.by)
  for (const element of content.elements.filter(element => element.configuration === one.key)) {
    const { configuration: _, mark, statement, levels, ...rest } = element
    const added = await addElement(ctx, one.layer, id, {
      ...rest,
      sameAs: statement === null ? null : `statement:${numbers.get('statement', statement)}`,
      levelIds: levels.map(level => numbers.get('level', level)),
    })
    marks.set(mark, added.mark)
    numbers.set('element', `${one.key} ${mark}`, added.id)
  }
  return marks
}

async function addEvidenceOf({ content, numbers, on }: Stage, one: Configuration, id: number): Promise<void> {
  for (const row of content.evidence.filter(row => row.configuration === one.key)) {
    const { locator, stance, isConverse, note } = row
    await addEvidence(on(one.at, one.by), one.layer, id, {
      ...{ locator, stance, isConverse, note },
      elementId: row.mark === null ? null : numbers.get('element', `${one.key} ${row.mark}`),
      documentId: numbers.get('document', row.document),
      excerptId: numbers.find('excerpt', row.excerpt),
    })
  }
}

async function link({ content, numbers, on }: Stage): Promise<void> {
  const layerOf = (key: string) => content.configurations.find(one => one.key === key)?.layer ?? 'synthesised'
  for (const { kind, from, to, note, at } of content.links)
    await addLink(on(at), layerOf(from.configuration), numbers.get('configuration', from.configuration), {
      kind,
      to: { layer: layerOf(to.configuration), id: numbers.get('configuration', to.configuration) },
      fromMark: from.mark ?? '',
      toMark: to.mark ?? '',
      note,
    })
}
