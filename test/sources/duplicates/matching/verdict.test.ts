// What is certainly the same, what a person has to look at, and what only looks alike.
import { describe, expect, test } from 'vitest'
import type { Comparable, Comparison } from '../../../../src/sources/duplicates/matching/comparable.ts'
import { compareRecords } from '../../../../src/sources/duplicates/matching/verdict.ts'

const base: Comparable = {
  type: 'article',
  title: 'Being listened to: why patients return',
  authors: ['Mercer, Anna', 'Holt, Ben'],
  year: 2019,
  journal: 'Journal of Community Examples',
  volume: '12',
  issue: '3',
  pages: '101–119',
  doi: '10.1000/a',
  pmid: '',
  isbn: '',
  abstract: '',
}
const bare = { doi: '', volume: '', issue: '', pages: '', journal: '' }
const none: Comparable = { ...base, ...bare, type: 'other', title: '', authors: [], year: null }
const about = 'Forty people spoke about what happened after they were first referred, and what made them come back.'

type Case = [name: string, a: Partial<Comparable>, b: Partial<Comparable>]

function compare(a: Partial<Comparable>, b: Partial<Comparable>): Comparison {
  const there = compareRecords({ ...base, ...a }, { ...base, ...b })
  expect(compareRecords({ ...base, ...b }, { ...base, ...a })).toEqual(there)
  return there
}

describe('certain', () => {
  test.each<[...Case, rule: string]>([
    ['DOI, with other spelling', {}, { title: 'Being Listened To – Why Patients Return.', year: 2020 }, 'doi'],
    ['DOI, title translated but pages alike', {}, { title: 'Gehört werden: warum Menschen wiederkommen' }, 'doi'],
    ['DOI, one without title', {}, { ...bare, doi: '10.1000/a', title: '', authors: [], year: null }, 'doi'],
    ['DOI as an address, with what a page adds', {}, { doi: 'https://doi.org/10.1000/A/full' }, 'doi'],
    ['DOI, online first', {}, { year: 2018, volume: '', issue: '', pages: '1-19' }, 'doi'],
    ['title, year and author without DOI', { doi: '' }, bare, 'title'],
    [
      'accents, case, punctuation',
      { title: 'Étude: l’écoute répond aux gens' },
      { ...bare, title: 'ETUDE L’ECOUTE REPOND AUX GENS' },
      'title',
    ],
    [
      'entities and markup',
      { title: 'Care &amp; <i>trust</i> in the caf&eacute;s of a town' },
      { ...bare, title: 'Care and trust in the cafés of a town' },
      'title',
    ],
    [
      'Greek letters',
      { title: 'Role of TNF-α in long waiting' },
      { ...bare, title: 'Role of TNF-alpha in long waiting' },
      'title',
    ],
    [
      'a translated title in brackets',
      { doi: '', title: '[Being listened to: why patients return].' },
      { doi: '' },
      'title',
    ],
    [
      'what a database adds to a title',
      { doi: '' },
      { doi: '', title: `${base.title} [Erratum appears in J Ex 2020;13(1):5]` },
      'title',
    ],
    [
      'author with initials before or after',
      { doi: '', authors: ['Anna Mercer'] },
      { ...bare, authors: ['Mercer A.'] },
      'title',
    ],
    ['all authors in one text', { doi: '' }, { ...bare, authors: ['Mercer, A.; Holt, B.'] }, 'title'],
    ['authors run together', { doi: '' }, { ...bare, authors: ['Mercer A.Holt B.'] }, 'title'],
    ['a particle lost', { doi: '', authors: ['van der Berg, Jan'] }, { ...bare, authors: ['Berg J'] }, 'title'],
    ['abbreviated journal', { doi: '' }, { doi: '', journal: 'J Community Ex' }, 'title'],
    ['journal by its initials', { doi: '' }, { doi: '', journal: 'JCE' }, 'title'],
    ['last page cut', { doi: '' }, { doi: '', pages: '101-19' }, 'title'],
    ['a subtitle cut, the place the same', { doi: '', title: `${base.title}: a realist study` }, { doi: '' }, 'title'],
    [
      'a slip in the title, the place the same',
      { doi: '', title: 'Being listend to: why patients return' },
      { doi: '' },
      'title',
    ],
    ['the authors lost, the place the same', { doi: '', authors: [] }, { doi: '' }, 'title'],
    ['PMID, year off by one', { doi: '', pmid: '123' }, { doi: '', pmid: '123', year: 2020 }, 'title'],
    [
      'a title that says little, everything alike',
      { doi: '', title: 'Editorial' },
      { doi: '', title: 'Editorial' },
      'title',
    ],
    ['a trials register number that looks like a DOI', {}, { doi: '10.1002/central/CN-0123/full' }, 'title'],
    [
      'a journal of two names under one ISSN',
      { doi: '', isbn: '0893-8512' },
      { doi: '', isbn: '0893-8512', journal: 'Revista de Ejemplos' },
      'title',
    ],
    [
      'a note in brackets within a note',
      { doi: '' },
      { doi: '', title: `${base.title} [Erratum appears in J Ex. 2020;1:2 Note: Holt, B [added]]` },
      'title',
    ],
    ['a date that was pages', { doi: '', pages: '8-21' }, { doi: '', pages: '08–Aug' }, 'title'],
  ])('%s', (_, a, b, rule) => {
    expect(compare(a, b)).toMatchObject({ verdict: 'certain', rule })
  })
})

