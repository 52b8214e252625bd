// The records of a review with where each stands: the list, and the page of one.
import { z } from 'zod'
import { listActivity } from '../../core/db/activity.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { Group } from '../../sources/duplicates/answers.ts'
import { WAYS_ASIDE } from '../../sources/duplicates/domain.ts'
import { groupOf } from '../../sources/duplicates/shown.ts'
import { listCopiesWhole, listOpenPairsOf, listOrigins } from '../../sources/duplicates/store.ts'
import { listCarriedDecisions } from '../../sources/imports/store.ts'
import { changedFields, FIELD_LABELS } from '../../sources/records/changes.ts'
import { EMPTY_RECORD, RECORD_TYPES, type RecordFields } from '../../sources/records/fields.ts'
import { fromColumns } from '../../sources/records/rows.ts'
import { getRecord } from '../../sources/records/store.ts'
import { searchName } from '../../sources/searches/domain.ts'
import { listSearchNames } from '../../sources/searches/store.ts'
import { readCounts } from '../../sources/standing/store.ts'
import { listHolders } from '../batches/store.ts'
import { listCarriedOf } from '../carried/store.ts'
import { listHidden, listHiddenScreens } from '../checks/hiding/store.ts'
import { findFirst } from '../conflicts/first/store.ts'
import { getTurn, listOpenDecisions } from '../decisions/store.ts'
import { SCREENS, type Screen, STANDINGS } from '../domain.ts'
import { listTold } from '../history/store.ts'
import { lineOf } from '../history/words.ts'
import { RETRIEVAL_STATES } from '../retrieval/domain.ts'
import { getBothRules } from '../rules/store.ts'
import { findPage } from './finding/store.ts'
import { type ListFilter, ListQuery, TEXTS } from './forms.ts'
import { findOutcome, listReasonNames, listRows } from './store.ts'

