// What a round cannot be compared with in the round it follows: a question asked in the same words on another scale.
import type { Question } from '../domain.ts'

const NAMES: Readonly<Record<Question['scale'], string>> = {
  '1-5': 'from 1 to 5',
  '1-7': 'from 1 to 7',
  '1-9': 'from 1 to 9',
  agree: 'by disagree or agree',
  choose: 'by choosing some items',
  points: 'by sharing points',
}
type Asked = Pick<Question, 'text' | 'scale'>

/** A sentence for each question whose answers then and now do not stand side by side, though its words are the same. */
export function notCompared(questions: readonly Asked[], before: readonly Asked[], earlierTitle: string): string[] {
  return questions.flatMap(({ text, scale }) => {
    const then = before.filter(one => one.text === text)
    const [other] = then
    if (other === undefined || then.some(one => one.scale === scale)) return []
    return [
      `“${text}” was answered ${NAMES[other.scale]} in “${earlierTitle}” and ${NAMES[scale]} here: the answers of the two rounds cannot be compared.`,
    ]
  })
}
