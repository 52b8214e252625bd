// Configurations as CSV: one row for each element, so that wordings, quotations and levels keep their place in any program.
import type { Element } from '../../../configurations/elements/element.ts'
import type { Reading } from '../../../configurations/reading.ts'

export type Quoted = {
  readonly configurationId: number
  readonly elementId: number | null
  readonly documentLabel: string
  readonly stance: string
  readonly quote: string | null
  readonly onPage: string
}

export const COLUMNS = [
  'layer',
  'configuration',
  'label',
  'title',
  'status',
  'document',
  'wording',
  'configuration levels',
  'terms',
  'mark',
  'role',
  'element',
  'idea',
  'polarity',
  'element levels',
  'inferred',
  'reasoning',
  'supports',
  'refines',
  'contradicts',
  'quotations',
] as const

type Names = { readonly levels: ReadonlyMap<number, string>; readonly terms: ReadonlyMap<string, readonly string[]> }

/** A configuration without elements has one row with the element's cells empty. */
export function configurationRows(
  configurations: readonly Reading<Element>[],
  evidence: readonly Quoted[],
  names: Names,
): string[][] {
  const under = Map.groupBy(evidence, row => row.configurationId)
  const levels = (ids: readonly number[]) => ids.map(id => names.levels.get(id) ?? '').join('; ')
  return configurations.flatMap(one => {
    const rows = under.get(one.id) ?? []
    const head = [
      one.layer,
      String(one.id),
      one.label ?? '',
      one.title,
      one.status,
      one.documentLabel ?? '',
      one.sentence,
      levels(one.levelIds),
      (names.terms.get(`${one.layer} ${one.id}`) ?? []).join('; '),
    ]
    const whole = rows.filter(row => row.elementId === null)
    const parts = one.elements.map(element => [
      ...head,
      element.mark,
      element.role,
      element.wording,
      element.statementName ?? '',
      element.polarity ?? '',
      levels(element.levelIds),
      element.isInferred ? 'yes' : 'no',
      element.reasoning,
      ...said(rows.filter(row => row.elementId === element.id)),
    ])
    if (parts.length > 0 && whole.length === 0) return parts
    return [...parts, [...head, '', '', '', '', '', '', '', '', ...said(whole)]]
  })
}

function said(rows: readonly Quoted[]): string[] {
  const labels = (stance: string) =>
    [...new Set(rows.filter(row => row.stance === stance).map(row => row.documentLabel))].join('; ')
  const quotations = rows.flatMap(row =>
    row.quote === null ? [] : [`${row.documentLabel}${row.onPage === '' ? '' : `, ${row.onPage}`}: “${row.quote}”`],
  )
  return [labels('supports'), labels('refines'), labels('contradicts'), quotations.join('\n')]
}
