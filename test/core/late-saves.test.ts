// A save on top of someone else's, on the forms of many things: nothing that differs goes unseen, and nothing is lost by taking what is preset.
import { expect, it } from 'vitest'
import { flat, formOf } from '../support/sent-form.ts'
import { type Browser, world } from '../support/world.ts'

const HOME = '/reviews/heard'

/** Without the empty rows at the end of a list. */
const filled = (values: readonly string[] = []) => values.slice(0, values.findLastIndex(one => one !== '') + 1)

/** One window changes all of `hers`, then another sends the form as it was opened there. */
async function late(
  person: Browser,
  edit: string,
  action: string,
  hers: Record<string, string | string[]>,
  mine: Record<string, string>,
) {
  const opened = formOf((await person.get(edit)).text, action)
  expect(Object.keys(opened), edit).toContain('version')
  const saved = await person.post(action, { ...flat(opened), ...hers })
  expect(saved.status, 'her save').toBe(303)
  const now = formOf((await person.get(edit)).text, action)
  const refused = await person.post(action, { ...flat(opened), ...mine })
  expect(refused.status, action).toBe(409)
  for (const name of Object.keys(hers))
    expect(new RegExp(`id="f-${name}(-\\d+)?"`).test(refused.text), `${action} ${name}`).toBe(true)
  return { now, refused, sent: formOf(refused.text, action) }
}

const THINGS: readonly (readonly [string, string, object, string, Record<string, string | string[]>])[] = [
  ['record', 'records', { title: 'Trust', type: 'article' }, '/edit', { title: 'Trust & time', year: '2019' }],
  [
    'search',
    'searches',
    { source: 'PubMed', kind: 'database', status: 'run', runOn: '2026-03-02', iteration: '1', hits: '120' },
    '/edit',
    { kind: 'website', hits: '130', note: 'Her note' },
  ],
  [
    'document',
    'documents',
    { title: 'Linking people' },
    '/edit',
    { title: 'Linking', design: 'interviews', note: 'Her note' },
  ],
  [
    'theory',
    'theories',
    {
      title: 'Initial theory',
      status: 'initial',
      reason: 'First.',
      ifText: ['a'],
      thenText: ['b'],
      becauseText: ['c'],
    },
    '/revision',
    {
      status: 'refined',
      text: 'Her text',
      reason: 'Hers',
      ifText: ['a changed if', 'a new row'],
      thenText: ['b', 'then'],
      becauseText: ['c', 'because'],
    },
  ],
  [
    'principle',
    'principles',
    { chosen: ['CMOC 1'] },
    '/wording',
    { heading: 'Listen first', status: 'revised', reason: 'Hers', levelIds: ['1'], levelsAreSet: 'on' },
  ],
  [
    'configuration',
    'configurations',
    { title: 'Time' },
    '/edit',
    { status: 'checked', levelIds: ['1'], note: 'Her note' },
  ],
  [
    'panel',
    'panel/panels',
    {
      kind: 'local reference',
      name: 'Local panel',
      consentText: 'You may stop.',
      contactName: 'Lena',
      contactPhone: '010',
    },
    '',
    { name: 'Their panel', kind: 'expert' },
  ],
]

it.each(THINGS)('a late save of a %s shows what differs', async (_kind, list, made, edit, hers) => {
  const { api, browser, lena } = await world()
  // What a principle is drafted from.
  await api(lena).post(`${HOME}/configurations`, { title: 'Being heard', wording: 'Words' })
  const first = await api(lena).post(`${HOME}/${list}`, made)
  expect(first.status, JSON.stringify(first.body)).toBe(201)
  const action = `${HOME}/${list}/1`
  const page = await browser(lena)
  const { sent, now } = await late(page, `${action}${edit}`, action, hers, { reason: 'Mine' })
  expect(sent.version).toEqual(now.version)
  for (const [name, values] of Object.entries(now))
    if (name !== 'reason') expect(filled(sent[name]), name).toEqual(filled(values))
})
