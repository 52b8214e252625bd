// A theory of two statements beside three synthesised configurations and three accounts, for tests of its pages.
import { beginTheory } from '../../../src/theories/actions.ts'
import { sceneOfThree } from '../scene-of-three.ts'

export const statements = [
  { id: null, number: '1', ifText: 'someone has time', thenText: 'people return', becauseText: 'they feel heard' },
  { id: null, number: '2', ifText: 'funding is short', thenText: 'staff leave', becauseText: '' },
] as const

export async function sceneOfTheory() {
  const s = await sceneOfThree()
  const words = {
    title: 'Being heard',
    status: 'initial',
    text: 'Time is what counts.',
    reason: 'A first guess.',
  } as const
  const theory = await beginTheory(s.as(s.lena), { ...words, statements })
  return { ...s, theory: theory.id, first: theory.statements[0] as number, second: theory.statements[1] as number }
}

/** What the form sends to revise it: the first statement reworded, the second dropped, a third added. */
export const revised = {
  version: 1,
  title: 'Being heard',
  status: 'refined',
  text: 'Time and trust are what counts.',
  reason: 'Two studies contradict it.',
  statementId: ['1', ''],
  number: ['1', '3'],
  ifText: ['someone has time and skill', 'teams share an office'],
  thenText: ['people return', 'they refer more'],
  becauseText: ['they feel heard', ''],
}
