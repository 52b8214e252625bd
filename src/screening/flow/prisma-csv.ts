// The counts in the layout that the PRISMA2020 flow diagram application loads: its keys, nodes and boxes, one number or list a row.
// Haddaway et al. 2022, Campbell Systematic Reviews 18:e1230, doi 10.1002/cl2.1230.
import { toCsv } from '../../core/csv.ts'
import { counted } from '../../core/text.ts'
import type { SearchKind } from '../../sources/searches/domain.ts'
import type { Flow, Named, Side } from './domain.ts'
import type { Texts } from './texts.ts'

const HEAD = ['data', 'node', 'box', 'description', 'boxtext', 'tooltips', 'url', 'n']

type Row = readonly [data: string, node: string, box: string, text: string, page: string, n: string | number]

/**
 * The layout has no box for other ways than websites, organisations and citations, nor for screening by title and
 * abstract outside databases: the first are counted among organisations and named so, the second is in `notInLayout`.
 */
export function prismaCsv(flow: Flow, texts: Texts): string {
  const { databases: of, others } = flow
  const found = (side: Side, ...kinds: readonly (SearchKind | null)[]) =>
    side.sources.filter(source => kinds.includes(source.kind))
  const further = found(others, 'experts', 'other', null)
  const organisations = [...found(others, 'organisation'), ...further]
  const total = (key: 'studies' | 'reports', own: number) => flow.before[key] + own
  const rows: readonly Row[] = [
    ['NA', 'node4', 'prevstud', 'Previous studies', 'prevstud', 0],
    [
      'previous_studies',
      'node5',
      'box1',
      'Studies included in previous version of review',
      'previous_studies',
      flow.before.studies,
    ],
    [
      'previous_reports',
      'NA',
      'box1',
      'Reports of studies included in previous version of review',
      'previous_reports',
      flow.before.reports,
    ],
    ['NA', 'node6', 'newstud', 'Identification of new studies via databases and registers', 'newstud', 0],
    ['database_results', 'node7', 'box2', 'Databases', 'database_results', sumOf(found(of, 'database'))],
    [
      'database_specific_results',
      'NA',
      'box2',
      'Specific Databases',
      'database_results',
      listOf(found(of, 'database')),
    ],
    ['register_results', 'NA', 'box2', 'Registers', 'NA', sumOf(found(of, 'register'))],
    [
      'register_specific_results',
      'NA',
      'box2',
      'Specific Registers',
      'database_results',
      listOf(found(of, 'register')),
    ],
    ['NA', 'node16', 'othstud', 'Identification of new studies via other methods', 'othstud', 0],
    ['website_results', 'node17', 'box11', 'Websites', 'website_results', sumOf(found(others, 'website'))],
    [
      'organisation_results',
      '',
      'box11',
      further.length === 0 ? 'Organisations' : 'Organisations, experts and other ways',
      'NA',
      sumOf(organisations),
    ],
    ['citations_results', 'NA', 'box11', 'Citation searching', 'NA', sumOf(found(others, 'citation chasing'))],
    ['duplicates', 'node8', 'box3', 'Duplicate records', 'duplicates', of.duplicates],
    ['excluded_automatic', 'NA', 'box3', 'Records marked as ineligible by automation tools', 'NA', of.automation],
    ['excluded_other', 'NA', 'box3', 'Records removed for other reasons', 'NA', of.otherReasons],
    ['records_screened', 'node9', 'box4', 'Records screened', 'records_screened', of.screened],
    ['records_excluded', 'node10', 'box5', 'Records excluded', 'records_excluded', of.excluded],
    ['dbr_sought_reports', 'node11', 'box6', 'Reports sought for retrieval', 'dbr_sought_reports', of.sought],
    [
      'dbr_notretrieved_reports',
      'node12',
      'box7',
      'Reports not retrieved',
      'dbr_notretrieved_reports',
      of.notRetrieved,
    ],
    ['other_sought_reports', 'node18', 'box12', 'Reports sought for retrieval', 'other_sought_reports', others.sought],
    [
      'other_notretrieved_reports',
      'node19',
      'box13',
      'Reports not retrieved',
      'other_notretrieved_reports',
      others.notRetrieved,
    ],
    ['dbr_assessed', 'node13', 'box8', 'Reports assessed for eligibility', 'dbr_assessed', of.assessed],
    ['dbr_excluded', 'node14', 'box9', 'Reports excluded', 'dbrexcludedrecords', listOf(of.reasons)],
    ['other_assessed', 'node20', 'box14', 'Reports assessed for eligibility', 'other_assessed', others.assessed],
    ['other_excluded', 'node21', 'box15', 'Reports excluded', 'other_excluded', listOf(others.reasons)],
    ['new_studies', 'node15', 'box10', 'New studies included in review', 'new_studies', texts.studiesIncluded],
    ['new_reports', 'NA', 'box10', 'Reports of new included studies', 'NA', texts.reportsIncluded],
    [
      'total_studies',
      'node22',
      'box16',
      'Total studies included in review',
      'total_studies',
      total('studies', texts.studiesIncluded),
    ],
    [
      'total_reports',
      'NA',
      'box16',
      'Reports of total included studies',
      'NA',
      total('reports', texts.reportsIncluded),
    ],
    ['identification', 'node1', 'identification', 'Identification', 'identification', 0],
    ['screening', 'node2', 'screening', 'Screening', 'screening', 0],
    ['included', 'node3', 'included', 'Included', 'included', 0],
    // A realist review pools nothing; the application expects the rows all the same.
    [
      'total_studies_ma',
      'node23',
      'box17',
      'Total studies included in meta-analysis',
      'total_studies_meta_analysis',
      0,
    ],
    ['total_reports_ma', 'NA', 'box17', 'Reports of total included studies in meta-analysis', 'NA', 0],
  ]
  const cells = rows.map(([data, node, box, text, page, n]) => [
    data,
    node,
    box,
    text,
    text,
    page === 'NA' ? 'NA' : text,
    page === 'NA' ? 'NA' : `${page}.html`,
    String(n),
  ])
  // The application takes a byte order mark for a part of the first column's name.
  return toCsv(HEAD, cells).slice(1)
}

/** What the layout has no row for, as sentences; empty when the file says all. */
export function notInLayout({ databases, others }: Flow): readonly string[] {
  const before = databases.chosenBefore + others.chosenBefore
  const open = databases.open + databases.unscreened + databases.unassessed + databases.openFullText
  return [
    ...(others.duplicates + others.excluded > 0
      ? [
          `${counted(others.duplicates, 'duplicate')} and ${counted(others.excluded, 'record')} excluded by title and abstract that came in other ways`,
        ]
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
