// A report claims what happened and nothing more: its title, its order, its numbers and its language are those that it says.
import { expect, test } from 'vitest'
import { sayIn } from '../../../../src/core/http/page/messages.ts'
import { loadExample } from '../../../../src/reports/example/actions.ts'
import { reportOf } from '../../../../src/reports/report/report.ts'
import { loadSource } from '../../../../src/reports/report/store.ts'
import { contentsOf, heading, paragraph, wideTable } from '../../../../src/reports/report/writing/blocks.ts'
import { toDocx } from '../../../../src/reports/report/writing/docx/compose.ts'
import { printing } from '../../../../src/reports/report/writing/typst/printed.ts'
import { world } from '../../../support/world.ts'
import { openWord, said, within } from '../../support/word-file.ts'
import { everyBlock, textsOf } from '../parts/walking.ts'

const HOME = '/reviews/heard'
const FRAME = { contents: 'Contents', made: 'Made with Retroduce.', notes: 'Notes', skip: 'Skip' }

test('a review without anything is not said to have done anything', async () => {
  const { api, olga } = await world()
  for (const [kind, language] of [
    ['principles', 'en'],
    ['full', 'en'],
    ['appendix', 'en'],
    ['principles', 'nl'],
    ['full', 'nl'],
  ]) {
    const { text } = await api(olga).get(`${HOME}/reports/${kind}/md?language=${language}`).expect(200)
    expect(text, kind).not.toMatch(/was had|No full text was excluded|was te krijgen|geen volledige tekst uitgesloten/)
    expect(text, kind).not.toMatch(
      /like yours and|Look for a setting|in square brackets|Zoek een|tussen vierkante haken/,
    )
    if (kind !== 'principles') expect(text).toMatch(/No full text has been sought yet|nog geen volledige tekst gezocht/)
  }
})

test('words that the team wrote are the title, are not said twice and end once', async () => {
  const { api, lena, olga, browser } = await world()
  const text = 'We read ten papers to find our way.'
  await api(lena).post(`${HOME}/memos`, { kind: 'scoping', title: 'First look', text }).expect(201)
  await api(lena).post(`${HOME}/memos`, { kind: 'scoping', title: 'Later look', text: 'And two more.' }).expect(201)
  await api(lena).post(`${HOME}/rameses/7`, { words: 'First:', take: 1, version: 0 }).expect(201)
  const title = {
    words: '# Who **hears** a *story* & "why" <5: a realist [review](https://example.org)\n\nMore.',
    version: 0,
  }
  const full = async (format: string) => (await api(olga).get(`${HOME}/reports/full/${format}`).expect(200)).text
  await api(lena).post(`${HOME}/rameses/1`, title).expect(201)
  expect(await full('md')).not.toMatch(/^# Who hears/)
  await api(lena)
    .post(`${HOME}/rameses/1`, { ...title, status: 'reported', version: 1 })
    .expect(201)
  const report = await full('md')
  expect(report).toMatch(/^# Who hears a story &amp; "why" &lt;5: a realist review\n/)
  expect(report.split(text)).toHaveLength(2)
  expect(report).not.toContain('First look')
  expect(report).toContain('And two more.')
  expect(await full('html')).toContain('<title>Who hears a story &amp; &quot;why&quot; &lt;5: a realist review</title>')
  await api(lena)
    .post(`${HOME}/rameses/17`, { status: 'not done', reason: 'Left to other reviews.', version: 0 })
    .expect(201)
  const page = await (await browser(lena)).get(`${HOME}/rameses/17`)
  expect(page.text).toContain('In the checklist: Not done: Left to other reviews.')
  expect(page.text).not.toContain('reviews..')
})

test('without a language a report is in that of the outline', async () => {
  const { api, lena } = await world()
  const { sections } = (await api(lena).get(`${HOME}/report-outline`)).body
  const all = sections.map((one: { key: string }) => one.key)
  const outline = { sections: all, shown: all, style: 'apa', tags: 'numbered', language: 'nl', version: 0 }
  await api(lena).post(`${HOME}/report-outline`, outline).expect(201)
  for (const address of ['reports/full/md', 'exports/md?report=full'])
    expect((await api(lena).get(`${HOME}/${address}`).expect(200)).text).toContain('Inhoud')
  expect((await api(lena).get(`${HOME}/reports/full/md?language=en`)).text).toContain('Contents')
  const asked = await api(lena).post(`${HOME}/export-files`, { format: 'md', report: 'full' }).expect(201)
  expect((await api(lena).get(asked.body.href)).body.made.language).toBe('nl')
})

test('the example: moves by day, numbers in the order of the text, contents as in other formats', async () => {
  const made = await world()
  const review = await loadExample(made.system, { ...made.services, sayIn })
  const source = await loadSource(made.database.read, review.id, 'full')
  const moves = (source.around?.moves ?? []).map(move => move.madeAt)
  const mixed = { ...source, around: source.around && { ...source.around, moves: source.around.moves.toReversed() } }
  const { blocks } = reportOf(mixed, 'full', 'en', sayIn('en'))
  const at = blocks.findIndex(block => block.kind === 'heading' && block.id === 'story')
  const story = blocks.slice(at).find(block => block.kind === 'list')
  const days = story?.kind === 'list' ? story.items.map(([first]) => Date.parse(first?.text.split(',')[0] ?? '')) : []
  expect(days.length).toBeGreaterThan(moves.length)
  expect(days).toEqual(days.toSorted((a, b) => a - b))

  const numbers = { ...source, outline: { ...source.outline, style: 'vancouver' as const } }
  const printed = reportOf(numbers, 'full', 'en', sayIn('en')).blocks
  const from = printed.findIndex(block => block.kind === 'heading' && block.id === 'references')
  const list = printed[from + 1]
  const references = list?.kind === 'list' ? list.items.map(item => item.map(one => one.text).join('')) : []
  const labels = references.map(text => / \(([^()]*)\)$/.exec(text)?.[1] ?? '')
  expect(labels.toSorted()).toEqual(
    source.documents
      .filter(one => one.kind !== 'consultation')
      .map(one => one.label)
      .sort(),
  )
  expect(labels).not.toEqual(labels.toSorted())
  const text = everyBlock([...printed.slice(0, from), ...printed.slice(from + 2)])
    .flatMap(textsOf)
    .join('\n')
  const seen = labels.map((label, n) => text.indexOf(`${label} (${n + 1})`)).filter(place => place >= 0)
  expect(seen.length).toBe(labels.length)
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))

  const plain = reportOf(source, 'principles', 'en', sayIn('en'))
  const word = openWord(await toDocx(plain, FRAME))
  const instruction = word.all('w:instrText').map(one => one.inside.join(''))[0]
  expect(instruction).toBe('TOC \\h \\o "1-1"')
  const top = word.all('w:p').filter(one => within(one, 'w:pStyle').some(style => style.at['w:val'] === 'Heading1'))
  expect(top.map(said)).toEqual(
    contentsOf(plain.blocks)
      .filter(one => one.level === 2)
      .map(one => one.text),
  )
})

test('a heading and its one sentence stand on the page of the wide table beneath them', () => {
  const blocks = [heading(2, 'Read', 'read'), paragraph('Nine documents.'), wideTable('All of them', ['a'], [['b']])]
  const made = { language: 'en', title: 'T', subtitle: '', notice: '', blocks } as const
  const nodes = printing(made, 'Contents', () => true).nodesOf(blocks)
  expect(nodes.map(node => node.k)).toEqual(['landscape'])
})
