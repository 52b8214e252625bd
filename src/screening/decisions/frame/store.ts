// Everything that stands beside a record while it is decided on, in one query: it is asked again with every record.
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'
import { prepared } from '../../../core/db/reading/prepared.ts'
import type { Standing } from '../../../sources/standing/domain.ts'
import { STANDINGS } from '../../../sources/standing/domain.ts'
import { type Choice, type Rules, SCREENS, type Screen, USUAL } from '../../domain.ts'
import { type Progress, progressOf } from '../../queue/domain.ts'
import { termsOfList } from '../../terms/domain.ts'
import { type Term, termsOf } from '../highlight.ts'

export type Frame = {
  readonly rules: Readonly<Record<Screen, Rules>>
  readonly criteria: readonly { readonly id: number; readonly kind: 'include' | 'exclude'; readonly text: string }[]
  readonly reasons: readonly { readonly id: number; readonly text: string }[]
  /** What is marked: words of the intervention, the team's terms and the person's own. */
  readonly terms: readonly Term[]
  readonly progress: Progress
  /** How many the person has decided on since the day began. */
  readonly today: number
  /** How far the person is with their own batches; null when they have none. */
  readonly batch: Progress | null
  /** Their newest decision in this screen, to be undone with one key. */
  readonly latest: { readonly id: number; readonly record: number; readonly choice: Choice } | null
  readonly counts: Readonly<Record<Standing, number>>
  /** Whether a file is being imported, whose records nobody sees yet. */
  readonly isImporting: boolean
}

/** One line of the answer: which kind of thing, two numbers and two texts; what they mean depends on the kind. */
type Line = { readonly what: string; readonly n: number; readonly m: number; readonly a: string; readonly b: string }

/** More than these no page could show; nobody reaches them. */
const MOST = 500

/** Nobody decides on more in a day by hand; counting on would only make the next record wait. */
const MOST_TODAY = 1_000

/** The newest of a person's decisions and how many fall on a day: a seek for each choice, since their index begins with it. */
const own = (choice: Choice, reviewId: number, personId: number, screen: string, from: string) => {
  const mine = sql`from decision where review_id = ${reviewId} and person_id = ${personId} and screen = ${screen} and choice = ${sql.lit(choice)}`
  return sql`
    select 'latest', id, record_id, choice, decided_at from (select id, record_id, choice, decided_at ${mine} order by decided_at desc, id desc limit 1) as l
    union all select 'today', count(*), 0, '', '' from (select 1 as one ${mine} and decided_at >= ${from} limit ${sql.lit(MOST_TODAY)}) as t`
}

/** Full texts with a status that still holds. While titles are screened only those that await somebody matter. */
const fullTexts = (reviewId: number, which: RawBuilder<unknown>) => sql`
  select 'full text', count(*), 0, s.status, '' from screening s where s.review_id = ${reviewId} and s.screen = 'full-text' and ${which}
    and exists (select 1 from record_row r where r.review_id = s.review_id and r.standing = s.status and r.id = s.record_id + 0) group by s.status`

