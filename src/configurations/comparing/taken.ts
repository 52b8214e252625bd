// Who made what of a text: passages with what each person coded them as, and elements that rest on none.
import type { Sign } from '../../reviews/together/signing.ts'
import type { Layer, Stance } from '../domain.ts'
import type { Element } from '../elements/element.ts'
import type { Said, Taken } from './domain.ts'

type Coded = {
  readonly layer: Layer
  readonly configurationId: number
  readonly elementId: number | null
  readonly excerptId: number | null
  readonly stance: Stance
  readonly isConverse: boolean
  readonly note: string
  readonly createdAt: string
  readonly createdBy: number | null
}

type Excerpt = {
  readonly id: number
  readonly quote: string
  readonly onPage: string
  readonly start: number
  readonly end: number
  readonly isLost: boolean
  readonly isParked: boolean
  readonly createdBy: number | null
}

type Account = { readonly id: number; readonly createdAt: string; readonly createdBy: number | null }

export type Sources = {
  readonly coded: readonly Coded[]
  readonly excerpts: readonly Excerpt[]
  readonly accounts: readonly Account[]
  readonly elements: readonly (Element & { readonly layer: Layer })[]
  readonly levelNames: ReadonlyMap<number, string>
  readonly sign: Sign
}

/** A passage counts for those who coded it, and for who took it from the text. */
export function takenOf({ coded, excerpts, elements, levelNames, sign }: Sources): Taken[] {
  const byExcerpt = Map.groupBy(coded, row => row.excerptId)
  const byId = new Map(elements.map(element => [element.id, element]))
  return excerpts.flatMap(excerpt => {
    const { id: excerptId, quote, onPage, start, end, isLost, isParked } = excerpt
    const place = { excerptId, quote, onPage, start, end, isLost, isParked }
    const rows = byExcerpt.get(excerptId) ?? []
    const said = rows.flatMap(row => {
      if (row.createdBy === null) return []
      const element = row.elementId === null ? undefined : byId.get(row.elementId)
      return [{ ...place, personId: row.createdBy, said: saidOf(row, element, levelNames, sign) }]
    })
    const { createdBy } = excerpt
    if (createdBy === null || said.some(one => one.personId === createdBy)) return said
    return [{ ...place, personId: createdBy, said: null }, ...said]
  })
}

function saidOf(row: Coded, element: Element | undefined, levelNames: Sources['levelNames'], sign: Sign): Said {
  const { layer, configurationId, elementId, stance, isConverse, note } = row
  const together = sign(row.createdBy, row.createdAt)
  return { layer, configurationId, elementId, stance, isConverse, note, together, ...wordsOf(element, levelNames) }
}

function wordsOf(element: Element | undefined, levelNames: Sources['levelNames']) {
  return {
    mark: element?.mark ?? null,
    role: element?.role ?? null,
    wording: element?.wording ?? '',
    polarity: element?.polarity ?? null,
    levels: (element?.levelIds ?? []).map(id => levelNames.get(id) ?? ''),
    isInferred: element?.isInferred ?? false,
    reasoning: element?.reasoning ?? '',
  }
}

/** Elements of the text's accounts that no passage of it is evidence for; by who reasoned, else by who began the account. */
export function unplacedOf({ coded, accounts, elements, levelNames, sign }: Sources) {
  const placed = new Set(coded.filter(row => row.excerptId !== null).map(row => row.elementId))
  const byAccount = new Map(accounts.map(account => [account.id, account]))
  return elements.flatMap(element => {
    const account = byAccount.get(element.configurationId)
    if (element.layer !== 'account' || account === undefined || placed.has(element.id)) return []
    const personId = element.reasonedById ?? account.createdBy
    if (personId === null) return []
    const said: Said = {
      layer: 'account',
      configurationId: account.id,
      elementId: element.id,
      ...wordsOf(element, levelNames),
      stance: 'supports',
      isConverse: false,
      note: '',
      together: sign(personId, element.reasonedAt ?? account.createdAt),
    }
    return [{ personId, said }]
  })
}
