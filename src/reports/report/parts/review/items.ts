// What the team says to the RAMESES items of a section: its own words, that it was not done and why, or that nothing is written yet.
import type { SectionKey } from '../../../outline/sections.ts'
import type { Item } from '../../../rameses/items.ts'
import type { Source } from '../../source.ts'
import { type Block, heading, missing, paragraph, quiet, strong } from '../../writing/blocks.ts'
import type { Words } from '../words.ts'

/** The heading of a section with the words of its items. */
export function sectionOpening(source: Source, key: SectionKey, words: Words): Block[] {
  const items = source.items.filter(item => item.section === key)
  return [
    heading(2, words.say(`report.section.${key}`), key),
    ...items.flatMap(item => itemBlocks(item, items.length > 1, words)),
  ]
}

function itemBlocks(item: Item, isNamed: boolean, { say, language }: Words): Block[] {
  const name = `${item.item}. ${item.name[language]}`
  const label = isNamed ? [strong(`${name}: `)] : []
  if (item.status === 'not done')
    return [paragraph([...label, { text: say('report.item.notDone', { reason: item.reason }) }], 'missing')]
  if (item.words.trim() === '')
    return [paragraph([...label, { text: say('report.item.open', { item: name }) }], 'missing')]
  return [
    ...(isNamed ? [paragraph(label)] : []),
    { kind: 'markdown', text: item.words },
    ...(item.status === 'open' ? [missing(say('report.item.draft'))] : []),
    ...(item.page === '' ? [] : [paragraph([quiet(say('report.item.page', { page: item.page }))])]),
  ]
}
