// Two versions of a theory side by side: what changed, word by word, and on whose evidence.
import type { z } from 'zod'
import { longName } from '../../../configurations/addresses.ts'
import { titleOf } from '../../../configurations/domain.ts'
import { differences } from '../../../core/differences.ts'
import { notFound } from '../../../core/errors.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { readSigner } from '../../../reviews/together/store.ts'
import { compareVersions } from '../../../theories/domain.ts'
import { getTheory, listVersionStatements, listVersions } from '../../../theories/store.ts'
import { restsOn } from '../../evidence.ts'
import { signedMoves } from '../../moves/routes.ts'
import { listMoves } from '../../moves/store.ts'
import { listBearings, readNames, readResting } from '../bearings/store.ts'
import { ComparedPage } from './answers.ts'
import { movesBetween, type Source, sourcesBetween } from './between.ts'
import { CompareQuery } from './forms.ts'
import { marked } from './marking.ts'

const MOST_MOVES = 500

type Versions = Awaited<ReturnType<typeof listVersions>>

async function comparedPage(ctx: MemberCtx, id: number, version: number, other: number | null) {
  const { id: reviewId, slug } = ctx.review
  const theory = await getTheory(ctx.db, reviewId, id)
  const versions = await listVersions(ctx.db, reviewId, id)
  const { before, after } = twoOf(versions, version, other)
  const all = await listVersionStatements(ctx.db, reviewId, id)
  const of = (wanted: number) => all.filter(statement => statement.version === wanted)
  const changes = compareVersions(before === null ? [] : of(before.version), of(after.version)).map(marked)
  const isBetween = (one: number) => one > (before?.version ?? 0) && one <= after.version
  const numbers = new Map(all.map(statement => [statement.id, statement.number]))
  return {
    view: 'synthesis/theories/comparing/compare',
    title: `Version ${after.version} of ${theory.title}`,
    nav: 'theory',
    crumbs: [
      { label: 'Theory', href: `/reviews/${slug}/theories` },
      { label: theory.title, href: `/reviews/${slug}/theories/${id}` },
    ],
    data: {
      theory,
      before,
      after,
      versions: versions.map(one => one.version),
      title: differences(before?.title ?? '', after.title),
      text: differences(before?.text ?? '', after.text),
      changes,
      reasons: versions.filter(one => isBetween(one.version)).toReversed(),
      ...(await evidenceBetween(ctx, id, before, after, numbers)),
    },
  }
}

/** The earlier one is the version before, unless another is asked for; whichever was written first is the earlier one. */
function twoOf(versions: Versions, version: number, other: number | null) {
  const find = (wanted: number) => versions.find(one => one.version === wanted)
  const [one, second] = [find(version), find(other ?? version - 1)]
  if (one === undefined || (other !== null && second === undefined)) throw notFound('This version')
  if (second === undefined || second.version === one.version) return { before: null, after: one }
  return second.version < one.version ? { before: second, after: one } : { before: one, after: second }
}

async function evidenceBetween(
  ctx: MemberCtx,
  id: number,
  before: Versions[number] | null,
  after: Versions[number],
  numbers: ReadonlyMap<number, string>,
): Promise<Pick<z.input<typeof ComparedPage>, 'moves' | 'sources' | 'studies' | 'consultations'>> {
  const { id: reviewId } = ctx.review
  const page = { unreasoned: false, configuration: null, theory: id, isForward: true, after: null, limit: MOST_MOVES }
  const moves = movesBetween(await listMoves(ctx.db, reviewId, page), id, before, after)
  const bearings = await listBearings(ctx.db, reviewId, [...numbers.keys()])
  const sources = sourcesBetween(moves, bearings, before, after)
  const names = await readNames(ctx.db, reviewId, sources)
  const resting = await readResting(ctx.db, reviewId, sources)
  const behind = restsOn(sources.flatMap(one => [...(resting[one.layer].get(one.configurationId) ?? [])]))
  const nameOf = ({ layer, configurationId }: Source) => {
    const row = names.get(`${layer} ${configurationId}`)
    return row === undefined ? titleOf(layer, configurationId) : longName(layer, row)
  }
  return {
    moves: signedMoves(moves, await readSigner(ctx.db, reviewId)),
    sources: sources.map(one => ({
      ...one,
      name: nameOf(one),
      bearsOn: one.bearsOn.map(bearing => ({ ...bearing, number: numbers.get(bearing.statementId) ?? '' })),
    })),
    studies: [...behind.studies],
    consultations: [...behind.consultations],
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/theories/:theory/versions/:version',
    'review.read',
    {
      form: CompareQuery,
      answer: ComparedPage,
      summary: 'Two versions of a theory side by side: what changed, and on whose evidence',
    },
    (ctx, { params, form }) => comparedPage(ctx, params.theory, params.version, form.with),
  ),
]
