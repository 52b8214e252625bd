// What the example says to some of the RAMESES items; the others are left open, as in a review that is being written.
import { sayItem } from '../../rameses/actions.ts'
import type { Stage } from '../stage.ts'

export async function answerItems({ content, on }: Stage): Promise<void> {
  for (const { item, at, by, ...written } of content.ramesesItems) await sayItem(on(at, by), item, written, 0)
}
