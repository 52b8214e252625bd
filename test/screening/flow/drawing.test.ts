// The drawing of the flow and its file for other tools: well-formed, complete, nothing cut off.
import fs from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diagramOf } from '../../../src/screening/flow/boxes.ts'
import { flowOf, type Typed } from '../../../src/screening/flow/domain.ts'
import { drawFlow } from '../../../src/screening/flow/drawing.ts'
import { ENGLISH } from '../../../src/screening/flow/drawn-words.ts'
import { notInLayout, prismaCsv } from '../../../src/screening/flow/prisma-csv.ts'
import { type FlowGroup, stageOf } from '../../../src/screening/flow/stages.ts'
import { textsOf } from '../../../src/screening/flow/texts.ts'
import { wrap } from '../../../src/screening/flow/wrapping.ts'
import { groups } from './groups.ts'

const texts = textsOf([], { documents: 3, studies: 2, consultations: 1 }, { included: 4, studiesRead: 2 })
const NONE = { titleAbstract: 0, fullText: 0 }
const draw = (all: readonly FlowGroup[], typed: readonly Typed[] = []) =>
  drawFlow(diagramOf({ iteration: null, flow: flowOf(all, typed), texts, carried: NONE }))
const record: FlowGroup = {
  searchId: 1,
  iteration: 1,
  kind: 'database',
  source: 'PubMed',
  standing: 'excluded',
  isAssessed: true,
  reason: null,
  count: 1,
}

test('the drawing is well-formed and holds the numbers of each side', () => {
  fc.assert(
    fc.property(groups, all => {
      const flow = flowOf(all)
      const svg = draw(all)
      if (flow.databases.identified > 0)
        expect(wordsOf(svg)).toContain(
          `Records identified from databases and registers (n = ${flow.databases.identified})`,
        )
      if (flow.others.identified > 0)
        expect(wordsOf(svg)).toContain(`Records identified from other ways (n = ${flow.others.identified})`)
      expect(svg).not.toMatch(/NaN|undefined/)
      const tags = [...svg.matchAll(/<(\/?)(\w+)[^<>]*?(\/?)>/g)]
      expect(tags.filter(tag => tag[1] === '' && tag[3] === '')).toHaveLength(tags.filter(tag => tag[1] === '/').length)
    }),
  )
})

test('long reasons are wrapped into boxes that grow, and none is left out or hangs over the edge', () => {
  const reasons = Array.from({ length: 25 }, (_, at) =>
    `${at} ${'reason of a kind that needs words '.repeat(4)}`.trim(),
  )
  const svg = draw(reasons.map((reason, at) => ({ ...record, reason, count: at + 1 })))
  reasons.forEach((reason, at) => {
    expect(wordsOf(svg)).toContain(`${reason} (n = ${at + 1})`)
  })
  const [, width, height] = svg.match(/viewBox="0 0 (\d+) (\d+)"/)!.map(Number)
  const rects = [...svg.matchAll(/<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/g)].map(all => all.map(Number))
  expect(rects.length).toBeGreaterThan(8)
  for (const [, x, y, wide, high] of rects) {
    expect(x! + wide!).toBeLessThan(width!)
    expect(y! + high!).toBeLessThan(height!)
  }
})

test('typed numbers are marked, an earlier version stands beside, and both are explained', () => {
  const typed = { searchId: 1, iteration: 1, kind: 'database', source: 'PubMed', arm: 'databases', name: '' } as const
  const words = wordsOf(
    draw(
      [record],
      [
        { ...typed, box: 'identified', count: 40 },
        { ...typed, box: 'studiesBefore', count: 7 },
        { ...typed, box: 'reportsBefore', count: 9 },
      ],
    ),
  )
  expect(words).toContain('(n = 40*)')
  expect(words).toContain('* in whole or in part a number typed in')
  expect(words).toContain('Reports of included studies (n = 9*)')
  expect(words).toContain(`Studies in total (n = ${7 + texts.studiesIncluded})`)
})

test('lines keep every letter, and a word longer than a line is broken', () => {
  expect(wrap('W'.repeat(100), 296).every(line => line.length <= 24)).toBe(true)
  expect(wrap('', 296)).toEqual([''])
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), text => {
      expect(wrap(text, 296).join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
    }),
  )
})

test('the file has the rows of the layout in their order, a number or a list in each', () => {
  const file = prismaCsv({
    flow: flowOf([
      { ...record, source: 'One, two; three', reason: 'wrong; setting, here', count: 3 },
      { ...record, searchId: 2, kind: 'experts', standing: 'included', count: 2 },
    ]),
    texts,
  })
  const lines = file.trimEnd().split('\r\n')
  expect(lines[0]).toBe('data,node,box,description,boxtext,tooltips,url,n')
  expect(lines).toHaveLength(35)
  const n = (key: string) =>
    lines
      .find(line => line.startsWith(`${key},`))
      ?.split('.html,')
      .at(-1)
  expect(n('database_results')).toBe('3')
  expect(n('database_specific_results')).toBe('"One two three, 3"')
  expect(n('dbr_excluded')).toBe('"wrong setting here, 3"')
  expect(lines.find(line => line.startsWith('organisation_results'))).toMatch(/^organisation_results,,box11,.*,2$/)
  expect(n('other_assessed')).toBe('2')
  expect(n('new_reports') ?? '').toMatch(/^new_reports,NA,box10,.*,4$/)
})

test('what the layout has no place for is said', () => {
  fc.assert(
    fc.property(groups, all => {
      const flow = flowOf(all)
      const others = all.filter(one => one.kind !== 'database' && one.kind !== 'register' && one.count > 0)
      const isLost = others.some(one => ['duplicate', 'excluded'].includes(stageOf(one)))
      if (isLost) expect(notInLayout(flow).join()).toContain('that came in other ways')
    }),
  )
})

function wordsOf(svg: string): string {
  const words = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(found => found[1]).join(' ')
  return words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

test('reports draw it in the words of their language, which are those of the page in English', () => {
  const words = (language: string) =>
    JSON.parse(fs.readFileSync(`data/messages/${language}/report.json`, 'utf8')) as Record<string, string>
  const [english, dutch] = [words('en'), words('nl')]
  for (const [key, text] of Object.entries(ENGLISH)) {
    expect(english[`flow.box.${key}`]).toBe(text)
    expect(dutch[`flow.box.${key}`], key).not.toBe(text)
  }
})
