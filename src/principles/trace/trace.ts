// The chain from a principle to its sources, put together from rows: configurations, elements, quotations or signed reasoning, documents, records, searches.
import { nameOf } from '../../configurations/domain.ts'
import type { Element } from '../../configurations/elements/element.ts'
import type { Segment } from '../../configurations/wording.ts'
import { type OnPage, pageName } from '../../documents/pages/printed.ts'
import { byRef, type Ref } from '../domain.ts'
import type { Basis, Ground } from '../resting/store.ts'

export type Origin = {
  readonly documentId: number
  readonly label: string
  readonly citation: string
  readonly recordId: number | null
  readonly searches: readonly { readonly id: number; readonly source: string; readonly runOn: string | null }[]
}

/** Where the words of a quotation stand, for whoever says it in another language. */
export type StandsAt = OnPage & {
  /** What was typed by hand. */
  readonly locator: string
  readonly paragraph: number | null
  readonly isQuoted: boolean
  readonly isLost: boolean
}

export type Quote = {
  readonly excerptId: number | null
  readonly quote: string | null
  readonly documentId: number
  readonly documentLabel: string
  /** "p. 236, ¶31"; what was typed where nothing is quoted yet. */
  readonly place: string
  readonly standsAt: StandsAt
  /** Whether the page it is printed on can be opened. */
  readonly hasOriginal: boolean
  readonly stance: Basis['stance']
  readonly isConverse: boolean
  readonly note: string
  /** What people judged of it for its configuration, shortly; empty when nobody did. */
  readonly judged: string
}

export type TracedElement = {
  readonly id: number
  readonly mark: string
  readonly role: Element['role']
  readonly wording: string
  readonly polarity: Element['polarity']
  readonly quotes: readonly Quote[]
  readonly reasoning: {
    readonly text: string
    readonly inference: string
    readonly by: string
    readonly at: string
  } | null
}

export type TracedConfiguration = Ref & {
  readonly name: string
  readonly title: string
  readonly segments: readonly Segment[]
  readonly isGenerated: boolean
  readonly documentLabel: string | null
  /** How the account bears on the configuration above it; null for a configuration of the principle itself. */
  readonly stance: Basis['stance'] | null
  readonly elements: readonly TracedElement[]
  /** Evidence on the configuration as a whole. */
  readonly quotes: readonly Quote[]
  readonly accounts: readonly TracedConfiguration[]
}

export type Trace = {
  readonly configurations: readonly TracedConfiguration[]
  readonly own: readonly Quote[]
  readonly origins: readonly Origin[]
}

export type Depths = {
  readonly origins: readonly Origin[]
  /** Paragraph number by excerpt. */
  readonly paragraphs: ReadonlyMap<number, number>
  /** "relevance high, rigour low" by evidence. */
  readonly judged: ReadonlyMap<number, string>
}

/** The chain of one principle; `ground` has to be deep. */
export function traceOf(
  principle: { readonly id: number; readonly configurations: readonly Ref[] },
  ground: Ground,
  depths: Depths,
): Trace {
  const quote = (row: Basis) => quoteOf(row, depths)
  const configurations = [...principle.configurations].sort(byRef).flatMap(ref => {
    const under = ground.basis.filter(row => row.ref?.layer === ref.layer && row.ref.id === ref.id)
    const own = traced(ground, ref, under.filter(row => row.via === null).map(quoted), null)
    const contributed = ref.layer === 'account' ? [] : ground.contributed.filter(row => row.configurationId === ref.id)
    const accounts = contributed.flatMap(row =>
      traced(
        ground,
        { layer: 'account', id: row.accountId },
        under.filter(one => one.via === row.accountId).map(quoted),
        row.stance,
      ),
    )
    return own.map(configuration => ({ ...configuration, accounts }))
  })
  const own = ground.own.filter(row => row.principleId === principle.id).map(quote)
  const named = documentsIn(configurations, own)
  return { configurations, own, origins: depths.origins.filter(origin => named.has(origin.documentId)) }

  function quoted(row: Basis) {
    return { elementId: row.elementId, quote: quote(row) }
  }
}

type Placed = { readonly elementId: number | null; readonly quote: Quote }

function traced(
  ground: Ground,
  ref: Ref,
  rows: readonly Placed[],
  stance: Basis['stance'] | null,
): TracedConfiguration[] {
  const reading = ground.readings.find(one => one.layer === ref.layer && one.id === ref.id)
  if (reading === undefined) return []
  const under = (elementId: number | null) => rows.filter(row => row.elementId === elementId).map(row => row.quote)
  return [
    {
      ...ref,
      name: nameOf(ref.layer, ref.id),
      title: reading.title,
      segments: reading.segments,
      isGenerated: reading.isGenerated,
      documentLabel: reading.documentLabel,
      stance,
      elements: reading.elements.map(element => tracedElement(element, under(element.id))),
      quotes: under(null),
      accounts: [],
    },
  ]
}

function documentsIn(configurations: readonly TracedConfiguration[], own: readonly Quote[]): Set<number> {
  const quotesOf = (one: TracedConfiguration): Quote[] => [
    ...one.quotes,
    ...one.elements.flatMap(element => element.quotes),
    ...one.accounts.flatMap(quotesOf),
  ]
  return new Set([...own, ...configurations.flatMap(quotesOf)].map(quote => quote.documentId))
}

function quoteOf(row: Basis, { paragraphs, judged }: Depths): Quote {
  const { page, printedPage, locator, isLost } = row
  const paragraph = row.excerptId === null ? null : (paragraphs.get(row.excerptId) ?? null)
  const standsAt = { page, printedPage, locator, paragraph, isQuoted: row.quote !== null, isLost }
  return {
    excerptId: row.excerptId,
    quote: row.quote,
    documentId: row.documentId,
    documentLabel: row.documentLabel,
    place: placeOf(standsAt),
    standsAt,
    hasOriginal: row.excerptId !== null && page !== null && !isLost,
    stance: row.stance,
    isConverse: row.isConverse,
    note: row.note,
    judged: row.evidenceId === null ? '' : (judged.get(row.evidenceId) ?? ''),
  }
}

function tracedElement(element: Element, quotes: readonly Quote[]): TracedElement {
  return {
    id: element.id,
    mark: element.mark,
    role: element.role,
    wording: element.wording,
    polarity: element.polarity,
    quotes,
    reasoning: element.isInferred
      ? {
          text: element.reasoning,
          inference: element.inference ?? 'inference',
          by: element.reasonedBy ?? 'the review team',
          at: element.reasonedAt ?? '',
        }
      : null,
  }
}

function placeOf(stands: StandsAt): string {
  const { locator, paragraph } = stands
  const places = [pageName(stands) || locator, paragraph === null ? '' : `¶${paragraph}`]
  if (!stands.isQuoted) places.push('cited, not yet quoted')
  if (stands.isLost) places.push('not found in the present text')
  return places.filter(place => place !== '').join(', ')
}
