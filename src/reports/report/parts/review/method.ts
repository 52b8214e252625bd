// Question, kind of review, criteria and what departed from the plan, as the team wrote them down.
import { holdsMemo } from '../../../rameses/items.ts'
import type { Source } from '../../source.ts'
import { type Block, heading, list, missing, paragraph, plain, quiet, strong } from '../../writing/blocks.ts'
import type { Words } from '../words.ts'

export function questionBlocks({ questions }: Source, { say, day }: Words): Block[] {
  const latest = questions.at(-1)
  if (latest === undefined) return [missing(say('report.question.none'))]
  return [
    paragraph(latest.text, 'lead'),
    ...(questions.length === 1
      ? latest.reason === ''
        ? []
        : [paragraph([quiet(latest.reason)])]
      : [
          heading(3, say('report.question.history')),
          list(
            questions.map(question => [
              strong(`${day(question.writtenAt)}: `),
              plain(question === latest ? say('report.question.above') : question.text),
              ...(question.reason === '' ? [] : [quiet(` ${question.reason}`)]),
            ]),
            true,
          ),
        ]),
  ]
}

export function kindBlocks({ review }: Source, { say }: Words): Block[] {
  return [
    paragraph(say(review.kind === 'rapid-realist-review' ? 'report.method.rapid' : 'report.method.realist')),
    review.registration === ''
      ? missing(say('report.method.unregistered'))
      : paragraph(say('report.method.registered', { where: review.registration })),
  ]
}

export function criteriaBlocks({ criteria }: Source, { say }: Words): Block[] {
  return [
    heading(3, say('report.method.criteria')),
    ...(criteria.length === 0
      ? [missing(say('report.method.noCriteria'))]
      : [list(criteria.map(one => [strong(`${say(`report.method.${one.kind}`)}: `), plain(one.text)]))]),
  ]
}

const SECTION = { change: 'changes', scoping: 'scoping' } as const
const NONE = { change: 'report.memos.noChanges', scoping: 'report.memos.noScoping' } as const

/** Notes of the journal, with their days; what the team took into the words above is not said twice. */
export function memoBlocks({ memos, items }: Source, kind: 'change' | 'scoping', { say, day }: Words): Block[] {
  const found = memos.filter(memo => memo.kind === kind)
  if (found.length === 0) return [missing(say(NONE[kind]))]
  const printed = items.filter(item => item.section === SECTION[kind] && item.status !== 'not done')
  const isTaken = (text: string) => text.trim() !== '' && printed.some(item => holdsMemo(item.words, text))
  return found
    .filter(memo => !isTaken(memo.text))
    .flatMap(memo => [
      paragraph([strong(`${memo.title}. `), quiet(`${say('report.memos.journal')} ${day(memo.writtenAt)}`)]),
      { kind: 'markdown' as const, text: memo.text },
    ])
}
