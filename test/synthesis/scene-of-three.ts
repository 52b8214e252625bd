// Three synthesised configurations and three accounts that share ideas, for tests of the ways of seeing them.
import { addAccount, addConfiguration } from '../../src/configurations/actions.ts'
import { addElement } from '../../src/configurations/elements/actions.ts'
import { addEvidence } from '../../src/configurations/evidence/actions.ts'
import { addLink } from '../../src/configurations/links/actions.ts'
import { addDocument } from '../../src/documents/actions.ts'
import { scene } from '../configurations/scene.ts'

/** "feeling heard" works in all three; "time" has a good outcome and a bad one; 1 ripples to 2 and back. */
export async function sceneOfThree() {
  const s = await scene()
  const ctx = s.as(s.ravi)
  const second = await addDocument(ctx, { title: 'Again', authors: ['Bos, A.'], year: 2016 })
  const said = [
    { context: 'time', outcome: 'return', valence: 'positive', document: s.document, levelIds: [1, 2] },
    { context: 'return', outcome: 'time', valence: null, document: s.document, levelIds: [1] },
    { context: 'time', outcome: 'wear', valence: 'negative', document: second, levelIds: [] },
  ] as const
  for (const [at, { context, outcome, valence, document, levelIds }] of said.entries()) {
    for (const layer of ['account', 'synthesised'] as const) {
      const id = await (layer === 'account' ? addAccount(ctx, document, {}) : addConfiguration(ctx, { title: `Way ${at + 1}` })) // biome-ignore format: long
      await addElement(ctx, layer, id, { role: 'context', wording: context, idea: context, polarity: 'enabling', levelIds: [...levelIds] }) // biome-ignore format: long
      await addElement(ctx, layer, id, { role: 'mechanism', wording: 'feeling heard', idea: 'feeling heard' })
      await addElement(ctx, layer, id, { role: 'outcome', wording: outcome, idea: outcome, valence })
    }
  }
  await addEvidence(ctx, 'synthesised', 1, { documentId: s.document, stance: 'supports', locator: 'p. 7' })
  await addLink(ctx, 'synthesised', 1, { kind: 'ripple', to: { layer: 'synthesised', id: 2 } })
  return { ...s, ctx, second }
}
