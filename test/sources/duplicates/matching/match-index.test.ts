// Among many: who is kept, what joins whom, what is asked, and that hostile input takes no longer than it may.
import { describe, expect, test } from 'vitest'
import type { Comparable } from '../../../../src/sources/duplicates/matching/comparable.ts'
import { matchIndex } from '../../../../src/sources/duplicates/matching/match-index.ts'
import { spentSince, spentUntilNow } from '../../../support/measuring/spent.ts'

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
const none: Comparable = {
  ...base,
  title: '',
  authors: [],
  year: null,
  journal: '',
  volume: '',
  issue: '',
  pages: '',
  doi: '',
}

describe('groups', () => {
  test('the earliest is the one that is kept, also by way of a copy', () => {
    const index = matchIndex()
    index.remember(3, { ...base, title: 'Gehört werden: warum Menschen wiederkommen' })
    const copy = { ...base, title: 'Being listened to: why patients return' }
    expect(index.find(copy).certain).toEqual({ id: 3, rule: 'doi' })
    index.remember(7, copy)
    expect(index.find({ ...base, doi: '' })).toEqual({ certain: { id: 3, rule: 'title' }, also: [], doubtful: [] })
  })

  test('a record set aside before leads to the one that was kept', () => {
    const index = matchIndex()
    index.remember(7, base, 3)
    expect(index.find({ ...base, doi: '' }).certain?.id).toBe(3)
  })

  test('two DOIs do not meet by way of a third record', () => {
    const index = matchIndex()
    const bare = { ...base, doi: '', volume: '', issue: '', pages: '' }
    for (const [id, record] of [bare, { ...base, doi: '10.1000/a' }].entries()) {
      index.find(record)
      index.remember(id, record)
    }
    const { certain, doubtful } = index.find({ ...base, doi: '10.1000/b' })
    expect(certain).toBeNull()
    expect(doubtful.map(pair => pair.id)).toEqual([0])
  })

  test('a record that joins two others names both, the earlier as the one to keep', () => {
    const index = matchIndex()
    index.remember(1, {
      ...base,
      title: 'Gehört werden: warum Menschen wiederkommen',
      authors: [],
      pages: '',
      volume: '',
    })
    index.remember(2, { ...base, doi: '' })
    expect(index.find({ ...base, title: 'Being listened to: why patients return' })).toMatchObject({
      certain: { id: 2 },
    })
  })

  test('what is doubtful comes with the likeliest first, each once', () => {
    const index = matchIndex()
    index.remember(1, { ...base, doi: '', year: 2018, pages: '', volume: '' })
    index.remember(2, { ...base, doi: '10.1000/b' })
    const { certain, doubtful } = index.find(base)
    expect(certain).toBeNull()
    expect(doubtful.map(pair => pair.id)).toEqual([2, 1])
    expect(doubtful.every(pair => pair.score > 0 && pair.score < 1)).toBe(true)
  })

  test('a slip of the pen in a short title is asked about', () => {
    const short = { ...none, title: 'Loneliness and referral', authors: ['Bakker, Jo'], year: 2020 }
    const index = matchIndex()
    index.remember(1, short)
    expect(index.find({ ...short, title: 'Loneliness and referal' }).doubtful.map(pair => pair.id)).toEqual([1])
  })

  test('nothing is found for a record that says nothing', () => {
    const index = matchIndex()
    for (const id of [1, 2, 3]) index.remember(id, none)
    expect(index.find(none)).toEqual({ certain: null, also: [], doubtful: [] })
  })
})

describe('hostile input', () => {
  const COUNT = 2_000
  test.each<[string, (at: number) => Partial<Comparable>]>([
    ['one title for all', () => ({ title: 'Editorial' })],
    [
      'one title, year and journal',
      at => ({ title: 'Editorial', year: 2000, journal: 'Example', abstract: `Of day ${at}` }),
    ],
    [
      'one DOI for all',
      at => ({ doi: '10.1000/book', title: `${at} ways to wait in line ${at % 7}`, pages: String(at) }),
    ],
    [
      'titles that begin alike',
      at => ({
        title: `Report of the regional board on waiting rooms ${at}`,
        authors: ['The board'],
        year: 1900 + (at % 90),
      }),
    ],
    ['titles of 30,000 characters', at => ({ title: `${'wait '.repeat(6_000)}${at}` })],
    [
      'brackets that never close',
      at => ({
        title: `${'['.repeat(3_000)}${at}`,
        journal: '('.repeat(900),
        pages: '(-'.repeat(40),
        authors: [',;'.repeat(200)],
      }),
    ],
    ['nothing', () => ({})],
  ])('%s', (_, fields) => {
    const time = (count: number) => {
      const index = matchIndex()
      const start = spentUntilNow()
      for (let at = 0; at < count; at++) {
        const record = { ...none, ...fields(at) }
        index.find(record)
        index.remember(at, record)
      }
      return spentSince(start)
    }
    time(COUNT / 10)
    // Four times as many may take eight times as long on a busy machine; squared it would be sixteen.
    const [few, many] = [time(COUNT / 4), time(COUNT)]
    expect(many).toBeLessThan(Math.max(1_500, few * 12))
  })
})
