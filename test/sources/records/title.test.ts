// The key by which a record is looked up among others.
import { describe, expect, test } from 'vitest'
import { EMPTY_RECORD, type RecordFields } from '../../../src/sources/records/fields.ts'
import { lookUpKey } from '../../../src/sources/records/title.ts'

const base: RecordFields = {
  ...EMPTY_RECORD,
  title: 'Being listened to: why patients return',
  authors: ['Mercer, Anna', 'Holt, Ben'],
  year: 2019,
}
const keyOf = (fields: Partial<RecordFields>) => lookUpKey({ ...base, ...fields })

describe('title, year and first author', () => {
  test.each<[string, Partial<RecordFields>]>([
    ['case and punctuation', { title: 'Being Listened To – Why Patients Return.' }],
    ['the name before the initial', { authors: ['Mercer A.'] }],
    ['the name after the given name', { authors: ['Anna Mercer'] }],
    ['everything else', { doi: '10.1000/a', journal: 'Any', abstract: 'Words' }],
  ])('%s make no difference', (_, fields) => {
    expect(keyOf(fields)).toBe('beinglistenedtowhypatientsreturn|2019|mercer')
  })

  test.each<[string, Partial<RecordFields>]>([
    ['year', { year: 2020 }],
    ['first author', { authors: ['Holt, Ben'] }],
    ['title', { title: 'Being listened to, part 2' }],
  ])('another %s makes another key', (_, fields) => {
    expect(keyOf(fields)).not.toBe(keyOf({}))
  })

  test('a long title is cut, and no character in two', () => {
    const [title] = keyOf({ title: '𠀋'.repeat(900) }).split('|')
    expect(title!.isWellFormed() && [...title!].length === 300).toBe(true)
  })
})

describe('records that say too little', () => {
  test.each<[string, Partial<RecordFields>]>([
    ['year', { year: null }],
    ['author', { authors: [] }],
    ['title', { title: '' }],
    ['title that says anything', { title: 'Editorial' }],
  ])('without a %s the key begins with = and holds everything', (_, fields) => {
    expect(keyOf(fields)).toMatch(/^=/)
    expect(keyOf({ ...fields, abstract: 'Words' })).not.toBe(keyOf(fields))
    expect(keyOf({ ...fields })).toBe(keyOf(fields))
  })

  test('a record without a word has no key', () => {
    expect(lookUpKey(EMPTY_RECORD)).toBe('')
  })
})
