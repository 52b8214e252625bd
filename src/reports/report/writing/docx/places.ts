// Names of bookmarks for the places that a report's links lead to: Word wants letters, digits and _, at most 40 of them, a letter first, and each name once.
import type { Block } from '../blocks.ts'

export type Places = ReadonlyMap<string, string>

const LONGEST = 34

/** By the id in the report; an id that occurs twice is where it occurs first. */
export function placesIn(blocks: readonly Block[]): Places {
  const places = new Map<string, string>()
  const taken = new Set<string>()
  for (const id of idsIn(blocks)) {
    if (places.has(id)) continue
    const name = `to_${id.replaceAll(/[^A-Za-z0-9]/g, '_')}`.slice(0, LONGEST)
    let free = name
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${name}_${n}`
    taken.add(free.toLowerCase())
    places.set(id, free)
  }
  return places
}

function idsIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap(block => {
    const own = 'id' in block && block.id !== null ? [block.id] : []
    return 'blocks' in block ? [...own, ...idsIn(block.blocks)] : own
  })
}
