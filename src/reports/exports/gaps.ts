// What a reader of the report would miss, and where to add it.
import { counted } from '../../core/text.ts'
import { readPrinciple } from '../../principles/reading.ts'
import { isLeftOut } from '../rameses/checklist.ts'
import type { Source } from '../report/source.ts'

export type Gap = { readonly text: string; readonly href: string }

/** `home` is the address of the review. */
export function gapsOf(source: Source, home: string): Gap[] {
  const gaps: (Gap | false)[] = [
    source.questions.length === 0 && { text: 'The question has not been written down.', href: `${home}/question` },
    source.principles.length === 0 && { text: 'There is no principle yet.', href: `${home}/principles` },
    ...source.principles.flatMap(principle => gapsOfPrinciple(source, principle, home)),
    source.searches.length === 0 && { text: 'No search has been logged.', href: `${home}/searches` },
    ...source.flow.checks
      .filter(check => !check.holds)
      .map(check => ({ text: `The counts do not add up: ${check.sum}.`, href: `${home}/flow` })),
    source.theories.length === 0 && { text: 'There is no programme theory yet.', href: `${home}/theories` },
    ...wordless(source, home),
    ...gapsOfItems(source, home),
    !source.memos.some(memo => memo.kind === 'change') && {
      text: 'The journal has no note on changes from the protocol; if there were none, say so there.',
      href: `${home}/journal`,
    },
  ]
  return gaps.filter(gap => gap !== false)
}

/** RAMESES items without the team's words, and words whose section the outline leaves out. */
function gapsOfItems({ items, outline }: Source, home: string): Gap[] {
  const open = items.filter(item => item.status === 'open').length
  const unseen = items.filter(item => isLeftOut(item, outline.sections))
  const are = counted(open, 'RAMESES item is', 'RAMESES items are')
  return [
    ...(open === 0 ? [] : [{ text: `${are} open, of ${items.length}.`, href: `${home}/rameses` }]),
    ...unseen.map(({ item }) => ({
      text: `RAMESES item ${item} is written, and its section left out of the full report.`,
      href: `${home}/report-outline`,
    })),
  ]
}

function gapsOfPrinciple(source: Source, principle: Source['principles'][number], home: string): Gap[] {
  const href = `${home}/principles/${principle.id}`
  const name = principle.heading === '' ? `Principle ${principle.id}` : `“${principle.heading}”`
  const flags = readPrinciple(principle, source.ground).flags.map(flag => flag.sentence)
  if (principle.whereItDoesNot === '') flags.push('It does not say where it does not hold.')
  if (!principle.lines.some(line => line.kind === 'action')) flags.push('It does not say who should do what.')
  return flags.length === 0 ? [] : [{ text: `${name}: ${flags.join(' ')}`, href }]
}

function wordless(source: Source, home: string): Gap[] {
  const unworded = source.configurations.filter(one => one.isGenerated)
  const bare = source.documents.filter(one => one.richness === null && one.kind !== 'consultation')
  return [
    ...(unworded.length === 0
      ? []
      : [
          {
            text: `${counted(unworded.length, 'configuration')} nobody has worded yet.`,
            href: `${home}/configurations`,
          },
        ]),
    ...(bare.length === 0
      ? []
      : [{ text: `${counted(bare.length, 'document')} not appraised.`, href: `${home}/documents` }]),
  ]
}
