// That a part of a page that was kept is printed once, stands in its place, and is printed anew when what it is of changes.
import { expect, test } from 'vitest'
import { assembled, keepPart } from '../../src/core/http/page/kept-parts.ts'

/** A part that counts how often it was printed. */
function counting(words: string) {
  const part = { printed: 0, print: () => `${words} ${++part.printed}` }
  return part
}

test('a kept part is printed once and stands where it was included', () => {
  const of = Object.freeze({})
  const part = counting('“long” text')
  const page = () => String(assembled(`<p>${keepPart(of, '', part.print)}</p><p>…</p>`))
  expect([page(), page()]).toEqual(['<p>“long” text 1</p><p>…</p>', '<p>“long” text 1</p><p>…</p>'])
})

test('it is printed anew for other data, and where what else it depends on differs', () => {
  const of = Object.freeze({})
  const part = counting('text')
  const shown = (data: object, as: string) => String(assembled(keepPart(data, as, part.print)))
  const all = [shown(of, 'may'), shown(of, 'may not'), shown(of, 'may not'), shown(Object.freeze({}), 'may not')]
  expect(all).toEqual(['text 1', 'text 2', 'text 2', 'text 3'])
})

test('two kept parts of one page stand each in its place', () => {
  const [first, second] = ['first', 'second'].map(words => keepPart(Object.freeze({}), '', () => words))
  expect(String(assembled(`${second} before ${first}, again ${second}`))).toBe('second before first, again second')
})

test('what looks like a mark and is none is left as it is', () => {
  const html = '<!--kept 123e4567-e89b-12d3-a456-426614174000 1-->'
  expect(assembled(html)).toBe(html)
  expect(String(assembled(keepPart(Object.freeze({}), '', () => html)))).toBe(html)
})
