// The counts in the layout that the PRISMA2020 flow diagram application loads: its keys, nodes and boxes, one number or list a row.
// Haddaway et al. 2022, Campbell Systematic Reviews 18:e1230, doi 10.1002/cl2.1230.
import layout from '../../../data/reference/prisma-2020-flow.json' with { type: 'json' }
import { toCsv } from '../../core/csv.ts'
import { counted } from '../../core/text.ts'
import type { SearchKind } from '../../sources/searches/domain.ts'
import type { Flow, Named, Side } from './domain.ts'
import type { Texts } from './texts.ts'

const HEAD = ['data', 'node', 'box', 'description', 'boxtext', 'tooltips', 'url', 'n']

/** Every row of the layout in its order; rows that are headings, and those of a meta-analysis, have 0. */
export function prismaCsv(reading: { readonly flow: Flow; readonly texts: Texts }): string {
  const numbers = numbersOf(reading.flow, reading.texts)
  const hasFurther = further(reading.flow.others).length > 0
  const rows = layout.map(({ data, node, box, text, page }) => {
    const label = data === 'organisation_results' && hasFurther ? `${text}, experts and other ways` : text
    const isNA = page === 'NA'
    return [data, node, box, label, label, isNA ? 'NA' : label, isNA ? 'NA' : `${page}.html`, `${numbers[data] ?? 0}`]
  })
  // The application takes a byte order mark for a part of the first column's name.
  return toCsv(HEAD, rows).slice(1)
}

/**
 * The layout has no box for other ways than websites, organisations and citations: they are counted among the
 * organisations, which are then named so.
 */
function numbersOf({ databases: of, others, before }: Flow, texts: Texts): Readonly<Record<string, string | number>> {
  return {
    previous_studies: before.studies,
    previous_reports: before.reports,
    database_results: sumOf(found(of, 'database')),
    database_specific_results: listOf(found(of, 'database')),
    register_results: sumOf(found(of, 'register')),
    register_specific_results: listOf(found(of, 'register')),
    website_results: sumOf(found(others, 'website')),
    organisation_results: sumOf([...found(others, 'organisation'), ...further(others)]),
    citations_results: sumOf(found(others, 'citation chasing')),
    duplicates: of.duplicates,
    excluded_automatic: of.automation,
    excluded_other: of.otherReasons,
    records_screened: of.screened,
    records_excluded: of.excluded,
    dbr_sought_reports: of.sought,
    dbr_notretrieved_reports: of.notRetrieved,
    other_sought_reports: others.sought,
    other_notretrieved_reports: others.notRetrieved,
    dbr_assessed: of.assessed,
    dbr_excluded: listOf(of.reasons),
    other_assessed: others.assessed,
    other_excluded: listOf(others.reasons),
    new_studies: texts.studiesIncluded,
    new_reports: texts.reportsIncluded,
    total_studies: before.studies + texts.studiesIncluded,
    total_reports: before.reports + texts.reportsIncluded,
  }
}

function found(side: Side, ...kinds: readonly (SearchKind | null)[]): readonly Named[] {
  return side.sources.filter(source => kinds.includes(source.kind))
}

function further(others: Side): readonly Named[] {
  return found(others, 'experts', 'other', null)
}

/** What the layout has no row for, as sentences; empty when the file says all. */
export function notInLayout({ databases, others }: Flow): readonly string[] {
  const before = databases.chosenBefore + others.chosenBefore
  const open = databases.open + databases.unscreened + databases.unassessed + databases.openFullText
  return [
    ...(others.duplicates > 0 ? [`${counted(others.duplicates, 'duplicate')} that came in other ways`] : []),
    ...(others.excluded > 0
      ? [`${counted(others.excluded, 'record')} excluded by title and abstract that came in other ways`]
      : []),
    ...(before > 0 ? [`${counted(before, 'record')} that came in as already included`] : []),
    ...(open > 0 ? [`${counted(open, 'record')} still open`] : []),
  ]
}

function sumOf(named: readonly Named[]): number {
  return named.reduce((sum, one) => sum + one.count, 0)
}

/** `PubMed, 600; Embase, 900`; a comma or semicolon inside a name would begin another entry. */
function listOf(named: readonly Named[]): string {
  return named.map(({ name, count }) => `${name.replaceAll(/[,;\s]+/g, ' ').trim()}, ${count}`).join('; ')
}
