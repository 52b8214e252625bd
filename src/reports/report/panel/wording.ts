// The questions of rounds, their titles and structured answers in the language of a report: Dutch where the lead gave it, and what was left as shipped.
import { differenceSaid } from '../../../panel/differences/difference.ts'
import { questionFor, wordsFor } from '../../../panel/wording.ts'
import type { Panel, Say } from '../source.ts'

type Round = Panel['rounds'][number]

export function panelIn(panel: Panel, language: 'en' | 'nl', say: Say): Panel {
  if (language === 'en') return panel
  const words = { where: say('panel.difference.where'), because: say('panel.difference.word') }
  return {
    ...panel,
    rounds: panel.rounds.map(round => roundIn(round, say)),
    comments: panel.comments.map(one =>
      one.difference === null ? one : { ...one, text: differenceSaid(one.difference, words) },
    ),
  }
}

function roundIn(round: Round, say: Say): Round {
  const reader = { language: 'nl', first: null } as const
  const worded = (asked: Round['questions'][number] | undefined) =>
    asked === undefined ? null : questionFor(reader, asked, say)
  const { items, priorities } = round.result
  return {
    ...round,
    title: wordsFor(reader, round.title, round.titleNl).text,
    result: {
      ...round.result,
      items: items.map(item => ({
        ...item,
        questions: item.questions.map(question => {
          const own = worded(round.questions.find(one => one.id === question.id))
          if (own === null) return question
          return { ...question, question: own.text.text, lowLabel: own.low.text, highLabel: own.high.text }
        }),
      })),
      priorities: priorities.map(one => {
        const own = worded(round.questions.find(asked => asked.text === one.question && asked.scale === one.scale))
        return own === null ? one : { ...one, question: own.text.text }
      }),
    },
  }
}
