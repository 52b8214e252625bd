// The RAMESES items as pages and JSON show them.
import type { Shown } from '../outline/sections.ts'
import type { Say } from '../report/source.ts'
import { isLeftOut, nameOf, whereOf } from './checklist.ts'
import type { Item } from './items.ts'

export function shownItem(item: Item, sections: readonly Shown[], say: Say, language: 'en' | 'nl' = 'en') {
  const { part, from, status, words, page, reason, section, version, writtenAt, writtenBy } = item
  return {
    ...{ item: item.item, part, from, status, words, page, reason, section, version, writtenAt, writtenBy },
    name: nameOf(item, { say, language }),
    asks: item.asks[language],
    sectionTitle: say(`report.section.${section}`),
    isLeftOut: isLeftOut(item, sections),
    where: whereOf(item, sections, { say }),
  }
}

export function countsOf(items: readonly Item[]) {
  const of = (status: Item['status']) => items.filter(item => item.status === status).length
  return {
    ...{ reported: of('reported'), notDone: of('not done'), open: of('open') },
    begun: items.filter(item => item.status === 'open' && item.words !== '').length,
  }
}
