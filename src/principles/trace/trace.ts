// The chain from a principle to its sources, put together from rows: configurations, elements, quotations or signed reasoning, documents, records, searches.
import { nameOf } from '../../configurations/domain.ts'
import type { Element } from '../../configurations/elements/element.ts'
import type { Segment } from '../../configurations/wording.ts'
import type { Appraisal } from '../../documents/appraisals/domain.ts'
import { type OnPage, pageName } from '../../documents/pages/printed.ts'
import { byRef, type Ref } from '../domain.ts'
import type { Basis, Ground } from '../resting/store.ts'
import { gapOf, gapOfElement } from './ends.ts'

export type Origin = {
  readonly documentId: number
  readonly label: string
  readonly citation: string
  /** Heard in a consultation, and so in no record and no count of studies. */
  readonly isConsultation: boolean
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
  readonly isConsultation: boolean
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
  /** The same as each person gave it, for whoever says it in another language. */
  readonly appraisals: readonly Appraisal[]
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
  /** What is missing where nothing of its own stands behind it; empty where something does. */
  readonly gap: string
}

/** A theory statement, or an outside theory, that a configuration is tied to: said, and never counted as evidence. */
export type TheoryTie = {
  readonly kind: 'theory statement' | 'substantive theory'
  readonly id: number
  readonly name: string
  /** How it bears on the statement, or what informs it; the citation of an outside theory. */
  readonly said: string
}

export type TracedConfiguration = Ref & {
  readonly name: string
  /** "CMOC 7" where this one was joined into another, on whose evidence it now rests. */
  readonly joinedInto: string | null
  readonly isRetired: boolean
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
  readonly theories: readonly TheoryTie[]
  /** What is missing where nothing at all stands under it; else empty. */
  readonly gap: string
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
  readonly judged: ReadonlyMap<number, { readonly line: string; readonly appraisals: readonly Appraisal[] }>
  /** What configurations are tied to beside evidence, by keyOf(). */
  readonly theories: ReadonlyMap<string, readonly TheoryTie[]>
  /** Where synthesised configurations that were joined into another point to, and how those read. */
  readonly pointers: ReadonlyMap<number, number>
  readonly joined: Ground['readings']
}

export const keyOf = (ref: Ref) => `${ref.layer} ${ref.id}`

/** The chain of one principle; `ground` has to be deep. */
export function traceOf(
  principle: { readonly id: number; readonly configurations: readonly Ref[] },
  ground: Ground,
  depths: Depths,
): Trace {
  const known = indexed(ground, depths)
  const theoriesOf = (ref: Ref) => depths.theories.get(keyOf(ref)) ?? []
  const configurations = [...principle.configurations].sort(byRef).flatMap(ref => {
    const under = known.basis.get(keyOf(ref)) ?? []
    const contributed = ref.layer === 'account' ? [] : (known.contributed.get(ref.id) ?? [])
    const via = Map.groupBy(under, row => row.via)
    const placed = (rows: readonly Basis[] = []): Placed[] =>
      rows.map(row => ({ elementId: row.elementId, quote: quoteOf(row, depths) }))
    const accounts = contributed.flatMap(({ accountId: id, stance }) =>
      traced(known, { layer: 'account', id }, placed(via.get(id)), { stance, accounts: [], theories: [] }),
    )
    return traced(known, ref, placed(via.get(null)), { stance: null, accounts, theories: theoriesOf(ref) })
  })
  const own = ground.own.filter(row => row.principleId === principle.id).map(row => quoteOf(row, depths))
  const named = documentsIn(configurations, own)
  return { configurations, own, origins: depths.origins.filter(origin => named.has(origin.documentId)) }
}

type Known = ReturnType<typeof indexed>

function indexed(ground: Ground, { pointers, joined }: Depths) {
  return {
    basis: Map.groupBy(ground.basis, row => (row.ref === null ? '' : keyOf(row.ref))),
    contributed: Map.groupBy(ground.contributed, row => row.configurationId),
    readings: new Map([...joined, ...ground.readings].map(reading => [keyOf(reading), reading])),
    pointers,
  }
}

type Placed = { readonly elementId: number | null; readonly quote: Quote }

function traced(
  known: Known,
  ref: Ref,
  rows: readonly Placed[],
  more: Pick<TracedConfiguration, 'stance' | 'accounts' | 'theories'>,
): TracedConfiguration[] {
  const own = known.readings.get(keyOf(ref))
  const into = ref.layer === 'synthesised' ? known.pointers.get(ref.id) : undefined
  // What was joined into another has left it its evidence; the elements that evidence hangs on are those of the other.
  const reading = into === undefined ? own : (known.readings.get(keyOf({ layer: 'synthesised', id: into })) ?? own)
  if (own === undefined || reading === undefined) return []
  const quotes = Map.groupBy(rows, row => row.elementId)
  const of = (elementId: number | null) => (quotes.get(elementId) ?? []).map(row => row.quote)
  const marks = new Set<number | null>(reading.elements.map(element => element.id))
  const whole = rows.filter(row => !marks.has(row.elementId)).map(row => row.quote)
  const hasBelow = whole.length > 0 || more.accounts.length > 0
  const elements = reading.elements.map(element => tracedElement(element, of(element.id), hasBelow))
  const { title, segments, isGenerated, documentLabel } = own
  return [
    {
      ...ref,
      name: nameOf(ref.layer, ref.id),
      joinedInto: into === undefined ? null : nameOf('synthesised', into),
      isRetired: own.status === 'retired',
      title,
      segments,
      isGenerated,
      documentLabel,
      ...more,
      elements,
      quotes: whole,
      gap: gapOf({ elements, quotes: whole, accounts: more.accounts }),
    },
  ]
}

/** The documents that quotations and citations of a chain are from. */
export function documentsIn(configurations: readonly TracedConfiguration[], own: readonly Quote[]): Set<number> {
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
  const found = row.evidenceId === null ? undefined : judged.get(row.evidenceId)
  const standsAt = { page, printedPage, locator, paragraph, isQuoted: row.quote !== null, isLost }
  return {
    excerptId: row.excerptId,
    quote: row.quote,
    documentId: row.documentId,
    documentLabel: row.documentLabel,
    isConsultation: row.documentKind === 'consultation',
    place: placeOf(standsAt),
    standsAt,
    hasOriginal: row.excerptId !== null && page !== null && !isLost,
    stance: row.stance,
    isConverse: row.isConverse,
    note: row.note,
    judged: found?.line ?? '',
    appraisals: found?.appraisals ?? [],
  }
}

function tracedElement(element: Element, quotes: readonly Quote[], hasBelow: boolean): TracedElement {
  const reasoning = element.isInferred
    ? {
        text: element.reasoning,
        inference: element.inference ?? 'inference',
        by: element.reasonedBy ?? 'the review team',
        at: element.reasonedAt ?? '',
      }
    : null
  const { id, mark, role, wording, polarity } = element
  return { id, mark, role, wording, polarity, quotes, reasoning, gap: gapOfElement({ quotes, reasoning }, hasBelow) }
}

function placeOf(stands: StandsAt): string {
  const { locator, paragraph } = stands
  const places = [pageName(stands) || locator, paragraph === null ? '' : `¶${paragraph}`]
  if (!stands.isQuoted) places.push('cited, not yet quoted')
  if (stands.isLost) places.push('not found in the present text')
  return places.filter(place => place !== '').join(', ')
}