const linesWith = (which: RawBuilder<unknown>) =>
  prepared<[number, string, number, string], Line>((db, reviewId, screen, personId, from) => ({
    compile: () =>
      sql<Line>`
      select 'criterion' as what, id as n, position as m, kind as a, text as b from criterion where review_id = ${reviewId}
      union all select 'reason', id, position, '', text from exclusion_reason where review_id = ${reviewId} and retired_at is null
      union all select 'topic', 0, 0, intervention, '' from review where id = ${reviewId}
      union all select 'terms', 0, 0, include_terms, exclude_terms from highlight_terms where review_id = ${reviewId} and (person_id is null or person_id = ${personId})
      union all select 'rule', screeners, is_blind, screen, maybe from screen_rule where review_id = ${reviewId}
      union all select 'resolver', 0, 0, screen, resolver from screen_rule where review_id = ${reviewId}
      union all select 'standing', count, 0, standing, '' from record_count where review_id = ${reviewId}
      union all ${fullTexts(reviewId, which)}
      union all select 'chosen before', (select count(*) from record_row r where r.review_id = i.review_id and r.import_id = i.id and r.duplicate_of is null), 0, '', ''
        from import i where i.review_id = ${reviewId} and i.state = 'complete' and i.stage = 'included'
      union all select 'arriving', count(*), 0, '', '' from import where review_id = ${reviewId} and state in ('preview', 'running')
      union all select 'batch',
        (select count(*) from batch_record w where w.review_id = b.review_id and w.batch_id = b.id and w.is_done = 1),
        (select count(*) from batch_record w where w.review_id = b.review_id and w.batch_id = b.id), '', ''
        from screening_batch b where b.review_id = ${reviewId} and b.screen = ${screen} and b.person_id = ${personId} and b.taken_back_at is null
      union all ${own('include', reviewId, personId, screen, from)}
      union all ${own('exclude', reviewId, personId, screen, from)}
      union all ${own('maybe', reviewId, personId, screen, from)}`.compile(db),
  }))

const lines = {
  'title-abstract': linesWith(sql`s.status = 'awaiting second reviewer'`),
  'full-text': linesWith(sql`s.status <> ''`),
}

export async function readFrame(
  db: Db,
  reviewId: number,
  screen: Screen,
  personId: number,
  from: string,
): Promise<Frame> {
  const found = Map.groupBy(await lines[screen](db, reviewId, screen, personId, from), line => line.what)
  const of = (what: string) => found.get(what) ?? []
  const inOrder = (what: string) =>
    of(what)
      .toSorted((x, y) => x.m - y.m || x.n - y.n)
      .slice(0, MOST)
  const sum = (what: string) => of(what).reduce((all, line) => all + Number(line.n), 0)
  const counts = Object.fromEntries(STANDINGS.map(standing => [standing, 0])) as Record<Standing, number>
  for (const { a, n } of of('standing')) counts[a as Standing] = n
  const latest = of('latest').toSorted((x, y) => y.b.localeCompare(x.b) || y.n - x.n)[0]
  const batches = of('batch')
  return {
    rules: rulesOf(of('rule'), of('resolver')),
    criteria: inOrder('criterion').map(({ n, a, b }) => ({ id: n, kind: a as 'include' | 'exclude', text: b })),
    reasons: inOrder('reason').map(({ n, b }) => ({ id: n, text: b })),
    terms: [
      ...termsOf(of('topic')[0]?.a ?? ''),
      ...of('terms').flatMap(({ a, b }) => [...termsOfList(a, 'include'), ...termsOfList(b, 'exclude')]),
    ],
    progress: progressOf(
      screen,
      counts,
      of('full text').map(line => ({ status: line.a, count: line.n })),
      sum('chosen before'),
    ),
    today: sum('today'),
    batch:
      batches.length === 0 || batches.every(line => Number(line.m) === 0)
        ? null
        : { done: sum('batch'), total: batches.reduce((all, line) => all + Number(line.m), 0) },
    latest: latest === undefined ? null : { id: latest.n, record: latest.m, choice: latest.a as Choice },
    counts,
    isImporting: sum('arriving') > 0,
  }
}

function rulesOf(rows: readonly Line[], resolvers: readonly Line[]): Readonly<Record<Screen, Rules>> {
  const of = (screen: Screen): Rules => {
    const row = rows.find(line => line.a === screen)
    if (row === undefined) return USUAL
    const resolver = resolvers.find(line => line.a === screen)?.b as Rules['resolver']
    return { screeners: row.n, isBlind: row.m === 1, maybe: row.b as Rules['maybe'], resolver }
  }
  return { 'title-abstract': of(SCREENS[0]), 'full-text': of(SCREENS[1]) }
}
