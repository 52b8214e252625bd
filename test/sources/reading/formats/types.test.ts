// Every type of reference, as each format writes it, becomes the same type of record; and each has its kind of document.
import { describe, expect, test } from 'vitest'
import { kindOfRecord } from '../../../../src/documents/domain.ts'
import { RECORD_TYPES } from '../../../../src/sources/records/fields.ts'
import { recordsIn } from './read-text.ts'

/** Type of record: RIS, CSL-JSON, EndNote, a cell of a table, BibTeX. */
const WRITTEN: Readonly<Record<string, readonly [string, string, string, string, string]>> = {
  article: ['JOUR', 'article-journal', 'Journal Article', 'Journal Article', 'article'],
  book: ['BOOK', 'book', 'Book', 'Book', 'book'],
  chapter: ['CHAP', 'chapter', 'Book Section', 'Book chapter', 'incollection'],
  conference: ['CONF', 'paper-conference', 'Conference Paper', 'Conference Paper', 'inproceedings'],
  report: ['RPRT', 'report', 'Report', 'Report', 'techreport'],
  thesis: ['THES', 'thesis', 'Thesis', 'Dissertation', 'phdthesis'],
  preprint: ['UNPB', 'preprint', 'Unpublished Work', 'Preprint', 'unpublished'],
  policy: ['GOVDOC', 'legislation', 'Government Document', 'Policy document', 'legislation'],
  news: ['NEWS', 'article-newspaper', 'Newspaper Article', 'Newspaper article', 'news'],
  blog: ['BLOG', 'post-weblog', 'Blog', 'Blog post', 'blog'],
  web: ['ELEC', 'webpage', 'Web Page', 'Web page', 'online'],
  transcript: ['INTV', 'interview', 'Interview', 'Transcript', 'interview'],
  dataset: ['DATA', 'dataset', 'Dataset', 'Dataset', 'dataset'],
  media: ['VIDEO', 'motion_picture', 'Film or Broadcast', 'Video', 'video'],
}
const typeIn = async (text: string) => (await recordsIn(text))[0]?.type

describe.each(Object.entries(WRITTEN))('%s', (type, [ris, csl, endnote, cell, bibtex]) => {
  test.each([
    ['RIS', `TY  - ${ris}\nTI  - One\nER  - \n`],
    ['CSL-JSON', JSON.stringify([{ type: csl, title: 'One' }])],
    [
      'EndNote XML',
      `<?xml version="1.0"?><xml><records><record><ref-type name="${endnote}">0</ref-type><titles><title>One</title></titles></record></records></xml>`,
    ],
    ['a table', `Title,Year,Document Type\nOne,2019,${cell}\n`],
    ['BibTeX', `@${bibtex}{one,\n title = {One},\n year = {2019}\n}\n`],
  ])('in %s', async (_, text) => expect(await typeIn(text)).toBe(type))
})

test('every type of record is written somewhere, and has a kind of document', () => {
  expect([...Object.keys(WRITTEN), 'other'].sort()).toEqual([...RECORD_TYPES].sort())
  expect(['report', 'thesis', 'blog', 'policy', 'transcript', 'article'].map(kindOfRecord)).toEqual([
    ...['report', 'thesis', 'blog', 'policy', 'transcript', 'article'],
  ])
})
