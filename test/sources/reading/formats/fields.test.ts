// What is special to a format: types of reference, books, abstracts in parts, names of groups, encodings.
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { spentSince, spentUntilNow } from '../../../support/measuring/spent.ts'
import { readText } from './read-text.ts'

const first = async (text: string | Buffer) => (await readText(text)).references[0]?.record

describe('types of reference', () => {
  const json = (type: string) => JSON.stringify([{ type, title: 'T' }])
  const xml = (type: string) =>
    `<xml><records><record><ref-type name="${type}">0</ref-type><titles><title>T</title></titles></record></records></xml>`
  const csv = (type: string) => `title,document type\nT,${type}\n`
  test.each([
    ['chapter', '@incollection{a, title={T}, booktitle={B}}'],
    ['thesis', '@phdthesis{a, title={T}, school={S}}'],
    ['report', '@techreport{a, title={T}, institution={I}}'],
    ['conference', '@inproceedings{a, title={T}}'],
    ['web', '@online{a, title={T}, url={https://example.org}}'],
    ['blog', json('post-weblog')],
    ['web', json('webpage')],
    ['policy', json('legislation')],
    ['transcript', json('interview')],
    ['news', json('article-newspaper')],
    ['thesis', json('thesis')],
    ['policy', xml('Government Document')],
    ['chapter', xml('Book Section')],
    ['blog', xml('Blog')],
    ['report', csv('Report')],
    ['article', csv('Review')],
    ['conference', csv('Conference Paper')],
    ['transcript', csv('Transcript')],
    ['policy', csv('Policy document')],
    ['book', '%0 Book\n%T T\n'],
    ['chapter', 'FN X\nPT S\nTI T\nDT Article; Book Chapter\nER\n'],
    ['preprint', 'PMID- 1\nTI  - T\nPT  - Preprint\n'],
    ['book', 'PMID- 1\nBTI - T\n'],
    ['other', json('__proto__')],
  ])('%s', async (type, text) => {
    expect(await first(text)).toMatchObject({ type, title: 'T' })
  })
})

test('PubMed XML: a structured abstract, a group among the authors, headings, a book chapter', async () => {
  const article = `<PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle>[A title in translation].</ArticleTitle><Abstract><AbstractText Label="AIM">To see.</AbstractText><AbstractText Label="RESULT">Seen.</AbstractText></Abstract><AuthorList><Author><LastName>Mercer</LastName><Initials>A</Initials></Author><Author><CollectiveName>The Example Group</CollectiveName></Author></AuthorList></Article><MeshHeadingList><MeshHeading><DescriptorName>Trust</DescriptorName><QualifierName>trends</QualifierName></MeshHeading></MeshHeadingList></MedlineCitation></PubmedArticle>`
  const chapter = `<PubmedBookArticle><BookDocument><PMID>8</PMID><ArticleTitle>Chapter one</ArticleTitle><Book><BookTitle>The whole book</BookTitle><PubDate><Year>2015</Year></PubDate><Publisher><PublisherName>Example Press</PublisherName></Publisher></Book></BookDocument></PubmedBookArticle>`
  const { references } = await readText(`<PubmedArticleSet>${article}${chapter}</PubmedArticleSet>`)
  expect(references.map(one => one.record)).toMatchObject([
    {
      title: '[A title in translation]',
      abstract: 'AIM: To see. RESULT: Seen.',
      authors: ['Mercer, A', 'The Example Group'],
      keywords: ['Trust/trends'],
      pmid: '7',
    },
    { type: 'chapter', title: 'Chapter one', journal: 'The whole book', year: 2015, publisher: 'Example Press' },
  ])
})

describe('encodings', () => {
  const text = 'Title;Authors\r\nÜber Gehör;Müller, Änne\r\n'
  test.each(['win1252', 'utf-16le', 'utf-16be', 'utf8'])('a table in %s', async encoding => {
    expect(await first(iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf') }))).toMatchObject({
      title: 'Über Gehör',
      authors: ['Müller, Änne'],
    })
  })

  test('XML that says one encoding and is in another', async () => {
    const xml =
      '<?xml version="1.0" encoding="UTF-8"?><xml><records><record><titles><title>Gehör</title></titles></record></records></xml>'
    expect(await first(iconv.encode(xml, 'win1252'))).toMatchObject({ title: 'Gehör' })
  })
})

test('a hostile list takes no time', async () => {
  const entry = `${'(2019) a. b? '.repeat(300)}`
  const start = spentUntilNow()
  await readText(Array.from({ length: 60 }, () => entry).join('\n\n'))
  expect(spentSince(start)).toBeLessThan(1_500)
})
