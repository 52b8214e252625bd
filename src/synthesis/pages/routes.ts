// The page of one configuration: what it claims, on what, against what, and how it came to be.
import { z } from 'zod'
import { addressOf, longName } from '../../configurations/addresses.ts'
import { listAppraised } from '../../configurations/appraising/store.ts'
import { kindOf, LAYERS, type Layer, placeOf, titleOf } from '../../configurations/domain.ts'
import { rippleAround } from '../../configurations/links/domain.ts'
import { type Link, listAllLinks, listLinks } from '../../configurations/links/store.ts'
import { signedReasoning } from '../../configurations/signed.ts'
import {
  getConfiguration,
  listChildren,
  listNamesOf,
  listSubstantiveOf,
  listTermsOf,
  readConfigurations,
} from '../../configurations/store.ts'
import { listActivity } from '../../core/db/activity.ts'
import type { Route } from '../../core/http/routes.ts'
import { listAgreed, listAppraisals } from '../../documents/appraisals/store.ts'
import { listExcerpts } from '../../documents/excerpts/store.ts'
import { discussion } from '../../reviews/discussion/answers.ts'
import { countOpenOn, readDiscussion } from '../../reviews/discussion/store.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import type { Sign } from '../../reviews/together/signing.ts'
import { readSigner } from '../../reviews/together/store.ts'
import { listLevels } from '../../reviews/vocabulary/store.ts'
import { listTheoryStatements } from '../../theories/store.ts'
import { SaidAnswer, showSaid } from '../checking/shown.ts'
import { listAnswersTo } from '../checking/store.ts'
import { type RestingEvidence, restsOn } from '../evidence.ts'
import { MoveAnswer } from '../moves/answers.ts'
import { signedMoves } from '../moves/routes.ts'
import { listMovesOf } from '../moves/store.ts'
import { evidenceOf, listContributionsOf, listContributionsTo, listPointers } from '../store.ts'
import { listBearingsOf } from '../theories/bearings/store.ts'
import { withSentence } from '../theory-choice.ts'
import { ConfigurationAnswer } from './answers.ts'
import { historyLine } from './history.ts'
import { richnessOf } from './richness.ts'

const HISTORY = 40

const ConfigurationPage = ConfigurationAnswer.extend({
  moves: z.array(MoveAnswer),
  /** What second people said of it. */
  checks: z.array(z.object({ checkId: z.number(), position: z.number(), checkerName: z.string(), said: SaidAnswer })),
  ...discussion,
  /** "element:5" → open threads about it. */
  openComments: z.record(z.string(), z.number()),
})

async function page(ctx: MemberCtx, layer: Layer, id: number) {
  const { id: reviewId, shape, slug } = ctx.review
  const sign = await readSigner(ctx.db, reviewId)
  const configuration = signed(await getConfiguration(ctx.db, reviewId, layer, id, shape), sign)
  const rows = await evidenceOf(ctx.db, reviewId, layer, [id])
  const statements = await listTheoryStatements(ctx.db, reviewId)
  const { parentId, theoryStatementId } = configuration
  const parents = await listNamesOf(ctx.db, reviewId, layer, parentId === null ? [] : [parentId])
  const named = (row: Parameters<typeof longName>[1]) => ({ id: row.id, name: longName(layer, row) })
  const data = {
    layer,
    configuration,
    levels: await listLevels(ctx.db, reviewId),
    terms: await listTermsOf(ctx.db, reviewId, layer, [id]),
    theoryStatement: statements.map(withSentence).find(one => one.id === theoryStatementId) ?? null,
    bearsOn: (await listBearingsOf(ctx.db, reviewId, layer, id)).map(withSentence),
    parent: parents.map(named)[0] ?? null,
    joinedInto: await joinedInto(ctx, configuration),
    children: (await listChildren(ctx.db, reviewId, layer, id)).map(named),
    informing: await listSubstantiveOf(ctx.db, reviewId, layer, id),
    evidence: await withParagraphs(ctx, rows),
    appraised: await listAppraised(
      ctx.db,
      reviewId,
      rows.map(row => row.id),
    ),
    ...(await withRichness(ctx, restsOn(rows))),
    contributions: await contributionsOf(ctx, layer, id),
    ...(await linksOf(ctx, layer, id)),
    moves: layer === 'synthesised' ? signedMoves(await listMovesOf(ctx.db, reviewId, id), sign) : [],
    checks: await checksOf(ctx, layer, id),
    ...(await readDiscussion(ctx.db, reviewId, kindOf(layer), id)),
    openComments: await countOpenOn(ctx.db, reviewId, [
      { kind: 'element', ids: configuration.elements.map(one => one.id) },
    ]),
    history: await historyOf(ctx, layer, id, sign),
  }
  const label = layer === 'account' ? 'Accounts' : 'Configurations'
  const title = configuration.title === '' ? titleOf(layer, id) : configuration.title
  const crumbs = [{ label, href: addressOf(slug, layer) }]
  return { view: 'synthesis/pages/configuration', title, nav: 'configurations', crumbs, data }
}

type One = Awaited<ReturnType<typeof getConfiguration>>

/** By all who were present, where it or the reasoning of an element was made together. */
function signed(one: One, sign: Sign): One {
  return { ...signedReasoning(one, sign), createdBy: sign(one.createdById, one.createdAt) ?? one.createdBy }
}

async function joinedInto(ctx: MemberCtx, one: { layer: Layer; id: number; status: string }) {
  if (one.layer === 'account' || one.status !== 'retired') return null
  const into = (await listPointers(ctx.db, ctx.review.id)).get(one.id)
  const names = await listNamesOf(ctx.db, ctx.review.id, 'synthesised', into === undefined ? [] : [into])
  return names.map(row => ({ id: row.id, name: longName('synthesised', row) }))[0] ?? null
}