const Row = z.object({
  id: z.number(),
  type: z.string(),
  title: z.string(),
  authors: z.array(z.string()),
  year: z.number().nullable(),
  journal: z.string(),
  doi: z.string(),
  /** Null for who is asked to check it and has not chosen yet. */
  standing: z.enum(STANDINGS).nullable(),
  duplicateOf: z.number().nullable(),
  source: z.string().nullable(),
  searchId: z.number().nullable(),
})
const SearchName = z.object({ id: z.number(), name: z.string() })
const List = z.object({
  records: z.array(Row),
  count: z.number().describe('How many fit in all. Where `more` is true counting stopped: there are at least so many.'),
  more: z
    .boolean()
    .describe(
      'True where `count` is not exact, beyond 1,000. The rows of `exports/csv?of=records` with the same filter are.',
    ),
  next: z.number().nullable().describe('What to send as `after` for the next page; null at the end.'),
  previous: z.number().nullable().describe('What to send as `before` for the page before; null at the beginning.'),
  canSort: z.boolean().describe('False for more than 2,000 records under a filter: they come by number alone.'),
  isPartial: z
    .boolean()
    .describe('True when the page is not full because a lot was looked through; `next` looks further.'),
  standings: z.record(z.enum(STANDINGS), z.number()).describe('How many stand where, exactly, whatever is filtered.'),
  filter: z.object({
    q: z.string(),
    standing: z.string().nullable(),
    /** Of duplicates: whether a rule or a person set them aside. */
    how: z.enum(WAYS_ASIDE).nullable(),
    search: z.number().nullable(),
    import: z.number().nullable(),
    batch: z.number().nullable(),
    without: z.string().nullable(),
    /** Years of publication, both among them. */
    from: z.number().nullable(),
    to: z.number().nullable(),
    type: z.string().nullable(),
    /** A reason of exclusion by its number. */
    reason: z.number().nullable(),
    /** Whether there is a full text to read. */
    text: z.enum(TEXTS).nullable(),
    sort: z.string(),
  }),
  searches: z.array(SearchName),
  /** Retired ones among them, since records may have been excluded for those. */
  reasons: z.array(z.object({ id: z.number(), text: z.string() })),
  types: z.array(z.enum(RECORD_TYPES)).readonly(),
})
const Corrected = z.object({ label: z.string(), cameIn: z.string(), now: z.string() })
const Page = z.object({
  record: Row.extend({
    volume: z.string(),
    issue: z.string(),
    pages: z.string(),
    publisher: z.string(),
    pmid: z.string(),
    isbn: z.string(),
    url: z.string(),
    language: z.string(),
    abstract: z.string(),
    keywords: z.array(z.string()).readonly(),
    notes: z.string(),
    raw: z.string(),
    line: z.number().nullable(),
    importId: z.number().nullable(),
    fileName: z.string().nullable(),
    createdAt: z.string(),
    createdByName: z.string().nullable(),
    version: z.number(),
  }),
  searchName: z.string().nullable(),
  corrected: z.array(Corrected),
  ...Group,
  /** Whose batch the record is in, by screen. */
  holders: z.array(z.object({ batchId: z.number(), screen: z.string(), personId: z.number(), name: z.string() })),
  decisions: z.array(
    z.object({
      id: z.number(),
      screen: z.string(),
      choice: z.string(),
      reason: z.string().nullable(),
      note: z.string(),
      decidedAt: z.string(),
      personName: z.string().nullable(),
    }),
  ),
  /** What another tool had decided, as it came with the record and its copies, and what was carried in. */
  earlier: z.object({
    decisions: z.array(
      z.object({
        importId: z.number(),
        origin: z.string(),
        screen: z.string().nullable(),
        choice: z.string(),
        reason: z.string(),
        note: z.string(),
        who: z.string(),
      }),
    ),
    carried: z.array(
      z.object({
        importId: z.number(),
        screen: z.string(),
        outcome: z.string(),
        status: z.string(),
        carriedAt: z.string(),
      }),
    ),
  }),
  retrieval: z.object({ state: z.enum(RETRIEVAL_STATES), reason: z.string(), version: z.number() }).nullable(),
  reason: z.string().nullable(),
  /** Screens in which two people differed at first and one of them changed a vote, so that it is settled. */
  changedVotes: z.array(
    z.object({
      screen: z.enum(SCREENS),
      votes: z.array(z.object({ name: z.string(), choice: z.string() })).readonly(),
    }),
  ),
  /** Whether its full text is or was sought: it is past title and abstract. */
  isSought: z.boolean(),
  /** `what` is read after the name: "excluded on the full text: wrong population". Decisions of others are in it once they are seen. */
  history: z.array(
    z.object({ at: z.string(), who: z.string().nullable(), verb: z.string(), what: z.string(), note: z.string() }),
  ),
})

async function listPage(ctx: MemberCtx, filter: ListFilter) {
  const hidden = await listHidden(ctx.db, ctx.review.id, ctx.person.id)
  const { ids, ...found } = await findPage(ctx.db, ctx.review.id, filter, hidden)
  const rows = await listRows(ctx.db, ctx.review.id, ids)
  const records = rows.map(row => ({
    ...row,
    authors: JSON.parse(row.authors) as string[],
    standing: hidden.has(row.id) ? null : row.standing,
  }))
  const searches = (await listSearchNames(ctx.db, ctx.review.id)).map(row => ({ id: row.id, name: searchName(row) }))
  const standings = await readCounts(ctx.db, ctx.review.id)
  const reasons = await listReasonNames(ctx.db, ctx.review.id)
  const data = { records, ...found, filter, searches, standings, reasons, types: RECORD_TYPES }
  return { view: 'screening/records/list', title: 'Records', nav: 'records', data }
}

