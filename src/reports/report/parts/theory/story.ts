// The story of the synthesis: moves and versions of theories in the order in which they were made, each with its reason; abduction and retroduction said as such.

import { MOVE_KINDS } from '../../../../synthesis/moves/domain.ts'
import type { Move } from '../../../../synthesis/moves/store.ts'
import { woven } from '../../../../synthesis/moves/told.ts'
import type { Around, VersionTold } from '../../around/around.ts'
import type { Source } from '../../source.ts'
import {
  type Block,
  type Inline,
  linkTo,
  list,
  missing,
  paragraph,
  plain,
  quiet,
  strong,
} from '../../writing/blocks.ts'
import { signedBy } from '../shipped.ts'
import { type Words, withStop } from '../words.ts'

export function storyBlocks({ around: found, theories }: Source, words: Words): Block[] {
  const { say } = words
  const around = found === null ? null : { ...found, moves: found.moves.map(move => inferred(move, theories)) }
  if (around === null || around.moves.length + around.versionsTold.length === 0)
    return [missing(say('report.story.none'))]
  const unreasoned = around.moves.filter(move => move.reason === '' && move.undoneAt === null).length
  return [
    paragraph(say('report.story.how')),
    paragraph(tally(around, words)),
    list(told(around, words), true),
    ...(unreasoned === 0 ? [] : [missing(say('report.story.unreasoned', { n: unreasoned }))]),
  ]
}

/** A move that wrote a version of a theory was inferred as that version says, where it does not say itself. */
function inferred(move: Move, theories: Source['theories']): Move {
  if (move.inference !== null || move.theoryId === null) return move
  const theory = theories.find(one => one.id === move.theoryId)
  const version = theory?.versions.find(one => one.version === move.theoryVersion)
  return version === undefined ? move : { ...move, inference: version.inference }
}

/** How often each kind of move was made; what was undone is not counted, and inferences as often as the list names them. */
function tally({ moves, versionsTold }: Around, { say }: Words): string {
  const made = moves.filter(move => move.undoneAt === null)
  const kinds = MOVE_KINDS.flatMap(kind => {
    const count = made.filter(move => move.kind === kind).length
    return count === 0 ? [] : [`${say(`report.story.${kind}`)} ${count}`]
  })
  const inferred = (['abduction', 'retroduction'] as const).map(
    inference =>
      `${say(`report.story.${inference}`)} ${[...made, ...versionsTold].filter(one => one.inference === inference).length}`,
  )
  return say('report.story.tally', { n: made.length, kinds: kinds.join(', '), inferred: inferred.join(', ') })
}

function told(around: Around, words: Words): Inline[][] {
  // By the day that is printed: a move may have been brought in later than it was made.
  const moves = around.moves.toSorted((a, b) => (a.madeAt === b.madeAt ? a.id - b.id : a.madeAt < b.madeAt ? -1 : 1))
  const versions = woven(moves, around.versionsTold, true)
  const before = (id: number | null) => versions.filter(one => one.before === id).map(one => versionLine(one, words))
  return [...moves.flatMap(move => [...before(move.id), moveLine(move, words)]), ...before(null)]
}

function moveLine(move: Move, words: Words): Inline[] {
  const { say, day } = words
  const inputs = [
    ...move.inputs.map(({ layer, id }) =>
      say(`report.chain.${layer === 'account' ? 'account' : 'configuration'}`, { n: id }),
    ),
    ...move.statements.map(one => say('report.story.statement', { number: one.number, theory: one.theoryTitle })),
  ]
  return [
    strong(`${day(move.madeAt)}, ${say(`report.story.${move.kind}`)}. `),
    ...(inputs.length === 0 ? [] : [plain(`${inputs.join(', ')} `)]),
    ...outcome(move, words),
    plain(move.reason === '' ? `${say('report.story.noReason')} ` : `${withStop(move.reason)} `),
    ...inferenceSaid(move.inference, '', words),
    quiet(say('report.story.by', { by: signedBy(move.madeBy, words) })),
    ...(move.undoneAt === null ? [] : [strong(` ${say('report.story.undone', { day: day(move.undoneAt) })}`)]),
  ]
}

function outcome(move: Move, { say }: Words): Inline[] {
  if (move.configurationId !== null) {
    const name = say('report.chain.configuration', { n: move.configurationId })
    const title = move.configurationTitle ? `: ${move.configurationTitle}` : ''
    return [plain('→ '), linkTo(`${name}${title}`, `#cmoc-${move.configurationId}`), plain('. ')]
  }
  if (move.theoryId === null) return []
  return [
    plain('→ '),
    linkTo(
      say('report.story.version', { theory: move.theoryTitle ?? '', n: move.theoryVersion ?? 1 }),
      `#theory-${move.theoryId}`,
    ),
    plain('. '),
  ]
}

function versionLine(version: VersionTold, words: Words): Inline[] {
  const { say, day } = words
  return [
    strong(`${day(version.writtenAt)}, `),
    linkTo(say('report.story.version', { theory: version.title, n: version.version }), `#theory-${version.theoryId}`),
    plain(` (${say(`report.theory.${version.status}`)}). `),
    plain(version.reason === '' ? `${say('report.story.noReason')} ` : `${withStop(version.reason)} `),
    ...inferenceSaid(version.inference, version.inferenceReason, words),
    quiet(say('report.story.by', { by: version.writtenBy ?? say('report.team') })),
  ]
}

export function inferenceSaid(
  inference: 'abduction' | 'retroduction' | null,
  reason: string,
  { say }: Words,
): Inline[] {
  if (inference === null) return []
  return [
    strong(`∴ ${say(`report.story.by.${inference}`)} `),
    ...(reason === '' ? [] : [plain(`${withStop(reason)} `)]),
  ]
}
