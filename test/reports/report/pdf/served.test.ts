// A report as PDF through the front door: asked for by address, in the reader's language, tagged.
import { expect, test } from 'vitest'
import { world } from '../../../support/world.ts'
import { readTagged } from '../../support/tagged.ts'

test('a member takes the principle report as PDF, in Dutch too; a stranger finds nothing', async () => {
  const { api, lena, stan } = await world()
  const offered = await api(lena).get('/reviews/heard/reports').set('accept', 'text/html').expect(200)
  expect(offered.text).toContain('As PDF the reports of a large review have several hundred pages')
  const answer = await api(lena).get('/reviews/heard/reports/principles/pdf?language=nl').buffer(true).expect(200)
  expect(answer.headers['content-type']).toBe('application/pdf')
  expect(answer.headers['content-disposition']).toContain('attachment; filename="heard-principles.pdf"')
  const tagged = await readTagged(answer.body as Buffer)
  expect(tagged).toMatchObject({ isMarked: true, language: 'nl' })
  expect(tagged.title).toContain('Being heard')
  await api(stan).get('/reviews/heard/reports/principles/pdf').expect(404)
})
