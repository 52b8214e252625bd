// Reasoning that was done together, signed with all who were present.
import type { Sign } from '../reviews/together/signing.ts'
import type { Element } from './elements/element.ts'

/** The same with the names of all in place of the one who typed. */
export function signedReasoning<R extends { readonly elements: readonly Element[] }>(reading: R, sign: Sign): R {
  const by = ({ reasonedById, reasonedAt, reasonedBy }: Element) => sign(reasonedById, reasonedAt) ?? reasonedBy
  return { ...reading, elements: reading.elements.map(element => ({ ...element, reasonedBy: by(element) })) }
}
