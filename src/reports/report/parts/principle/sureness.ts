// How sure the team is of a principle, in its own words, and what it answers to studies that contradict.
import type { ReadPrinciple } from '../../../../principles/reading.ts'
import { HEADS } from '../../../../principles/sureness/heads.ts'
import type { Source } from '../../source.ts'
import { type Block, heading, missing, paragraph, quiet, strong } from '../../writing/blocks.ts'
import type { Words } from '../words.ts'

export function surenessBlocks(source: Source, principle: ReadPrinciple, { say }: Words): Block[] {
  const said = source.sureness.get(principle.id)
  const heads = HEADS.filter(head => (said?.[head.name] ?? '') !== '')
  return [
    heading(3, say('report.sure.title')),
    ...(said?.grade == null ? [] : [paragraph([strong(say('report.sure.grade', { grade: said.grade }))])]),
    ...(heads.length === 0 ? [missing(say('report.sure.none'))] : []),
    ...heads.flatMap((head): Block[] => [
      paragraph([strong(say(`report.sure.${head.name}`))]),
      { kind: 'markdown', text: said?.[head.name] ?? '' },
    ]),
  ]
}

/** Answers that stand beside the explanation; what the explanation itself answers is read there. */
export function answerBlocks(principle: ReadPrinciple, { say }: Words): Block[] {
  const answered = principle.resting.contradictions.flatMap(study =>
    principle.answers
      .filter(answer => study.documentIds.includes(answer.documentId))
      .map(answer => ({ label: study.label, text: answer.text })),
  )
  return answered.flatMap(({ label, text }): Block[] => [
    paragraph([quiet(say('report.sure.answer', { study: label }))]),
    { kind: 'markdown', text },
  ])
}
