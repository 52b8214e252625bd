// How a chain ends: in words on a page, in a citation still to be quoted, in signed reasoning, or in a gap that is named.

type Ending = { readonly quotes: readonly { readonly quote: string | null }[]; readonly reasoning: object | null }
type Holding = {
  readonly elements: readonly (Ending & { readonly gap: string })[]
  readonly quotes: readonly { readonly quote: string | null }[]
  readonly accounts: readonly Holding[]
}

/** `hasBelow`: something speaks for the configuration as a whole, or accounts stand under it. */
export function gapOfElement({ quotes, reasoning }: Ending, hasBelow: boolean): string {
  if (quotes.length > 0 || reasoning !== null) return ''
  return hasBelow
    ? 'Nothing of its own; what stands behind the configuration as a whole follows.'
    : 'Neither quoted nor reasoned yet.'
}

export function gapOf({ elements, quotes, accounts }: Holding): string {
  if (quotes.length > 0 || accounts.length > 0 || elements.length > 0) return ''
  return 'Nothing stands under it: no element, no evidence and no account.'
}

export type Ends = Readonly<Record<'quoted' | 'cited' | 'reasoned' | 'gaps', number>>

const NONE: Ends = { quoted: 0, cited: 0, reasoned: 0, gaps: 0 }

/** How many ends of each sort lie under a configuration, its accounts included. */
export function endsOf(one: Holding & { readonly gap?: string }): Ends {
  const all = [
    ends(one.quotes),
    ...one.elements.map(element => {
      const own = ends(element.quotes)
      const isOpen = element.gap !== '' && one.quotes.length === 0 && one.accounts.length === 0
      return { ...own, reasoned: element.reasoning === null ? 0 : 1, gaps: isOpen ? 1 : 0 }
    }),
    ...one.accounts.map(endsOf),
    { ...NONE, gaps: (one.gap ?? '') === '' ? 0 : 1 },
  ]
  return all.reduce(plus, NONE)
}

function ends(quotes: Holding['quotes']): Ends {
  const quoted = quotes.filter(one => one.quote !== null).length
  return { ...NONE, quoted, cited: quotes.length - quoted }
}

const plus = (a: Ends, b: Ends): Ends => ({
  quoted: a.quoted + b.quoted,
  cited: a.cited + b.cited,
  reasoned: a.reasoned + b.reasoned,
  gaps: a.gaps + b.gaps,
})

/** "12 quotations, 1 cited and not yet quoted, 2 reasoned, 1 gap"; "nothing" without any. */
export function endsInWords({ quoted, cited, reasoned, gaps }: Ends): string {
  const parts = [
    quoted === 0 ? '' : quoted === 1 ? '1 quotation' : `${quoted.toLocaleString('en-GB')} quotations`,
    cited === 0 ? '' : `${cited.toLocaleString('en-GB')} cited, not yet quoted`,
    reasoned === 0 ? '' : `${reasoned.toLocaleString('en-GB')} reasoned`,
    gaps === 0 ? '' : gaps === 1 ? '1 gap' : `${gaps.toLocaleString('en-GB')} gaps`,
  ].filter(part => part !== '')
  return parts.length === 0 ? 'nothing' : parts.join('; ')
}

/** Where a document came from, when no search says it. */
export function gapOfOrigin(origin: {
  readonly isConsultation: boolean
  readonly recordId: number | null
  readonly searches: readonly object[]
}): string {
  if (origin.searches.length > 0) return ''
  if (origin.isConsultation) return 'A consultation: heard, not searched for.'
  return origin.recordId === null ? 'Added without a search.' : 'Typed in: no search is named.'
}
