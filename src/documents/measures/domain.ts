// What documents measured and aimed at: names that mean the same, how pasted lines are read, and how often each occurs.

export type Measure = {
  readonly id: number
  readonly name: string
  readonly domain: string
  readonly isInstrument: boolean
  readonly levelId: number | null
  readonly countsAsId: number | null
}
export type Mention = { readonly measureId: number; readonly documentId: number; readonly studyId: number | null }

/** Names that differ in case, spaces, dashes or the last full stop are one. */
export function keyOfName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.;,:]$/, '')
    .trim()
}

export type Line = { readonly name: string; readonly domain: string; readonly locator: string }

export const MOST_LINES = 300

/** One measure a line: its name, and after bars what it measures and where it says so. Bullets and numbers before it go. */
export function readLines(text: string): Line[] {
  const lines = text.split('\n').flatMap(line => {
    const [name = '', domain = '', locator = ''] = line
      .slice(0, 1_000)
      .split('|')
      .map(part => part.trim())
    const bare = name.replace(/^(?:[-•*–]|\d{1,3}[.)])\s+/, '').slice(0, 300)
    return keyOfName(bare) === '' ? [] : [{ name: bare, domain: domain.slice(0, 100), locator: locator.slice(0, 200) }]
  })
  return [...new Map(lines.toReversed().map(line => [keyOfName(line.name), line])).values()].toReversed()
}

/** The measure that each counts as in the end; a ring, which no action makes, stays as it is. */
export function rootsOf(measures: readonly Measure[]): ReadonlyMap<number, Measure> {
  const byId = new Map(measures.map(one => [one.id, one]))
  return new Map(
    measures.map(measure => {
      const seen = new Set([measure.id])
      let root = measure
      while (root.countsAsId !== null && !seen.has(root.countsAsId)) {
        const next = byId.get(root.countsAsId)
        if (next === undefined) break
        seen.add(next.id)
        root = next
      }
      return [measure.id, root]
    }),
  )
}

export type Counted = {
  readonly measure: Measure
  /** Other names that count as it. */
  readonly names: readonly Measure[]
  readonly documents: readonly number[]
  readonly studies: number
}

const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Each measure with the documents and studies that name it, the most frequent first; a document without a study is its own. */
export function frequencies(measures: readonly Measure[], mentions: readonly Mention[]): Counted[] {
  const roots = rootsOf(measures)
  const under = Map.groupBy(measures, one => roots.get(one.id)?.id ?? one.id)
  const told = Map.groupBy(mentions, one => roots.get(one.measureId)?.id ?? one.measureId)
  return [...told.entries()]
    .flatMap(([id, group]) => {
      const measure = roots.get(id)
      if (measure === undefined) return []
      const names = (under.get(id) ?? []).filter(one => one.id !== id)
      return [{ measure, names, documents: [...new Set(group.map(one => one.documentId))], studies: studiesIn(group) }]
    })
    .sort(
      (a, b) =>
        b.documents.length - a.documents.length ||
        b.studies - a.studies ||
        order.compare(a.measure.name, b.measure.name),
    )
}

export function studiesIn(mentions: readonly Mention[]): number {
  return new Set(mentions.map(one => (one.studyId === null ? `d${one.documentId}` : one.studyId))).size
}

/** Whether `id` may count as `into`: not itself, and not something that counts as it already. */
export function canCountAs(measures: readonly Measure[], id: number, into: number): boolean {
  return id !== into && rootsOf(measures).get(into)?.id !== id
}
