// Groups of accounts by their wording, worked out between the requests of others and kept until a wording changes.
import { createHash } from 'node:crypto'
import { inSlices } from '../../core/slices.ts'
import { alikeGroups } from './likeness.ts'

type Groups = ReadonlyMap<number, number>

const KEPT = 20
const groups = new Map<string, Promise<Groups>>()

/** The same texts are grouped once, also for two who ask at the same moment. */
export function groupsByWording(entries: readonly { readonly id: number; readonly text: string }[]): Promise<Groups> {
  const hash = createHash('sha256')
  for (const { id, text } of entries) hash.update(`${id} ${text}\n`)
  const key = hash.digest('base64')
  const found = groups.get(key) ?? inSlices(alikeGroups(entries))
  groups.delete(key)
  groups.set(key, found)
  if (groups.size > KEPT) groups.delete(groups.keys().next().value as string)
  return found
}
