// The example's archetypes, best to worst in each setting, and its tensions.
import { nameOf } from '../../../configurations/domain.ts'
import { addArchetype } from '../../../principles/framework/archetypes/actions.ts'
import { addTension } from '../../../principles/framework/tensions/actions.ts'
import type { Stage } from '../stage.ts'

/** On the day of the first principles. */
export async function drawFramework({ content, numbers, on }: Stage): Promise<void> {
  const ctx = on(content.principles[0]?.versions[0]?.at ?? null)
  const layers = new Map(content.configurations.map(one => [one.key, one.layer]))
  const named = (key: string) => nameOf(layers.get(key) ?? 'synthesised', numbers.get('configuration', key))
  const numbered = (keys: readonly string[]) => keys.map(key => numbers.get('principle', key))
  for (const { setting, name, portrait, explainedBy, configurations, principles } of content.archetypes)
    await addArchetype(ctx, {
      ...{ name, portrait, explainedBy, others: '', settingId: numbers.get('term', setting) },
      ...{ chosen: configurations.map(named), principles: numbered(principles) },
    })
  for (const { name, note, holding, sides, principles } of content.tensions)
    await addTension(ctx, {
      ...{ name, about: note, holding, principles: numbered(principles) },
      ...{ firstSide: sides[0].name, first: sides[0].configurations.map(named), firstOthers: '' },
      ...{ secondSide: sides[1].name, second: sides[1].configurations.map(named), secondOthers: '' },
    })
}