async function recordPage(ctx: MemberCtx, id: number) {
  const row = await getRecord(ctx.db, ctx.review.id, id)
  const hidden = await listHiddenScreens(ctx.db, ctx.review.id, ctx.person.id, id)
  const isHidden = hidden.length > 0
  const fields = fromColumns(row)
  const { createdAt, createdByName, version, raw, line, importId, fileName, duplicateOf } = row
  const origin = {
    createdAt,
    createdByName,
    version,
    raw,
    line,
    importId,
    fileName,
    duplicateOf,
    source: row.source,
    searchId: row.originId,
  }
  const data = {
    record: { ...fields, ...origin, authors: [...fields.authors], id, standing: isHidden ? null : row.standing },
    searchName:
      row.source === null ? null : searchName({ source: row.source, platform: row.platform ?? '', runOn: row.runOn }),
    corrected: correctedFields(row.cameIn, fields),
    ...groupOf(
      id,
      fields,
      await listCopiesWhole(ctx.db, ctx.review.id, id),
      await listOrigins(ctx.db, ctx.review.id, [id]),
    ),
    pairs: await listOpenPairsOf(ctx.db, ctx.review.id, id),
    holders: await listHolders(ctx.db, ctx.review.id, id),
    ...(await decidedPart(ctx, id, row.standing === 'duplicate', hidden)),
    history: await historyOf(ctx, id),
  }
  return {
    view: 'screening/records/page',
    title: `Record ${id}`,
    nav: 'records',
    crumbs: [{ label: 'Records', href: `/reviews/${ctx.review.slug}/records` }],
    data,
  }
}

/** What was done to a record as far as the reader may be told: what they did themselves always. */
async function historyOf({ db, review, person }: MemberCtx, id: number) {
  const rows = await listActivity(db, review.id, {
    subject: { kind: 'record', id },
    audiences: ['team', 'self'],
    limit: 50,
  })
  const reasons = new Map((await listReasonNames(db, review.id)).map(one => [one.id, one.text]))
  return (await listTold(db, review.id, person.id, rows)).map(row => ({
    ...{ at: row.at, who: row.actorName, verb: row.verb },
    ...lineOf(row, reasons),
  }))
}

/** What was decided on a record here and elsewhere, and what became of its full text; less for who has still to check it. */
async function decidedPart(ctx: MemberCtx, id: number, isCopy: boolean, hidden: readonly Screen[]) {
  const { db, review, person } = ctx
  const isHidden = hidden.length > 0
  const isFirstHidden = hidden.includes('title-abstract')
  const { retrieval, retrievalReason, retrievalVersion, reason } = await findOutcome(db, review.id, id)
  const turn = await getTurn(db, review.id, id)
  const isPast = turn.first === 'included' || (turn.first === null && turn.stage === 'included')
  const decisions = await listOpenDecisions(db, review.id, id, person.id)
  return {
    decisions: decisions.filter(one => !hidden.some(screen => screen === one.screen)),
    earlier: {
      decisions: isHidden ? [] : await listCarriedDecisions(db, review.id, id),
      carried: isHidden ? [] : await listCarriedOf(db, review.id, id),
    },
    retrieval:
      retrieval === null || isFirstHidden
        ? null
        : { state: retrieval, reason: retrievalReason ?? '', version: retrievalVersion ?? 1 },
    reason: isHidden ? null : reason,
    changedVotes: isHidden ? [] : await changedVotes(ctx, id),
    isSought: !isFirstHidden && !isCopy && isPast,
  }
}

async function changedVotes(ctx: MemberCtx, id: number) {
  const rules = await getBothRules(ctx.db, ctx.review.id)
  const found = []
  for (const screen of SCREENS) {
    const first = await findFirst(ctx.db, ctx.review.id, screen, id, rules[screen])
    if (first?.isSettledByChange) found.push({ screen, votes: first.votes })
  }
  return found
}

/** What came in beside what stands now, for fields that were corrected. */
function correctedFields(cameIn: string | null, now: RecordFields) {
  if (cameIn === null) return []
  const before: RecordFields = { ...EMPTY_RECORD, ...(JSON.parse(cameIn) as RecordFields) }
  const shown = (value: RecordFields[keyof RecordFields]) =>
    Array.isArray(value) ? value.join('; ') : String(value ?? '')
  return changedFields(before, now).map(name => ({
    label: FIELD_LABELS[name],
    cameIn: shown(before[name]),
    now: shown(now[name]),
  }))
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/records',
    'review.read',
    { form: ListQuery, answer: List, summary: 'Records with where they stand; page with after' },
    (ctx, { form }) => listPage(ctx, form),
  ),
  route(
    'GET',
    '/reviews/:review/records/:record',
    'review.read',
    { answer: Page, summary: 'One record, its origin, copies and decisions' },
    (ctx, { params }) => recordPage(ctx, params.record),
  ),
]
