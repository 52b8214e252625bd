// The partials that every page shares: fields that keep what was typed, problems that lead to them, forms that carry their keys.
import { expect, test } from 'vitest'
import { differences } from '../../src/core/differences.ts'
import { compileViews, render } from '../../src/core/http/page/templates.ts'

compileViews()

const HOSTILE = '"><img src=x onerror=alert(1)>'
const page = (more: object = {}) => ({
  token: 'token-of-the-session',
  submission: 'key',
  errors: [],
  old: null,
  path: '/things/4',
  url: '/things/4',
  differences,
  time: (iso: string) => iso,
  ...more,
})

test('a problem leads to its field, and the field names it and keeps what was typed', () => {
  const given = page({ errors: [{ field: 'title', message: 'Enter a title.' }], old: { title: HOSTILE } })
  expect(render('layout/_error-summary', { page: given })).toContain('href="#f-title"')
  const html = render('layout/_field', {
    page: given,
    field: { name: 'title', label: 'Title', hint: 'Short.', value: 'kept before' },
  })
  expect(html).toContain('id="f-title"')
  expect(html).toContain('aria-describedby="f-title-hint f-title-error"')
  expect(html).toContain('aria-invalid="true"')
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img')
  expect(html).not.toContain('kept before')
})

test('a field shows what stands now, its own or by name, until something was typed', () => {
  const at = (locals: object) => render('layout/_field', { page: page(), ...locals })
  expect(at({ field: { name: 'year', label: 'Year', value: 2018 } })).toContain('value="2018"')
  expect(at({ field: { name: 'year', label: 'Year' }, values: { year: 2018 } })).toContain('value="2018"')
})

test('a list of choices is a group, and each choice that was made stays made', () => {
  const options = ['individual', 'policy'].map(value => ({ value, label: value }))
  const html = render('layout/_field', {
    page: page({ old: { levels: ['policy'] } }),
    field: { kind: 'checkboxes', name: 'levels', label: 'Levels', options },
  })
  expect(html).toMatch(/<fieldset[\s\S]*<legend>Levels/)
  expect(html).toMatch(/value="policy" id="f-levels-2" checked/)
  expect(html).not.toMatch(/value="individual" id="f-levels" checked/)
})

test('a textarea keeps a first empty line, and a password is never sent back', () => {
  const given = page({ old: { note: '\nsecond line', secret: 'hunter2hunter2' } })
  const note = render('layout/_field', { page: given, field: { kind: 'textarea', name: 'note', label: 'Note' } })
  expect(note).toContain('>\n\nsecond line</textarea>')
  const secret = render('layout/_field', {
    page: given,
    field: { kind: 'password', name: 'secret', label: 'Password' },
  })
  expect(secret).not.toContain('hunter2')
})

test('every form of a page has a key of its own', () => {
  const given = page()
  const keys = [1, 2].map(() => /_submission" value="([^"]+)"/.exec(render('layout/_token', { page: given }))?.[1])
  expect(new Set(keys).size).toBe(2)
})

test('a stale save shows both texts, keeps mine to edit and everything else that was sent', () => {
  const html = render('layout/stale', {
    page: page({ old: { heading: 'mine', version: '3', levels: ['1', '2'], _token: 'x' } }),
    stale: {
      version: 4,
      savedBy: 'Ravi',
      savedAt: '2026-11-21T20:41:07.123Z',
      fields: [{ name: 'heading', label: 'Heading', theirs: 'give time', mine: `give ${HOSTILE}` }],
    },
  })
  expect(html).toContain('Ravi saved this while you were writing')
  expect(html).toContain('<ins> time</ins>')
  expect(html).toContain('name="version" value="4"')
  expect(html.match(/name="levels"/g)).toHaveLength(2)
  expect(html.match(/name="version"/g)).toHaveLength(1)
  expect(html).toMatch(/<textarea[^>]+name="heading"[^>]*>\ngive /)
  expect(html).not.toContain('<img')
})

test('long lists say how many there are, or that there are more than were counted', () => {
  const at = (pages: object) => render('parts/_pagination', { pages }).replaceAll(/\s+/g, ' ')
  expect(at({ count: 1, shown: 1, noun: 'record' })).toContain('1 record<')
  expect(at({ count: 1284, shown: 50, noun: 'record', next: '?after=50' })).toContain('1,284 records, 50 on this page')
  expect(at({ count: 1000, more: true, shown: 50, noun: 'record' })).toContain('1,000+ records')
})

test('a task that runs is asked for again, with and without scripts; one that ended is not', () => {
  const job = { id: 3, label: 'Import', href: '/jobs/3', done: 5, total: 10 }
  const running = render('parts/_progress', {
    page: page(),
    job: { ...job, state: 'running', cancel: '/jobs/3/cancel' },
  })
  expect(running).toContain('hx-trigger="every 2s"')
  expect(running).toContain('http-equiv="refresh"')
  expect(running).toContain('action="/jobs/3/cancel"')
  expect(render('parts/_progress', { page: page(), job: { ...job, state: 'done' } })).not.toMatch(
    /hx-get|refresh|cancel/,
  )
})
