// Exact duplicates: what is certainly the same, and what only looks so.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EMPTY_RECORD, type RecordFields } from '../../../src/sources/records/fields.ts'
import { exactMatch, matchKeys, type Rule } from '../../../src/sources/records/match.ts'

const keyed = (fields: RecordFields) => ({ ...fields, ...matchKeys(fields) })
const match = (a: RecordFields, b: RecordFields): Rule | null => exactMatch(keyed(a), keyed(b))

const base: RecordFields = {
  ...EMPTY_RECORD,
  title: 'Being listened to: why patients return',
  authors: ['Mercer, Anna', 'Holt, Ben'],
  year: 2019,
  journal: 'Journal of Community Examples',
  volume: '12',
  issue: '3',
  pages: '101–119',
  doi: '10.1000/a',
}
const bare = { doi: '', volume: '', issue: '', pages: '', journal: '' }

describe('the same', () => {
  test.each<[string, Partial<RecordFields>, Partial<RecordFields>, string]>([
    ['DOI, with other spelling', {}, { title: 'Being Listened To – Why Patients Return.', year: 2020 }, 'doi'],
    ['DOI, title translated but pages alike', {}, { title: 'Gehört werden: warum Menschen wiederkommen' }, 'doi'],
    ['DOI, one without title', {}, { ...bare, doi: '10.1000/a', title: '', authors: [], year: null }, 'doi'],
    ['title, year and author without DOI', { doi: '' }, bare, 'title'],
    [
      'accents, case, punctuation',
      { title: 'Étude: l’écoute répond' },
      { ...bare, title: 'ETUDE L’ECOUTE REPOND' },
      'title',
    ],
    [
      'author with initials before or after',
      { doi: '', authors: ['Anna Mercer'] },
      { ...bare, authors: ['Mercer A.'] },
      'title',
    ],
    ['abbreviated journal', { doi: '' }, { doi: '', journal: 'J Community Ex' }, 'title'],
    ['journal by its initials', { doi: '' }, { doi: '', journal: 'JCE' }, 'title'],
    [
      'a title that says little, everything alike',
      { doi: '', title: 'Editorial' },
      { doi: '', title: 'Editorial' },
      'title',
    ],
  ])('%s', (_, a, b, rule) => {
    expect(match({ ...base, ...a }, { ...base, ...b })).toBe(rule)
  })
})

describe('not the same', () => {
  test.each<[string, Partial<RecordFields>, Partial<RecordFields>]>([
    ['other year', { doi: '' }, { doi: '', year: 2018 }],
    ['year unknown in one', { doi: '' }, { doi: '', year: null }],
    ['other first author', { doi: '' }, { doi: '', authors: ['Holt, Ben', 'Mercer, Anna'] }],
    ['no author, other pages', { doi: '', authors: [] }, { doi: '', authors: [], pages: '7' }],
    ['no title, other abstract', { doi: '', title: '' }, { doi: '', title: '', abstract: 'Something else' }],
    ['nothing at all', EMPTY_RECORD, EMPTY_RECORD],
    ['two DOIs', {}, { doi: '10.1000/b' }],
    ['other journal', { doi: '' }, { doi: '', journal: 'Workshop of Digital Studies' }],
    ['other pages in another volume', { doi: '' }, { doi: '', volume: '13', pages: '7–9' }],
    ['part 1 and part 2', { doi: '', title: 'A long method, part 1' }, { doi: '', title: 'A long method, part 2' }],
    ['part 1 and part 2 under one DOI', { title: 'A long method, part 1' }, { title: 'A long method, part 2' }],
    [
      'a correction under the DOI of what it corrects',
      {},
      { title: 'Correction to: Being listened to: why patients return' },
    ],
    ['editorials on other pages', { doi: '', title: 'Editorial' }, { doi: '', title: 'Editorial', pages: '201' }],
    ['chapters under the DOI of their book', {}, { title: 'What managers pay for', pages: '44–60' }],
    ['a mistyped DOI', {}, { title: 'What managers pay for', authors: ['Quill, Rosa'], pages: '' }],
  ])('%s', (_, a, b) => {
    expect(match({ ...base, ...a }, { ...base, ...b })).toBeNull()
  })
})

const record = fc
  .record({
    title: fc.constantFrom('', 'Editorial', 'Trust and time', 'Trust & time', 'Part 1 of a work', 'Part 2 of a work'),
    authors: fc.constantFrom<readonly string[]>([], ['Holt, Ben'], ['Holt B.'], ['Quill, R']),
    year: fc.constantFrom(null, 2019, 2020),
    journal: fc.constantFrom('', 'Journal of Examples', 'J Ex'),
    volume: fc.constantFrom('', '1', '2'),
    pages: fc.constantFrom('', '1–9', 'e7'),
    doi: fc.constantFrom('', '10.1000/a', '10.1000/b'),
    abstract: fc.constantFrom('', 'Words'),
  })
  .map((fields): RecordFields => ({ ...EMPTY_RECORD, ...fields }))

describe('in general', () => {
  test('the order of the two does not matter', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        expect(match(a, b)).toBe(match(b, a))
      }),
    )
  })

  test('what matches shares a key, so an index finds it', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const rule = match(a, b)
        if (!rule) return
        const key = rule === 'doi' ? 'doi' : 'titleKey'
        expect(matchKeys(a)[key]).toBe(matchKeys(b)[key])
        expect(matchKeys(a)[key]).not.toBe('')
      }),
    )
  })

  test('a record that says anything is the same as itself', () => {
    fc.assert(
      fc.property(record, a => {
        if (matchKeys(a).titleKey !== '') expect(match(a, a)).not.toBeNull()
      }),
    )
  })
})
