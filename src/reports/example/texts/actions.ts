// The example's documents with their texts, how they were judged, and the passages taken from them.
import fs from 'node:fs'
import path from 'node:path'
import { addDocument } from '../../../documents/actions.ts'
import { appraise } from '../../../documents/appraisals/actions.ts'
import { fillCells } from '../../../documents/characteristics/cells/actions.ts'
import { addColumn } from '../../../documents/characteristics/columns/actions.ts'
import { addExcerpt } from '../../../documents/excerpts/actions.ts'
import { readPlain } from '../../../documents/extraction/plain.ts'
import { noteMeasures } from '../../../documents/measures/actions.ts'
import { findRecordFields } from '../../../documents/store.ts'
import { changeStudy } from '../../../documents/studies/actions.ts'
import { findStudyByName, getStudy } from '../../../documents/studies/store.ts'
import { addText } from '../../../documents/texts/actions.ts'
import type { Stage } from '../stage.ts'

export async function addTexts(stage: Stage, folder: string): Promise<void> {
  const { content, numbers, on } = stage
  const texts = new Map<string, string>()
  for (const document of content.documents) {
    const { key, file, record, study, title, year, addedAt, label, kind, country, design, participants, note, terms } =
      document
    const ctx = on(addedAt)
    const recordId = numbers.find('record', record)
    const found = recordId === null ? undefined : await findRecordFields(ctx.db, ctx.review.id, recordId)
    const { id: _, type: __, ...fields } = found ?? { id: 0, type: '', title: title ?? label, year }
    const id = await addDocument(ctx, {
      ...fields,
      ...{ label, kind, country, design, participants, note, recordId },
      termIds: terms.map(term => numbers.get('term', term)),
      study: content.studies.find(one => one.key === study)?.name ?? '',
    })
    numbers.set('document', key, id)
    const read = readPlain(fs.readFileSync(path.join(folder, file), 'utf8'), 'txt')
    if (!read.ok) throw new Error(`${file}: ${read.sentence}`)
    await addText(ctx, id, read.value)
    texts.set(key, read.value.text)
  }
  await noteStudies(stage)
  for (const { document, by, at, ...appraisal } of content.appraisals)
    await appraise(on(at, by), numbers.get('document', document), 0, appraisal)
  await takeExcerpts(stage, texts)
  await describe(stage)
}

/** The team's own columns with their cells, and what documents measured. */
async function describe({ content, numbers, on }: Stage): Promise<void> {
  const ctx = on(content.appraisals.at(-1)?.at ?? null)
  for (const { name, kind, options, help, values } of content.characteristics ?? []) {
    const id = await addColumn(ctx, { name, kind, options: options.join('\n'), help })
    for (const [document, cell] of Object.entries(values))
      await fillCells(ctx, numbers.get('document', document), 0, { [`column-${id}`]: [...cell] })
  }
  for (const { document, lines } of content.measures ?? [])
    await noteMeasures(ctx, numbers.get('document', document), lines.join('\n'))
}

async function noteStudies({ content, on }: Stage): Promise<void> {
  for (const { name, note } of content.studies) {
    const ctx = on(content.documents.at(-1)?.addedAt ?? null)
    const id = await findStudyByName(ctx.db, ctx.review.id, name)
    if (id === undefined) continue
    const { version } = await getStudy(ctx.db, ctx.review.id, id)
    await changeStudy(ctx, id, { name, note, version })
  }
}

async function takeExcerpts({ content, numbers, on }: Stage, texts: ReadonlyMap<string, string>): Promise<void> {
  for (const { key, document, quote, nth, terms, isParked, theoryStatement, note } of content.excerpts) {
    const passage = { ...placeOf(texts.get(document) ?? '', quote, nth), quote }
    const id = await addExcerpt(on(content.appraisals[0]?.at ?? null), numbers.get('document', document), passage, {
      isParked,
      theoryStatementId: numbers.find('theory statement', theoryStatement),
      termIds: terms.map(term => numbers.get('term', term)),
      note,
    })
    numbers.set('excerpt', key, id)
  }
}

/** Positions count code points. */
function placeOf(text: string, quote: string, nth: number): { start: number; end: number } {
  let at = -1
  for (let n = 0; n < nth; n++) at = text.indexOf(quote, at + 1)
  if (at === -1) throw new Error(`The example quotes “${quote}”, which is not in its text.`)
  const start = [...text.slice(0, at)].length
  return { start, end: start + [...quote].length }
}
