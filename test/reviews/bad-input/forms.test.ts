// Every form of a review with input that nobody means well: a sentence that names the field, never a broken page, nothing half saved.
import { expect, it } from 'vitest'
import type { z } from 'zod'
import { routes } from '../../../src/app.ts'
import type { Route } from '../../../src/core/http/routes.ts'
import { world } from '../../support/world.ts'

const forms = routes.filter(
  route => route.method === 'POST' && route.path.startsWith('/reviews/:review/') && route.form !== null,
)
const words: Readonly<Record<string, string>> = {
  review: 'heard',
  secret: 'x'.repeat(43),
  screen: 'title-abstract',
  section: 'one',
}
const addressOf = (route: Route) => route.path.replaceAll(/:(\w+)/g, (_, name: string) => words[name] ?? '1')

/** What people, scripts and attackers send where a word or a number is meant. */
const HOSTILE: readonly unknown[] = [
  '',
  'x'.repeat(300_000),
  '<script>window.__xss=1</script>',
  '4.5',
  '1e1',
  '٣',
  '99999999999999999999',
  '\u0000\ud800',
  ['a', 'b'],
  { a: 1 },
  true,
  -1,
]

/** What may take away the things, the people or the address that the other forms need: they come last. */
const TAKES_AWAY = /deletion|removal|withdrawal|members|settings/

/** The names of a form's fields, through pipes and unions as far as they can be read. */
function fieldsOf(form: z.ZodType): string[] {
  const { shape, def } = form as unknown as { shape?: object; def?: { in?: z.ZodType; options?: z.ZodType[] } }
  if (shape !== undefined) return Object.keys(shape)
  if (def?.in !== undefined) return fieldsOf(def.in)
  return [...new Set((def?.options ?? []).flatMap(fieldsOf))]
}

it('answers hostile fields with a sentence and never breaks', async () => {
  const { api, lena } = await world()
  const send = (route: Route, body: object) => api(lena).post(addressOf(route), body)
  // The examples themselves make the things that later addresses speak of.
  const making = forms.filter(route => !TAKES_AWAY.test(route.path))
  for (const route of making) await send(route, route.example ?? {})
  const broken: string[] = []
  const silent: string[] = []
  for (const route of [...making, ...forms.filter(route => TAKES_AWAY.test(route.path))]) {
    for (const field of fieldsOf(route.form as z.ZodType)) {
      for (const value of HOSTILE) {
        const answer = await send(route, { ...route.example, [field]: value })
        const what = `${route.path} ${field}=${JSON.stringify(value)?.slice(0, 40)} ${answer.status}`
        if (answer.status >= 500) broken.push(what)
        if (
          answer.status === 422 &&
          !Object.values((answer.body as { errors?: Record<string, string[]> }).errors ?? {})
            .flat()
            .some(text => /^\p{Lu}.*\.$/su.test(text))
        )
          silent.push(`${what} ${JSON.stringify(answer.body)}`)
      }
    }
  }
  expect(broken).toEqual([])
  expect(silent).toEqual([])
}, 400_000)

it('takes no field that the form does not have', async () => {
  const { api, lena, database } = await world()
  const extra = {
    reviewId: 2,
    role: 'lead',
    id: 77,
    createdBy: 5,
    layer: 'synthesised',
    lockedAt: 'x',
    __proto__: { isAdmin: true },
  }
  for (const route of forms.filter(route => !route.path.slice('/reviews/:review'.length).includes(':')))
    await api(lena).post(addressOf(route), { ...route.example, ...extra })
  const rows = await database.read.selectFrom('memo').select('id').where('reviewId', '=', 2).execute()
  expect(rows).toEqual([])
  expect(await database.read.selectFrom('memo').select('id').where('id', '=', 77).execute()).toEqual([])
})

it('says that a body is too large or is no JSON', async () => {
  const { api, lena, browser } = await world()
  const large = await (await browser(lena)).post('/reviews/heard/memos', {
    kind: 'reasoning',
    title: 'x',
    text: 'y'.repeat(5_000_000),
  })
  expect(large.status).toBe(413)
  expect(large.text).toContain('Nothing was saved.')
  const broken = await api(lena).post('/reviews/heard/memos').set('content-type', 'application/json').send('{"kind":')
  expect(broken.status).toBe(400)
})

it('shows everything that was typed when a form is refused as a whole, also what stood in rows', async () => {
  const { lena, browser } = await world()
  const rows = ['people feel listened to by somebody', 'they come back again and again']
  const theory = { _token: 'of an earlier sign-in', title: 'T', status: 'initial', ifText: rows, number: ['1', '2'] }
  const refused = await (await browser(lena)).post('/reviews/heard/theories', theory)
  expect(refused.status).toBe(403)
  for (const words of rows) expect(refused.text).toMatch(new RegExp(`<textarea[^>]*>\\s*${words}</textarea>`))
})