/** In which numbered paragraph each quotation begins. */
async function withParagraphs(ctx: MemberCtx, rows: readonly RestingEvidence[]) {
  const ids = [...new Set(rows.flatMap(row => (row.excerptId === null ? [] : [row.excerptId])))]
  const excerpts = ids.length === 0 ? [] : await listExcerpts(ctx.db, ctx.review.id, { ids })
  const paragraphs = new Map(excerpts.map(excerpt => [excerpt.id, excerpt.paragraph]))
  return rows.map(row => ({
    ...row,
    paragraph: row.excerptId === null ? null : (paragraphs.get(row.excerptId) ?? null),
  }))
}

async function withRichness(ctx: MemberCtx, { studies, consultations }: ReturnType<typeof restsOn>) {
  const documents = [...studies, ...consultations].flatMap(study => study.documentIds)
  const agreed = [...(await listAgreed(ctx.db, ctx.review.id, documents))]
    .map(([documentId, { richness }]) => ({ documentId, richness }))
    .filter(one => one.richness !== null)
  const settled = new Set(agreed.map(one => one.documentId))
  const given = await listAppraisals(ctx.db, ctx.review.id, documents)
  const judged = [...agreed, ...given.filter(one => !settled.has(one.documentId))]
  const rich = <T extends { readonly documentIds: readonly number[] }>(study: T) => ({
    ...study,
    richness: richnessOf(study.documentIds, judged),
  })
  return { studies: studies.map(rich), consultations: consultations.map(rich) }
}

async function contributionsOf(ctx: MemberCtx, layer: Layer, id: number) {
  const { id: reviewId, shape } = ctx.review
  const isAccount = layer === 'account'
  const rows = isAccount
    ? await listContributionsOf(ctx.db, reviewId, [id])
    : await listContributionsTo(ctx.db, reviewId, [id])
  const otherLayer = isAccount ? 'synthesised' : 'account'
  const otherId = (row: (typeof rows)[number]) => (isAccount ? row.configurationId : row.accountId)
  const others = await readConfigurations(ctx.db, reviewId, otherLayer, rows.map(otherId), shape)
  const byId = new Map(others.map(other => [other.id, other]))
  return rows.flatMap(row => {
    const other = byId.get(otherId(row))
    const { stance, isConverse, note } = row
    return other === undefined ? [] : [{ id: row.id, other, stance, isConverse, note }]
  })
}

async function linksOf(ctx: MemberCtx, layer: Layer, id: number) {
  const links = await listLinks(ctx.db, ctx.review.id, layer, id)
  const chain = rippleAround(await listAllLinks(ctx.db, ctx.review.id), { layer, id })
  const names = new Map<string, string>()
  for (const one of LAYERS) {
    const ids = [...chain.before, ...chain.after].filter(end => end.layer === one).map(end => end.id)
    for (const row of await listNamesOf(ctx.db, ctx.review.id, one, ids))
      names.set(`${one} ${row.id}`, longName(one, row))
  }
  const named = (end: { layer: Layer; id: number }) => ({ ...end, name: names.get(`${end.layer} ${end.id}`) ?? '' })
  return {
    links: links.map(link => linkFrom(link, layer, id)),
    chain: {
      before: chain.before.map(named).reverse(),
      after: chain.after.map(named),
      comesRound: chain.comesRound.map(named),
    },
  }
}

/** A link as it looks from one of its ends. */
function linkFrom(link: Link, layer: Layer, id: number) {
  const isOutgoing = link.fromLayer === layer && link.fromId === id
  const { kind, note, fromMark, toMark } = link
  const to = { layer: link.toLayer, id: link.toId, label: null, title: link.toTitle, wording: link.toWording }
  const from = { layer: link.fromLayer, id: link.fromId, label: null, title: link.fromTitle, wording: link.fromWording }
  const other = isOutgoing ? to : from
  return {
    id: link.id,
    kind,
    isOutgoing,
    ownMark: isOutgoing ? fromMark : toMark,
    otherMark: isOutgoing ? toMark : fromMark,
    other: { layer: other.layer, id: other.id, name: longName(other.layer, other) },
    note,
  }
}

async function checksOf(ctx: MemberCtx, layer: Layer, id: number) {
  const rows = await listAnswersTo(ctx.db, ctx.review.id, layer, id)
  return rows.flatMap(row => {
    const said = showSaid(row)
    return said === null ? [] : [{ checkId: row.checkId, position: row.position, checkerName: row.checkerName, said }]
  })
}

async function historyOf(ctx: MemberCtx, layer: Layer, id: number, sign: Sign) {
  const subject = { kind: kindOf(layer), id }
  const rows = await listActivity(ctx.db, ctx.review.id, { subject, audiences: ['team'], limit: HISTORY })
  const who = (row: (typeof rows)[number]) =>
    (row.actorKind === 'person' ? sign(row.actorId, row.at) : null) ?? row.actorName ?? row.actorKind
  return rows.map(row => ({ at: row.at, who: who(row), ...historyLine(row) }))
}

export const routes: readonly Route[] = LAYERS.map(layer =>
  route(
    'GET',
    `/reviews/:review/${placeOf(layer)}/:configuration`,
    'review.read',
    {
      answer: ConfigurationPage,
      summary:
        layer === 'account' ? 'One account with its evidence' : 'One synthesised configuration with its evidence',
    },
    (ctx, { params }) => page(ctx, layer, params.configuration),
  ),
)
