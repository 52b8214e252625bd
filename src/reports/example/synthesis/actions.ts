// How the example's accounts came together: each move with what went into it, and each contribution with its stance.
import { changeContribution, contribute } from '../../../synthesis/contributions/actions.ts'
import { changeMove, makeMove } from '../../../synthesis/moves/actions.ts'
import { listLatestVersions } from '../../../theories/store.ts'
import type { Stage } from '../stage.ts'
import { listContributions } from '../store.ts'

export async function makeMoves(stage: Stage): Promise<void> {
  const { content, numbers, on } = stage
  const placed = new Set<string>()
  const contributes = (configuration: string) =>
    content.contributions.filter(one => one.configuration === configuration).map(one => one.account)
  for (const {
    kind,
    inference,
    configuration,
    theory,
    theoryVersion,
    inputs,
    statements,
    reason,
    at,
    by,
  } of content.moves) {
    const ctx = on(at, by)
    if (configuration === null) {
      const output = { theoryId: numbers.get('theory', theory ?? ''), theoryVersion: theoryVersion ?? 1 }
      const used = inputs.map(key => inputOf(stage, key))
      const taken = await listLatestVersions(ctx.db, ctx.review.id, ofTheory(stage, statements ?? []))
      await makeMove(ctx, { kind, inference, reason, output, inputs: used, statements: taken })
      continue
    }
    // What no move names was placed by the first.
    const first = !placed.has(configuration)
    const named = new Set(content.moves.filter(one => one.configuration === configuration).flatMap(one => one.inputs))
    const keys = contributes(configuration).filter(key => inputs.includes(key) || (first && !named.has(key)))
    placed.add(configuration)
    const accountIds = keys.map(key => numbers.get('configuration', key))
    const id = numbers.get('configuration', configuration)
    const move = await contribute(ctx, id, { accountIds, stance: 'supports', kind, why: reason })
    if (inference !== null) await changeMove(ctx, move, 1, { kind, inference, reason })
  }
  await judge(stage)
}

const ofTheory = ({ numbers }: Stage, keys: readonly string[]) => keys.map(key => numbers.get('theory statement', key))

function inputOf({ content, numbers }: Stage, key: string) {
  const layer = content.configurations.find(one => one.key === key)?.layer ?? 'account'
  return { layer, id: numbers.get('configuration', key) }
}

/** Each contribution with the stance and note of its own. */
async function judge({ content, numbers, on }: Stage): Promise<void> {
  const ctx = on(content.moves[0]?.at ?? null)
  const rows = await listContributions(ctx.db, ctx.review.id)
  for (const { configuration, account, stance, isConverse, note } of content.contributions) {
    const row = rows.find(
      one =>
        one.configurationId === numbers.get('configuration', configuration) &&
        one.accountId === numbers.get('configuration', account),
    )
    if (row === undefined) throw new Error(`${account} was not put under ${configuration}.`)
    await changeContribution(ctx, row.id, row.version, { stance, isConverse, note })
  }
}
