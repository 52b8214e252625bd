// Which configurations a form names: by ticked boxes, by typing, and by references in its texts.
import { nameOf } from '../../../configurations/domain.ts'
import { byRef, type Ref } from '../../domain.ts'
import { readReference, referencesIn } from '../../references.ts'

export type Named = {
  readonly refs: readonly Ref[]
  /** What was typed and is no name of a configuration. */
  readonly unread: readonly string[]
}

/** Each once, synthesised before accounts; `typed` is a list with commas, semicolons or lines between the names. */
export function refsNamed(chosen: readonly string[], typed: string, texts: readonly string[] = []): Named {
  const names = [...chosen, ...typed.split(/[,;\n]/)].map(name => name.trim().replace(/^\[|\]$/g, ''))
  const given = names.filter(name => name !== '')
  const read = given.map(name => ({ name, ref: readReference(name) }))
  const refs = [...read.flatMap(one => one.ref ?? []), ...texts.flatMap(referencesIn)]
  return {
    refs: [...new Map(refs.map(ref => [nameOf(ref.layer, ref.id), ref])).values()].sort(byRef),
    unread: read.filter(one => one.ref === null).map(one => one.name),
  }
}
