// That views find their names and their parts.
import { expect, test } from 'vitest'
import { compileViews, render } from '../../src/core/http/page/templates.ts'

compileViews()
const empty = { title: 'No accounts <yet>', text: 'Open a text & choose a passage.' }

test('what a view prints is escaped', () => {
  const html = render('parts/_empty', { empty, page: {} })
  expect(html).toContain('No accounts &lt;yet&gt;')
  expect(html).toContain('Open a text &amp; choose')
})

test('an unknown view is said to be one', () => {
  expect(() => render('parts/_nothing', {})).toThrow('There is no view parts/_nothing.')
})

test('a mistake in a view names the view and its line', () => {
  expect(() => render('parts/_empty', { page: {} })).toThrow(/_empty\.ejs:\d+/)
})
