// The RAMESES checklist as journals ask for it: every item, and where it is reported or why it was not done.
import type { Shown } from '../outline/sections.ts'
import type { Words } from '../report/parts/words.ts'
import { type Block, heading, paragraph, quiet, table } from '../report/writing/blocks.ts'
import { type Item, REFERENCE } from './items.ts'
import { TITLE, titleIn } from './title.ts'

/** A sentence on where an item is, in the language of the report. `sections` says which of them the report leaves out. */
export function whereOf(item: Item, sections: readonly Shown[], { say }: Pick<Words, 'say'>): string {
  const section = say(`report.section.${item.section}`)
  if (item.status === 'not done') return say('report.rameses.notDone', { reason: item.reason.trim() })
  if (item.status === 'open') return say(item.words === '' ? 'report.rameses.open' : 'report.rameses.draft')
  if (item.page !== '') return say('report.rameses.reported', { where: item.page })
  if (item.item === TITLE) return say('report.rameses.reported', { where: `“${titleIn(item.words)}”` })
  if (isLeftOut(item, sections)) return say('report.rameses.leftOut', { section })
  return say('report.rameses.reported', { where: say('report.rameses.section', { section }) })
}

/** Reported in a section that the outline leaves out, and no page of the paper named. */
export function isLeftOut(item: Item, sections: readonly Shown[]): boolean {
  const isHidden = item.item !== TITLE && sections.some(one => one.key === item.section && !one.shown)
  return item.status === 'reported' && item.page === '' && isHidden
}

/** The section of the report: a heading, where the standards are from, and the table. */
export function checklistBlocks(items: readonly Item[], words: Words, sections: readonly Shown[] = []): Block[] {
  const { say, language } = words
  const head = ['item', 'name', 'asks', 'where'].map(column => say(`report.rameses.${column}`))
  const rows = items.map(item => [
    String(item.item),
    nameOf(item, words),
    item.asks[language],
    whereOf(item, sections, words),
  ])
  return [
    heading(2, say('report.section.checklist'), 'checklist'),
    table(say('report.rameses.caption'), head, rows),
    paragraph([quiet(say('report.rameses.source', { reference: REFERENCE }))]),
  ]
}

/** "Methods: Data extraction"; title and abstract are a part of their own. */
export function nameOf(item: Item, { say, language }: Pick<Words, 'say' | 'language'>): string {
  const part = say(`report.rameses.part.${item.part}`)
  return part === item.name[language] ? part : `${part}: ${item.name[language]}`
}
