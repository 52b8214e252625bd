// A Word file read back: its parts as small trees, and what Word and LibreOffice insist on before they open a file without a question.
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { expect } from 'vitest'

export type Element = {
  readonly name: string
  readonly at: Readonly<Record<string, string>>
  readonly inside: (Element | string)[]
}

export type WordFile = {
  readonly bytes: Uint8Array
  readonly names: readonly string[]
  part(name: string): Element
  all(name: string, part?: string): Element[]
}

export function openWord(bytes: Uint8Array): WordFile {
  const files = unzipSync(bytes)
  const trees = new Map<string, Element>()
  for (const [name, content] of Object.entries(files))
    if (/\.(xml|rels)$/.test(name)) trees.set(name, treeOf(new TextDecoder('utf-8', { fatal: true }).decode(content)))
  const part = (name: string) => trees.get(name) ?? { name: 'none', at: {}, inside: [] }
  return {
    bytes,
    names: Object.keys(files),
    part,
    all: (name, file = 'word/document.xml') => within(part(file), name),
  }
}

function treeOf(xml: string): Element {
  const root: Element = { name: 'file', at: {}, inside: [] }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, at: attributes as Record<string, string>, inside: [] }
    open.at(-1)?.inside.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', text => open.at(-1)?.inside.push(text))
  parser.on('error', error => {
    throw error
  })
  parser.write(xml).close()
  return root
}

export function within(element: Element, name: string): Element[] {
  const found: Element[] = []
  const walk = (one: Element) => {
    for (const child of one.inside) {
      if (typeof child === 'string') continue
      if (child.name === name) found.push(child)
      walk(child)
    }
  }
  walk(element)
  return found
}

export const said = (element: Element): string =>
  within(element, 'w:t')
    .map(one => one.inside.join(''))
    .join('')

const values = (elements: readonly Element[], name = 'w:val') => elements.map(one => one.at[name] ?? '')
const once = (list: readonly string[]) => expect(list.filter((one, at) => list.indexOf(one) !== at)).toEqual([])

/** Every reference leads somewhere, every name is there once, tables have their grid, pictures their words. */
export function expectSound(file: WordFile): void {
  const { all } = file
  const ids = new Set(all('w:style', 'word/styles.xml').map(style => style.at['w:styleId']))
  for (const part of ['word/document.xml', 'word/footnotes.xml', 'word/header1.xml', 'word/footer1.xml'])
    for (const style of ['w:pStyle', 'w:rStyle'].flatMap(name => values(all(name, part)))) expect(ids).toContain(style)
  const marks = all('w:bookmarkStart')
  once(values(marks, 'w:name').map(name => name.toLowerCase()))
  once(values(marks, 'w:id'))
  expect(values(all('w:bookmarkEnd'), 'w:id').sort()).toEqual(values(marks, 'w:id').sort())
  const names = new Set(values(marks, 'w:name'))
  for (const name of names) expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9_]{0,39}$/)
  for (const anchor of values(
    all('w:hyperlink').filter(one => 'w:anchor' in one.at),
    'w:anchor',
  ))
    expect(names).toContain(anchor)
  expectRelations(file)
  once(values(all('wp:docPr'), 'id'))
  for (const picture of [...all('wp:docPr'), ...all('pic:cNvPr')]) expect(picture.at.descr?.trim()).toBeTruthy()
  const notes = new Set(values(all('w:footnote', 'word/footnotes.xml'), 'w:id'))
  for (const note of values(all('w:footnoteReference'), 'w:id')) expect(notes).toContain(note)
  const lists = new Set(values(all('w:num', 'word/numbering.xml'), 'w:numId'))
  for (const list of values(all('w:numId'))) expect(lists).toContain(list)
  for (const table of all('w:tbl')) expectTable(table)
}

function expectTable(table: Element): void {
  const columns = within(table, 'w:gridCol').length
  expect(columns).toBeLessThanOrEqual(63)
  const rows = within(table, 'w:tr')
  expect(within(rows[0] as Element, 'w:tblHeader')).toHaveLength(1)
  for (const row of rows) {
    const cells = within(row, 'w:tc')
    expect(cells).toHaveLength(columns)
    for (const cell of cells) expect(within(cell, 'w:p').length).toBeGreaterThan(0)
  }
}

function expectRelations({ names, all }: WordFile): void {
  for (const part of names.filter(name => /^word\/[a-z]+\d*\.xml$/.test(name))) {
    const relations = all('Relationship', part.replace('word/', 'word/_rels/').concat('.rels'))
    once(values(relations, 'Id'))
    const known = new Map(relations.map(one => [one.at.Id, one.at]))
    const used = [...values(all('w:hyperlink', part), 'r:id'), ...values(all('a:blip', part), 'r:embed')]
    for (const id of used.filter(id => id !== '')) {
      const { Target = '', TargetMode } = known.get(id) ?? {}
      if (TargetMode === 'External') expect(URL.canParse(Target)).toBe(true)
      else expect(names).toContain(`word/${Target}`)
    }
  }
}
