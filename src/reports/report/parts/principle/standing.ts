// Where a principle stands, whom it advises, and its lines with what stands behind them.
import { actionsByAudience, type Line, type Ref } from '../../../../principles/domain.ts'
import type { Principle } from '../../../../principles/store.ts'
import type { Source } from '../../source.ts'
import { type Inline, linkTo, plain, quiet } from '../../writing/blocks.ts'
import type { Words } from '../words.ts'
import { keyOf, placedUnder, placeOf, referenceNumbers, referredWords, tieOf } from './referring.ts'

/** A principle stays in the panel until it is revised or agreed on; once its round has closed the panel has answered. */
export function standingOf({ panel }: Source, { id, version, status }: Principle): string {
  if (status !== 'in panel') return status
  const closed = new Set(panel.rounds.map(round => round.id))
  const answered = panel.items.filter(
    item =>
      item.subjectKind === 'principle' && item.subjectId === id && item.roundId !== null && closed.has(item.roundId),
  )
  const isOver = panel.openRounds === 0 ? answered.length > 0 : answered.some(item => item.subjectVersion === version)
  return isOver ? 'answered' : 'in-panel'
}

export function standingSaid(source: Source, principle: Principle, { say }: Words): string {
  return say(`report.principle.status.${standingOf(source, principle)}`, { n: principle.version })
}

export const prefixOf = (principle: { readonly id: number }) => `principle-${principle.id}`
export const headingOf = ({ heading }: Pick<Principle, 'heading'>, { say }: Words) =>
  heading === '' ? say('report.principle.untitled') : heading

/** What a line came from: the configuration or account it is tied to, or those of the principle that use its idea. */
function refsOf(line: Line, principle: Principle, source: Source): readonly Ref[] {
  const tie = tieOf(line)
  if (tie !== null) return placedUnder(principle, source).has(keyOf(tie)) ? [tie] : []
  if (line.statementId === null) return []
  const using = source.ground.readings.filter(one =>
    one.elements.some(element => element.statementId === line.statementId),
  )
  return principle.configurations.filter(ref => using.some(one => keyOf(one) === keyOf(ref)))
}

/** A line with the numbers of what stands behind it, or said to be the team's own words. */
export function lineWords(line: Line, principle: Principle, source: Source, { say }: Words): Inline[] {
  const numbers = referenceNumbers(principle)
  const refs = refsOf(line, principle, source)
  const behind = refs.flatMap((ref): Inline[] => {
    const number = numbers.get(keyOf(ref))
    return number === undefined ? [] : [plain(' '), linkTo(`[${number}]`, `#${placeOf(principle, ref)}`)]
  })
  return [
    ...referredWords(line.text, principle, source),
    ...(behind.length === 0 ? [quiet(` ${say('report.principle.ours')}`)] : behind),
  ]
}

/** Whom a principle advises, each once. */
export function audiencesOf(principle: Principle, { say }: Words): string[] {
  return actionsByAudience(principle.lines).map(({ audience }) =>
    audience === '' ? say('report.principle.everyone') : audience,
  )
}