describe('doubtful', () => {
  test.each<Case>([
    ['year unknown in one', { doi: '' }, { doi: '', year: null }],
    ['year off by one', { doi: '' }, { doi: '', year: 2018 }],
    [
      'another first author',
      { doi: '' },
      { doi: '', authors: ['Quill, Rosa', 'Mercer, Anna', 'Holt, Ben'], pages: '' },
    ],
    ['two DOIs for one place', {}, { doi: '10.1000/b' }],
    ['pages counted from 1 before the issue was out', { doi: '' }, { doi: '', year: 2018, pages: '1–19' }],
    ['two PMIDs for one place', { doi: '', pmid: '1' }, { doi: '', pmid: '2' }],
    ['a correction under the DOI of what it corrects', {}, { title: `Correction to: ${base.title}` }],
    ['part 1 and part 2 under one DOI', { title: 'A long method, part 1' }, { title: 'A long method, part 2' }],
    ['a preprint', { ...bare, journal: 'medRxiv', type: 'preprint', year: 2018 }, {}],
    ['a thesis', { type: 'thesis', doi: '', journal: '', volume: '', issue: '', pages: '' }, { ...bare }],
    [
      'versions of a Cochrane review',
      { doi: '10.1002/14651858.CD001.pub2', year: 2004 },
      { doi: '10.1002/14651858.CD001.pub3', year: 2009 },
    ],
    ['a translation at the same place', { doi: '' }, { doi: '', title: 'Gehört werden: warum Menschen wiederkommen' }],
    [
      'a book, the year off by one',
      { ...none, type: 'book', title: base.title, authors: base.authors, year: 2019, isbn: '9783034604796' },
      { ...none, type: 'book', title: base.title, authors: base.authors, year: 2020, isbn: '9783034604796' },
    ],
    ['nothing but a short title', { ...none, title: 'Trust and time' }, { ...none, title: 'Trust and time' }],
  ])('%s', (_, a, b) => {
    expect(compare(a, b)).toMatchObject({ verdict: 'doubtful', rule: null })
  })
})

describe('different', () => {
  test.each<Case>([
    ['no author, other pages and volume', { doi: '', authors: [] }, { doi: '', authors: [], volume: '9', pages: '7' }],
    [
      'no title, other abstract',
      { doi: '', title: '', abstract: about },
      { doi: '', title: '', pages: '3', abstract: 'Else' },
    ],
    ['nothing at all', none, none],
    ['other journal', { doi: '' }, { doi: '', journal: 'Workshop of Digital Studies', volume: '', pages: '' }],
    ['other pages in another volume', { doi: '' }, { doi: '', volume: '13', pages: '7–9' }],
    [
      'part 1 and part 2',
      { doi: '', title: 'A long method, part 1' },
      { doi: '', title: 'A long method, part 2', pages: '120–130' },
    ],
    [
      'a text and its second part',
      { doi: '', title: 'A long method that works' },
      { doi: '', title: 'A long method that works II', pages: '120–130' },
    ],
    ['a correction', {}, { doi: '10.1000/b', title: `Correction to: ${base.title}`, pages: '400' }],
    ['a comment', {}, { doi: '', title: `Comment on “${base.title}”`, authors: ['Quill, R'], pages: '400' }],
    ['a reply', {}, { doi: '', title: `${base.title}: authors' reply`, pages: '400' }],
    ['a talk and its article', { doi: '' }, { doi: '', journal: 'Value in Talks', volume: '4', pages: 'S12' }],
    ['a talk in a supplement of the journal', { doi: '' }, { doi: '', pages: 'S12' }],
    ['editorials on other pages', { doi: '', title: 'Editorial' }, { doi: '', title: 'Editorial', pages: '201' }],
    ['chapters under the DOI of their book', {}, { title: 'What managers pay for', pages: '44–60' }],
    ['a mistyped DOI', {}, { title: 'What managers pay for', authors: ['Quill, Rosa'], pages: '' }],
    [
      'a report of every year',
      { ...bare, title: 'Report on waiting lists in the region' },
      { ...bare, title: 'Report on waiting lists in the region', year: 2020, journal: '' },
    ],
    [
      'a word exchanged',
      { doi: '', title: 'Being listened to: why women return' },
      { doi: '', title: 'Being listened to: why men return', pages: '120' },
    ],
  ])('%s', (_, a, b) => {
    expect(compare(a, b).verdict).toBe('different')
  })
})
