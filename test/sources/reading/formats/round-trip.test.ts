// Any records, written in a format and cut anywhere, come back as they were.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordsIn } from './read-text.ts'

type Reference = {
  readonly title: string
  readonly authors: readonly string[]
  readonly year: number
  readonly journal: string
  readonly volume: string
  readonly pages: string
  readonly doi: string
  readonly abstract: string
  readonly keywords: readonly string[]
}

const letters = 'abcdefghijklmnopqrstuvwxyzäéøñжשع一'
const name = fc
  .string({ unit: fc.constantFrom(...letters), minLength: 2, maxLength: 9 })
  .map(text => text[0]!.toUpperCase() + text.slice(1))
const awkward = fc.constantFrom(
  'R&D',
  '"quoted"',
  "it's",
  'a,b',
  '5%',
  '{x}',
  '<5',
  '100_000',
  '#1',
  '$3',
  'x@y',
  '😀',
  '=1+1',
  '\\n',
  'TY',
  'ER',
)
const words = (most: number) =>
  fc
    .array(fc.oneof({ weight: 4, arbitrary: name }, awkward), { minLength: 1, maxLength: most })
    .map(list => `The ${list.join(' ')} end`)
const reference: fc.Arbitrary<Reference> = fc.record({
  title: words(8),
  authors: fc.uniqueArray(
    fc.tuple(name, name).map(both => both.join(', ')),
    { minLength: 1, maxLength: 4 },
  ),
  year: fc.integer({ min: 1900, max: 2030 }),
  journal: fc.array(name, { minLength: 1, maxLength: 3 }).map(list => `Journal of ${list.join(' ')}`),
  volume: fc.integer({ min: 1, max: 99 }).map(String),
  pages: fc.integer({ min: 1, max: 500 }).map(from => `${from}–${from + 9}`),
  doi: fc.integer({ min: 1, max: 99_999 }).map(number => `10.1000/x.${number}`),
  abstract: words(60),
  keywords: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
})

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const hyphen = (pages: string) => pages.replace('–', '-')
const quoted = (text: string | number) => `"${String(text).replaceAll('"', '""')}"`
const tex = (text: string) =>
  text
    .replaceAll('\\', '{\\textbackslash}')
    .replace(/[&%$#_]/g, '\\$&')
    .replaceAll('{x}', '\\{x\\}')
    .replaceAll('"', "''")
/** At most so many letters a line, the next one indented. */
const wrapped = (text: string, indent: string) => text.replace(/(.{30,60}) /gu, `$1\n${indent}`)

const WRITERS: Readonly<Record<string, (list: readonly Reference[]) => string>> = {
  ris: list =>
    list
      .map(
        r =>
          `TY  - JOUR\nTI  - ${r.title}\n${r.authors.map(a => `AU  - ${a}\n`).join('')}PY  - ${r.year}\nJF  - ${r.journal}\nVL  - ${r.volume}\nSP  - ${hyphen(r.pages)}\nDO  - ${r.doi}\nAB  - ${r.abstract}\n${r.keywords.map(k => `KW  - ${k}\n`).join('')}ER  - \n`,
      )
      .join('\n'),
  nbib: list =>
    list
      .map(
        (r, i) =>
          `PMID- ${i + 1}\nTI  - ${wrapped(r.title, '      ')}.\n${r.authors.map(a => `FAU - ${a}\n`).join('')}DP  - ${r.year} Jan\nJT  - ${r.journal}\nVI  - ${r.volume}\nPG  - ${hyphen(r.pages)}\nAID - ${r.doi} [doi]\nAB  - ${wrapped(r.abstract, '      ')}\n${r.keywords.map(k => `OT  - ${k}\n`).join('')}`,
      )
      .join('\n'),
  'web of science': list =>
    `FN X\nVR 1.0\n${list.map(r => `PT J\nAF ${r.authors.join('\n   ')}\nTI ${wrapped(r.title, '   ')}\nSO ${r.journal}\nDE ${r.keywords.join('; ')}\nAB ${wrapped(r.abstract, '   ')}\nPY ${r.year}\nVL ${r.volume}\nBP ${r.pages.split('–')[0]}\nEP ${r.pages.split('–')[1]}\nDI ${r.doi}\nER\n`).join('\n')}\nEF`,
  refer: list =>
    list
      .map(
        r =>
          `%0 Journal Article\n%T ${r.title}\n${r.authors.map(a => `%A ${a}\n`).join('')}%D ${r.year}\n%J ${r.journal}\n%V ${r.volume}\n%P ${hyphen(r.pages)}\n%R ${r.doi}\n%X ${r.abstract}\n%K ${r.keywords.join('\n')}\n`,
      )
      .join('\n'),
  'EndNote XML': list =>
    `<?xml version="1.0"?><xml><records>${list.map(r => `<record><ref-type name="Journal Article">17</ref-type><contributors><authors>${r.authors.map(a => `<author><style>${a}</style></author>`).join('')}</authors></contributors><titles><title><style>${escaped(r.title)}</style></title><secondary-title>${r.journal}</secondary-title></titles><pages>${hyphen(r.pages)}</pages><volume>${r.volume}</volume><keywords>${r.keywords.map(k => `<keyword>${k}</keyword>`).join('')}</keywords><dates><year>${r.year}</year></dates><electronic-resource-num>${r.doi}</electronic-resource-num><abstract>${escaped(r.abstract)}</abstract></record>`).join('\n')}</records></xml>`,
  'PubMed XML': list =>
    `<PubmedArticleSet>${list.map((r, i) => `<PubmedArticle><MedlineCitation><PMID>${i + 1}</PMID><Article><Journal><JournalIssue><Volume>${r.volume}</Volume><PubDate><MedlineDate>${r.year} Jan-Feb</MedlineDate></PubDate></JournalIssue><Title>${r.journal}</Title></Journal><ArticleTitle>${escaped(r.title)}.</ArticleTitle><Pagination><MedlinePgn>${hyphen(r.pages)}</MedlinePgn></Pagination><Abstract><AbstractText>${escaped(r.abstract)}</AbstractText></Abstract><AuthorList>${r.authors.map(a => `<Author><LastName>${a.split(', ')[0]}</LastName><ForeName>${a.split(', ')[1]}</ForeName></Author>`).join('')}</AuthorList></Article><KeywordList>${r.keywords.map(k => `<Keyword>${k}</Keyword>`).join('')}</KeywordList></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="doi">${r.doi}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>`).join('\n')}</PubmedArticleSet>`,
  'CSL-JSON': list =>
    JSON.stringify(
      list.map(r => ({
        type: 'article-journal',
        title: r.title,
        author: r.authors.map(a => ({ family: a.split(', ')[0], given: a.split(', ')[1] })),
        issued: { 'date-parts': [[String(r.year)]] },
        'container-title': r.journal,
        volume: r.volume,
        page: hyphen(r.pages),
        DOI: r.doi,
        abstract: r.abstract,
        keyword: r.keywords.join('; '),
      })),
      null,
      1,
    ),
  ...Object.fromEntries(
    [',', ';', '\t'].map(mark => [
      `a table with ${JSON.stringify(mark)}`,
      (list: readonly Reference[]) =>
        [
          ['Title', 'Authors', 'Year', 'Journal', 'Volume', 'Pages', 'DOI', 'Abstract', 'Keywords'].map(quoted),
          ...list.map(r =>
            [
              r.title,
              r.authors.join('; '),
              r.year,
              r.journal,
              r.volume,
              r.pages,
              r.doi,
              r.abstract,
              r.keywords.join('; '),
            ].map(quoted),
          ),
        ]
          .map(row => row.join(mark))
          .join('\r\n'),
    ]),
  ),
}

describe('records', () => {
  test.each(Object.entries(WRITERS))('in %s', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(reference, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 300 }),
        async (list, piece) => {
          const records = await recordsIn(write(list), piece)
          expect(records).toHaveLength(list.length)
          for (const [at, given] of list.entries()) expect(records[at]).toMatchObject({ ...given, type: 'article' })
        },
      ),
      { numRuns: 60 },
    )
  })

  test('in BibTeX, where quotation marks are written with apostrophes', async () => {
    const write = (list: readonly Reference[]) =>
      list
        .map(
          (r, i) =>
            `@article{k${i},\n  title = {${tex(r.title)}},\n  author = {${r.authors.join(' and ')}},\n  journal = {${r.journal}}, volume = ${r.volume}, year = {${r.year}},\n  pages = {${r.pages.replace('–', '--')}}, doi = {${r.doi}},\n  keywords = {${r.keywords.join(', ')}},\n  abstract = {${tex(r.abstract)}}\n}`,
        )
        .join('\n\n')
    const bare = (text: string | undefined) => text?.replace(/["”“'’\s]/g, '')
    await fc.assert(
      fc.asyncProperty(
        fc.array(reference, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 300 }),
        async (list, piece) => {
          const records = await recordsIn(write(list), piece)
          for (const [at, { title, abstract, ...others }] of list.entries()) {
            expect(records[at]).toMatchObject(others)
            expect(bare(records[at]?.title)).toBe(bare(title))
            expect(bare(records[at]?.abstract)).toBe(bare(abstract))
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  test('are as many as were written, whatever is done to the text between them', async () => {
    const noise = fc.constantFrom('', '\n', '\r\n\r\n', '   ', '\n\n\n')
    await fc.assert(
      fc.asyncProperty(fc.array(noise, { minLength: 1, maxLength: 6 }), async gaps => {
        const nbib = gaps.map((gap, i) => `PMID- ${i + 1}\nTI  - A\n${gap}`).join('\n')
        const json = `[${gaps.map(gap => `${gap}{"title":"A"}`).join(`,`)}]`
        const bib = gaps.map((gap, i) => `@book{k${i}, title={A}}${gap}`).join('')
        for (const text of [nbib, json, bib]) expect(await recordsIn(text)).toHaveLength(gaps.length)
      }),
      { numRuns: 30 },
    )
  })
})
