// Files that are broken, hostile or not what they say: refused with a sentence, or read in part with a report by line.
import { describe, expect, test } from 'vitest'
import { readText, refusalsIn } from './read-text.ts'

const xml = (inside: string, before = '') =>
  `<?xml version="1.0"?>\n${before}<xml><records>\n${inside}\n</records></xml>`
const record = (title: string) => `<record><titles><title>${title}</title></titles></record>`
const titles = async (text: string) => (await readText(text)).references.map(one => one.record?.title ?? null)

describe('XML', () => {
  const PUBLIC = '-//NLM//DTD PubMedArticle, 1st January 2025//EN'
  test.each([
    ['an entity', '<!DOCTYPE xml [<!ENTITY a "aaaa">]>'],
    ['an entity from elsewhere', '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]>'],
    ['a parameter entity', '<!DOCTYPE xml [<!ENTITY % p SYSTEM "http://x.example/p"> %p;]>'],
    ['a document type of its own', '<!DOCTYPE xml SYSTEM "http://x.example/a.dtd">'],
    ['entities beside a public type', `<!DOCTYPE xml PUBLIC "${PUBLIC}" "https://x.example/a.dtd" [<!ENTITY a "b">]>`],
  ])('with %s is refused as a whole', async (_, doctype) => {
    const read = await readText(xml(record('A'), doctype))
    expect(read.refusal).toContain('declares entities or a document type of its own')
    expect(read.references).toEqual([])
  })

  test('with a public document type is read, and unknown entities stay unresolved', async () => {
    const fine = xml(record('A'), `<!DOCTYPE xml PUBLIC "${PUBLIC}" "https://x.example/a.dtd">\n`)
    expect(await titles(fine)).toEqual(['A'])
    expect((await refusalsIn(xml(`${record('A')}\n${record('&evil;')}`)))[0]?.[0]).toBe(4)
  })

  test('nested without end is refused', async () => {
    const deep = xml(`<record>${'<a>'.repeat(5_000)}`)
    expect((await readText(deep)).refusal).toContain('more than 40 deep')
  })

  test('cut off in the middle keeps what came before and names the line', async () => {
    const { references } = await readText(`<xml><records>\n${record('A')}\n${record('B')}\n<record><titles><title>C`)
    expect(references.map(one => one.record?.title ?? null)).toEqual(['A', 'B', null])
    expect(references[2]).toMatchObject({ line: 4 })
    expect(references[2]?.refusal).toContain('incomplete')
  })

  test('with an empty record, one of two million characters, and names of object properties', async () => {
    const huge = record(`<style>${'x'.repeat(2_100_000)}</style>`)
    const odd = '<record><__proto__>x</__proto__><titles><title constructor="1">T</title></titles></record>'
    const { references } = await readText(xml(`<record></record>\n${huge}\n${odd}`))
    expect(references.map(one => one.record?.title ?? one.refusal)).toEqual([
      'The record that begins here is empty.',
      'The record that begins here is longer than 2,000,000 characters.',
      'T',
    ])
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })
})

describe('BibTeX', () => {
  test('one broken entry is named by its line, the others are kept', async () => {
    const text =
      '@book{a,\n title = {One},\n}\n@article{b,\n title = {Two {broken},\n}\n@article{c,\n title = {Three}\n}\n@misc{d}\n'
    const { references } = await readText(text)
    expect(references.map(one => [one.line, one.record?.title ?? null])).toEqual([
      [1, 'One'],
      [4, null],
      [7, 'Three'],
      [10, null],
    ])
    expect(references[1]?.refusal).toContain('never closed')
  })

  test('an entry that ends with the file is refused', async () => {
    expect((await refusalsIn('@article{a, title={A}}\n@article{b, title = {B'))[0]?.[0]).toBe(2)
  })

  test('TeX becomes text, and a note of the manager is no entry', async () => {
    const text =
      '@comment{x}\nA line of text\n@article{a,title={Caf\\\'e \\& {\\"u}ber $\\alpha$},author={M{\\"u}ller, A. and others}}'
    const { references, remarks } = await readText(text)
    expect(references[0]?.record).toMatchObject({ title: 'Café & über α', authors: ['Müller, A.'] })
    expect(remarks.map(one => one.line)).toEqual([2])
  })
})

describe('JSON', () => {
  test('broken, empty and foreign parts are refused by line, the others are kept', async () => {
    const text =
      '[\n{"title":"One"},\n{"title": oops},\n{},\n{"__proto__":{"x":1},"title":"Two","constructor":"y"},\n{"title":"Th'
    const { references } = await readText(text)
    expect(references.map(one => [one.line, one.record?.title ?? null])).toEqual([
      [2, 'One'],
      [3, null],
      [4, null],
      [5, 'Two'],
      [6, null],
    ])
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  test('a list within an object, one object alone, and one a line', async () => {
    expect(await titles('{"items":[{"title":"A"},{"title":"B"},7]}')).toEqual(['A', 'B', null])
    expect(await titles('{"title":"A","data":"x"}')).toEqual(['A'])
    expect(await titles('{"title":"A"}\n{"title":"B"}')).toEqual(['A', 'B'])
  })

  test('an object with a list that is cut off gives what is whole', async () => {
    const { references } = await readText('{"version": 2,\n"items": [\n{"title":"A"},\n{"title":"B"},\n{"tit')
    expect(references.map(one => [one.line, one.record?.title ?? null])).toEqual([
      [3, 'A'],
      [4, 'B'],
      [5, null],
    ])
  })

  test('a hundred thousand brackets', async () => {
    expect((await readText(`[{"title":"A","x":${'['.repeat(100_000)}`)).references).toHaveLength(1)
  })
})

describe('every text format', () => {
  const long = 'word '.repeat(40_000).trim()
  test.each([
    ['nbib', `PMID- 1\nTI  - T\nAB  - ${long}\n`],
    ['web of science', `FN X\nPT J\nTI T\nAB ${long}\nER\n`],
    ['ovid', `<1>\nTI  - T\nAB  - ${long}\n`],
    ['refer', `%0 Book\n%T T\n%X ${long}\n`],
    ['xml', xml(`<record><titles><title>T</title></titles><abstract>${long}</abstract></record>`)],
    ['json', JSON.stringify([{ title: 'T', abstract: long }])],
    ['csv', `title,abstract\nT,"${long}"\n`],
    ['bibtex', `@article{a, title={T}, abstract={${long}}}`],
  ])('%s holds a field of 200,000 characters', async (_, text) => {
    const { references } = await readText(text)
    expect(references[0]?.record).toMatchObject({ title: 'T', abstract: long })
  })

  test.each([
    ['nbib', 'PMID- 1\nTI  - T\u0000x\n'],
    ['csv', 'title,year\nT\u0000x,2001\n'],
    ['json', '[{"title":"T\\u0000x"}]'],
    ['bibtex', '@article{a, title={T\u0000x}}'],
  ])('%s loses a NUL and nothing else', async (_, text) => {
    expect(await titles(text)).toEqual(['Tx'])
  })

  test('a name that says otherwise does not matter, an error page is refused', async () => {
    expect((await readText('<html><body>503</body></html>')).refusal).toContain(
      'the message of a database that the export failed',
    )
  })
})
